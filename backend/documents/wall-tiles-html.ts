/**
 * The tiles of a wall as markup that reads without scripts: the same words in the same places as the live
 * tiles, and their classes, so that the page does not jump when it comes alive. Lines are drawn later.
 */
import { dayOf, type Instant } from "../../contracts/calendar.ts";
import type { Figure, FigurePart } from "../../contracts/figure.ts";
import {
  amendmentOf,
  type Band,
  bandOf,
  colourOf,
  type TileSize,
} from "../../contracts/tile-band.ts";
import {
  asAtOf,
  captionOf,
  isLongLine,
  linesBeside,
  readingOf,
} from "../../contracts/tile-reading.ts";
import { writeChange, writeDayShort, writeNumber } from "../../contracts/wording.ts";
import { html, type Markup, trusted } from "./markup.ts";

const diamond = trusted(
  '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M12 2 20 12 12 22 4 12Z"/></svg>',
);

const ratingWords = { green: "Green", amber: "Amber", red: "Red" } as const;

/** The mark of a figure that is made up for the demonstration. */
export const renderIllustrative = ({ origin }: Figure): Markup | null =>
  origin === "illustrative"
    ? html`<span class="illustrative"
        >${diamond}<span class="visually-hidden">Illustrative figure. </span></span
      >`
    : null;

const renderHead = (figure: Figure): Markup =>
  html`<header class="tile-head">
    <h3>${figure.title}</h3>
    <p class="as-at">
      ${renderIllustrative(figure)}<span
        ><span class="visually-hidden">as at </span>${asAtOf(figure)}</span
      >
    </p>
  </header>`;

const renderReading = (figure: Figure): Markup => {
  const reading = readingOf(figure);
  switch (reading.is) {
    case "number":
      return html`<p class="value">
        ${reading.number}${reading.sign === "" ? null : html`<span class="value-sign">%</span>`}
      </p>`;
    case "word":
      return html`<p class="value value-word" data-says="${reading.says}">${reading.word}</p>`;
    case "sentence":
      return html`<p class="value-sentence">${reading.sentence}</p>`;
    case "averages":
      return html`<ul class="averages">
        ${reading.parts.map(
          ({ label, value }) =>
            html`<li>
              <span class="averages-label">${label}</span>
              <span class="value"
                >${value === null ? "no figure" : writeNumber(value, figure.decimals)}</span
              >
            </li>`,
        )}
      </ul>`;
  }
};

/** "8 fewer since 8 Aug"; nothing where there is no earlier report. */
export const renderChange = (
  figure: Figure,
  asClass: "tile-change" | "band-change",
): Markup | null => {
  const { change, value, kind, decimals, capacity, parts } = figure;
  if (change === null || value === null) return null;
  // Where places are drawn, or averages stand side by side, the live tile has no room for it either.
  if (capacity !== null || (kind === "average" && parts.length > 0)) return null;
  return html`<p class="${asClass}">
    <span class="change">
      <span
        >${writeChange(kind, decimals, change.difference)}<span class="visually-hidden">
          since ${writeDayShort(dayOf(change.since))}</span
        ></span
      >
    </span>
  </p>`;
};

const renderBand = (band: Band, end: Markup | null): Markup => {
  const colour = band.is === "green" || band.is === "amber" || band.is === "red" ? band.is : null;
  const { aside } = band;
  return html`<div class="band" data-band="${band.is}">
    <p class="band-words">
      ${colour === null ? null : html`<b class="band-rag">${ratingWords[colour]} </b>`}${band.words}
    </p>
    ${
      aside === null
        ? null
        : html`<p class="band-aside">
            ${
              aside.rag === null
                ? null
                : html`<span class="visually-hidden">The last figure was </span>${
                      ratingWords[aside.rag]
                    } `
            }${aside.words}
          </p>`
    }
    ${end}
  </div>`;
};

const renderLines = (figure: Figure): Markup | null => {
  const lines = linesBeside(figure);
  if (lines.length === 0) return null;
  return html`<ul
    class="lines"
    data-incomplete="${String(figure.incomplete !== null)}"
    data-long="${String(isLongLine(lines))}"
  >
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
};

const renderTile = (figure: Figure, size: "second" | "small", now: Instant): Markup => {
  const band = bandOf(figure, now, size);
  const amendment = amendmentOf(figure, now);
  const isSaidInBand = amendment === null || band.is === "amended";
  const end = !isSaidInBand && size === "second" && colourOf(figure.rag) === null;
  return html`<article
    class="tile"
    data-size="${size}"
    data-state="${band.is}"
    data-amended="${String(amendment !== null)}"
  >
    ${renderHead(figure)}
    <div class="tile-body">
      ${renderReading(figure)}
      <p class="caption">
        ${
          isSaidInBand
            ? captionOf(figure)
            : html`<span class="amended">${end ? amendment.words : amendment.short}</span>`
        }
      </p>
      ${renderLines(figure) ?? (end ? null : renderChange(figure, "tile-change"))}
    </div>
    ${renderBand(band, end ? renderChange(figure, "band-change") : null)}
  </article>`;
};

const renderPart = ({ label, words, value }: FigurePart, place: number): Markup => {
  const isPathway = /^P[0-3]$/.test(label);
  const colour = isPathway ? label.toLowerCase() : `p${(place % 3) + 1}`;
  // What is no part but a sum of them has no colour of its own.
  const mark = words === null ? null : html`data-colour="${colour}"`;
  return html`<li class="part" ${mark} data-missing="${String(value === null)}">
    <p class="part-value">${value === null ? "missing" : writeNumber(value)}</p>
    <p class="part-label">
      ${words === null ? label : html`<b>${label}</b> <span class="part-words">${words}</span>`}
    </p>
  </li>`;
};

const renderParts = ({ parts, beside }: Figure): Markup | null =>
  parts.length === 0
    ? null
    : html`<div class="parts">
        <ul aria-label="In the total">
          ${parts.map(renderPart)}
        </ul>
        ${
          beside.length === 0
            ? null
            : html`<ul class="parts-beside" aria-label="Not in the total">
                ${beside.map(renderPart)}
              </ul>`
        }
      </div>`;

const renderLead = (figure: Figure, now: Instant): Markup => {
  const amendment = amendmentOf(figure, now);
  const band = bandOf(figure, now, "lead");
  return html`<article
    class="tile"
    data-size="lead"
    data-state="${band.is}"
    data-amended="${String(amendment !== null)}"
  >
    ${renderHead(figure)}
    <div class="tile-body">
      ${renderReading(figure)}
      <div class="caption">
        <p>${figure.none ?? captionOf(figure)}</p>
        ${amendment === null ? null : html`<p class="amended">${amendment.long}</p>`}
      </div>
    </div>
    ${renderParts(figure)} ${renderBand(band, renderChange(figure, "band-change"))}
  </article>`;
};

/** A figure as it stands among the others, judged at `now`. */
export const renderFigure = (figure: Figure, size: TileSize, now: Instant): Markup =>
  size === "lead"
    ? renderLead(figure, now)
    : renderTile(figure, size === "second" ? "second" : "small", now);
