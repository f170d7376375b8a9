/**
 * The wall of a system as markup that reads without scripts: its localities side by side, each with its
 * levels and the figures that it is known by, and under them what they come to together.
 */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure, Wall } from "../../contracts/figure.ts";
import { writeDue } from "../../contracts/wording.ts";
import { html, type Markup } from "./markup.ts";
import { renderOpel } from "./wall-opel-html.ts";
import { type Placed, placedIn } from "./wall-placed.ts";
import { renderFigure } from "./wall-tiles-html.ts";

/** Of the second tiles a wall's first two, as on the live page. */
const secondsShown = 2;

/** As a small tile says it: it has other room for words. */
const inSmall = ({ figure, tile }: Placed): Figure => ({
  ...figure,
  tile: { ...tile, size: "small" },
});

const renderSmall = (figure: Figure, now: Instant): Markup =>
  html`<li data-size="small" data-rag="${figure.rag}">${renderFigure(figure, "small", now)}</li>`;

/** "latest 8:31am"; nothing where no figure ever came. */
const latestWords = ({ figures, at }: Wall): string => {
  const latest = figures
    .flatMap(({ recordedAt }) => recordedAt ?? [])
    .toSorted()
    .at(-1);
  return latest === undefined ? "" : `latest ${writeDue(latest, at)}`;
};

const renderColumn = (wall: Wall): Markup => {
  const { locality, figures, at } = wall;
  const shown = [
    ...placedIn(figures, "lead").slice(0, 1),
    ...placedIn(figures, "second").slice(0, secondsShown),
  ];
  return html`<section class="column" aria-labelledby="column-${locality.key}">
    <header class="column-head">
      <h2 id="column-${locality.key}">
        <a href="/wall/${locality.key}" title="${locality.name}">${locality.shortName}</a>
      </h2>
      <p class="column-age">${latestWords(wall)}</p>
    </header>
    <ul class="column-opels" role="list">
      ${placedIn(figures, "opel").map(({ figure }) => html`<li>${renderOpel(figure, at)}</li>`)}
    </ul>
    <ul class="column-tiles" role="list">
      ${shown.map((one) => renderSmall(inSmall(one), at))}
    </ul>
  </section>`;
};

/** @param parts the walls of its localities, as far as whoever asks may see them. */
export const renderSystem = (wall: Wall, parts: readonly Wall[]): Markup =>
  html`<div class="columns">${parts.map(renderColumn)}</div>
    <h2 class="visually-hidden">All together</h2>
    <ul class="tiles roll-ups" role="list" data-stands="still">
      ${placedIn(wall.figures, "lead", "second", "small").map((one) => renderSmall(inSmall(one), wall.at))}
    </ul>`;
