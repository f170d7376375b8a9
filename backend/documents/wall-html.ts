/**
 * A wall as the first bytes of its page hold it: the current figures, whole and readable without
 * scripts. What makes the page live takes this document's place once it has figures of its own.
 */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import type { Wall } from "../../contracts/figure.ts";
import { writeDayLong, writeNumber, writeTimeOf } from "../../contracts/wording.ts";
import { html, type Markup } from "./markup.ts";
import { renderOpel } from "./wall-opel-html.ts";
import { placedIn } from "./wall-placed.ts";
import { renderSystem } from "./wall-system-html.ts";
import { renderFigure } from "./wall-tiles-html.ts";

export type WallPage = {
  wall: Wall;
  /** Whether its clock and some of its figures are a demonstration's. */
  demonstration: boolean;
  /** True for a wall of the past: its moment is `wall.at`. */
  past: boolean;
  /** The walls of a system's localities, which stand side by side over its own figures; null for a place. */
  parts: readonly Wall[] | null;
};

/** A longer name has no room over a column; the place then goes by its short one. */
const placeCharactersMax = 34;

const nameOf = ({ name, shortName }: Wall["locality"]): string =>
  name.length > placeCharactersMax ? shortName : name;

/** "Thursday 8 August 2024, 3pm" */
const writeMoment = (at: Instant): string => `${writeDayLong(londonDay(at))}, ${writeTimeOf(at)}`;

const renderBanner = ({ wall, past }: WallPage): Markup =>
  past
    ? html`<div class="banner" data-banner="past">
        <p><b>As known at ${writeMoment(wall.at)}.</b> Not live.</p>
      </div>`
    : html`<div class="banner" data-banner="late" hidden>
        <p>
          <b>There is no link to the figures.</b> These are the figures of ${writeTimeOf(wall.at)}.
        </p>
        <p class="banner-aside">Connecting by itself</p>
      </div>`;

const renderHead = (page: WallPage): Markup =>
  html`<header class="place" data-lines="3">
    <h1>${nameOf(page.wall.locality)}</h1>
    <p class="place-day">${writeDayLong(londonDay(page.wall.at))}</p>
    ${
      page.demonstration
        ? html`<p class="place-demonstration">
            Demonstration clock; some figures are illustrative
          </p>`
        : null
    }
  </header>`;

const renderFoot = ({ wall, past }: WallPage): Markup =>
  html`<div class="wall-foot">
    <div class="clock-corner">
      <div class="clock-link">
        <p class="link-words">Figures at ${writeTimeOf(wall.at)}</p>
        <p class="revision">Revision ${writeNumber(wall.revision)}</p>
      </div>
      <p class="owed-short">Figures at ${writeTimeOf(wall.at)}</p>
    </div>
    <div class="owed">
      <noscript>
        <p>
          ${
            past
              ? "These are the figures as they were known then."
              : "Without scripts this page stands still: load it again for newer figures."
          }
        </p>
      </noscript>
    </div>
  </div>`;

const renderTiles = (wall: Wall): Markup =>
  html`<h2 class="visually-hidden">Figures</h2>
    <ul class="tiles" role="list">
      ${placedIn(wall.figures, "lead", "second", "small").map(
        ({ figure, tile }) =>
          html`<li data-size="${tile.size}" data-rag="${figure.rag}">
            ${renderFigure(figure, tile.size, wall.at)}
          </li>`,
      )}
    </ul>`;

/** What stands in the page until it is live; every text of the wall is escaped. */
export const renderWall = (page: WallPage): Markup => {
  const { wall, past, parts } = page;
  const opels = placedIn(wall.figures, "opel");
  return html`<main
    id="main"
    class="wall"
    data-banner="${past ? "past" : "none"}"
    data-place="${nameOf(wall.locality)}"
    data-demonstration="${String(page.demonstration)}"
  >
    ${renderBanner(page)}
    <div class="wall-top">
      ${renderHead(page)}
      <h2 class="visually-hidden">OPEL levels</h2>
      <ul class="opels" role="list">
        ${opels.map(({ figure }) => html`<li>${renderOpel(figure, wall.at)}</li>`)}
      </ul>
    </div>
    ${parts === null ? renderTiles(wall) : renderSystem(wall, parts)} ${renderFoot(page)}
  </main>`;
};

/** What stands there for someone who may not see the wall, or when there is none. */
export const renderNoWall = (heading: string, sentence: string): Markup =>
  html`<main id="main" class="wall-message">
    <div class="state-card">
      <h1>${heading}</h1>
      <p>${sentence}</p>
      <p><a href="/">See all places</a></p>
    </div>
  </main>`;

export type WallDocument = { title: string; theme: "light" | "dark"; content: Markup };

/**
 * The built page with its first content.
 *
 * @param shell the page as it was built: an empty `<div id="app"></div>` and its own title and theme.
 */
export const fillShell = (shell: string, { title, theme, content }: WallDocument): string =>
  shell
    .replace(/ data-theme="\w+"/, () => ` data-theme="${theme}"`)
    .replace(/<title>[^<]*<\/title>/, () => html`<title>${title}: Locality Flow</title>`.text)
    .replace('<div id="app"></div>', () => `<div id="app">${content.text}</div>`);

/** "Bath and North East Somerset, wall" */
export const titleOf = ({ locality }: Wall): string => `${nameOf(locality)}, wall`;
