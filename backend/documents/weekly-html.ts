/** The weekly update as one page that reads without scripts, on screen and on paper. */
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeDayLong } from "../../contracts/wording.ts";
import { type Markup, html, trusted } from "./markup.ts";
import { composePaper } from "./paper/compose-paper.ts";
import type { Paper, PaperSection } from "./paper/paper.ts";
import {
  renderLastYearSection,
  renderLengthOfStay,
  renderNctrByPathwaySection,
  renderNctrByTrustSection,
} from "./weekly-charts.ts";
import { renderSection } from "./weekly-sections.ts";
import { weeklyStyle } from "./weekly-style.ts";

/** What is said of the whole of it at its foot. */
const renderFooter = ({ footnotes }: Paper): Markup =>
  html`<footer>
    <p>${footnotes.join(" ")}</p>
    <p>Locality Flow</p>
  </footer>`;

/** A chart or a table of bars; a public edition has the same section in words. */
const renderSecond = (update: WeeklyUpdate, section: PaperSection): Markup =>
  renderDrawn(update, section) ?? renderSection(section);

const renderDrawn = (update: WeeklyUpdate, { key }: PaperSection): Markup | null => {
  switch (key) {
    case "nctr-by-pathway":
      return renderNctrByPathwaySection(update);
    case "nctr-last-year":
      return renderLastYearSection(update);
    case "nctr-by-trust":
      return renderNctrByTrustSection(update);
    case "length-of-stay":
      return renderLengthOfStay(update.lengthOfStay);
    default:
      return null;
  }
};

/** A whole HTML document that needs nothing from elsewhere. Every text of the update is escaped. */
export const renderWeeklyHtml = (update: WeeklyUpdate): string => {
  const paper = composePaper(update);
  const week = writeDayLong(update.monday);
  const onPage = (page: 1 | 2): PaperSection[] =>
    paper.sections.filter((section) => section.page === page);
  const document = html`<html lang="${paper.language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${update.title}, week commencing ${week}</title>
      <style>
        ${trusted(weeklyStyle)}
      </style>
    </head>
    <body>
      <main>
        <p class="top"><span>${paper.place}</span> <span>${paper.state}</span></p>
        <h1>${paper.title}</h1>
        <p class="week">${paper.subtitle}</p>
        <p class="stamps">${paper.stamps.join(" \u00b7 ")}</p>
        ${onPage(1).map(renderSection)}
        <div class="columns">${onPage(2).map((section) => renderSecond(update, section))}</div>
      </main>
      ${renderFooter(paper)}
    </body>
  </html>`;
  return `<!doctype html>\n${document.text}\n`;
};
