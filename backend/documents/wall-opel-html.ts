/** A declared level as markup that reads without scripts: the block, who declared it, since when. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { freshnessOf } from "../../contracts/freshness.ts";
import { levelOf } from "../../contracts/measure.ts";
import { asAtOf, levelAgeOf } from "../../contracts/tile-reading.ts";
import { writeDue } from "../../contracts/wording.ts";
import { html, type Markup } from "./markup.ts";
import { renderChange, renderIllustrative } from "./wall-tiles-html.ts";

const levels = [1, 2, 3, 4] as const;

/** A declared level, with the words of its scale. */
export const renderOpel = (figure: Figure, now: Instant): Markup => {
  const { value, scale, none, asAt } = figure;
  const freshness = freshnessOf(figure, now);
  const words =
    value === null || scale === null
      ? (none ?? (asAt === null ? "No level declared yet" : "No level"))
      : (levelOf(scale, value)?.words ?? `Level ${value}`);
  return html`<article
    class="opel"
    data-level="${value ?? 0}"
    data-state="${freshness.state === "overdue" ? "overdue" : "current"}"
  >
    <p class="opel-block">
      <span class="opel-name">OPEL</span> <span class="opel-level">${value ?? "–"}</span>
      <span class="pips" aria-hidden="true"
        >${levels.map((level) => html`<span data-filled="${String(level <= (value ?? 0))}"></span>`)}</span
      >
    </p>
    <div class="opel-words">
      <h3>${figure.provider.name}<span class="visually-hidden"> OPEL</span></h3>
      ${
        value === null
          ? null
          : html`<div class="opel-change">${renderChange(figure, "tile-change")}</div>`
      }
      <p class="opel-says">${words}</p>
      <p class="as-at">
        ${renderIllustrative(figure)}${
          freshness.state === "overdue"
            ? html`<span class="overdue"
                >Overdue, due ${writeDue(freshness.dueAt, now)}; as at ${asAtOf(figure)}</span
              >`
            : html`<span class="opel-since">${levelAgeOf(figure, now)}</span
                ><span class="opel-short">as at ${asAtOf(figure)}</span>`
        }
      </p>
    </div>
  </article>`;
};
