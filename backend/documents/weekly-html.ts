/** The weekly update as one page that reads without scripts, on screen and on paper. */
import { londonDay } from "../../contracts/calendar.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeDayLong, writeNumber, writeTimeOf } from "../../contracts/wording.ts";
import { type Markup, html, trusted } from "./markup.ts";
import {
  renderLastYearSection,
  renderLengthOfStay,
  renderNctrByPathwaySection,
  renderNctrByTrustSection,
} from "./weekly-charts.ts";
import {
  renderCorrections,
  renderCriteria,
  renderEvents,
  renderMissing,
  renderRisks,
} from "./weekly-sections.ts";
import { weeklyStyle } from "./weekly-style.ts";

const writeMoment = (at: string): string => `${writeDayLong(londonDay(at))}, ${writeTimeOf(at)}`;

/** "Published Friday 16 August 2024, 3:10pm", or that it is a draft and from when. */
const writeState = ({ state, publishedAt, asKnownAt }: WeeklyUpdate): string =>
  state === "published" && publishedAt !== null
    ? `Published ${writeMoment(publishedAt)}`
    : `Draft, not published. As known at ${writeMoment(asKnownAt)}`;

const renderIllustrative = ({ illustrative }: WeeklyUpdate): Markup | null =>
  illustrative
    ? html`<p class="mark">
        <strong>Illustrative.</strong> Some figures here are made up for the demonstration.
      </p>`
    : null;

const renderFooter = (update: WeeklyUpdate): Markup => {
  const { lastReport } = update;
  const compared =
    lastReport === null
      ? "No earlier report to compare with."
      : `Compared with the report of ${writeDayLong(lastReport.monday)}, published ${writeMoment(lastReport.publishedAt)}.`;
  return html`<footer>
    <p>
      Every figure carries its own date. Numbers equal the wall at revision
      ${writeNumber(update.revision)}, as known at ${writeMoment(update.asKnownAt)}. ${compared}
      NCTR: no criteria to reside.
    </p>
    <p>Locality Flow</p>
  </footer>`;
};

/** A whole HTML document that needs nothing from elsewhere. Every text of the update is escaped. */
export const renderWeeklyHtml = (update: WeeklyUpdate): string => {
  const week = writeDayLong(update.monday);
  const page = html`<html lang="en-GB">
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
        <p class="top"><span>${update.locality.name}</span> <span>${writeState(update)}</span></p>
        <h1>${update.title}</h1>
        <p class="week">Week commencing ${week}</p>
        ${renderIllustrative(update)} ${renderCriteria(update)} ${renderMissing(update)}
        ${renderCorrections(update)}
        <div class="columns">
          ${renderNctrByPathwaySection(update)} ${renderLastYearSection(update)}
          ${renderNctrByTrustSection(update)} ${renderLengthOfStay(update.lengthOfStay)}
          ${renderRisks(update)} ${renderEvents(update)}
        </div>
      </main>
      ${renderFooter(update)}
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}\n`;
};
