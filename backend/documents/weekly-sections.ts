/** The words and tables of the weekly update as HTML: each table has real headers. */
import { londonDay } from "../../contracts/calendar.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeDayLong, writeTimeOf, writeWhoAndWhy } from "../../contracts/wording.ts";
import { type Markup, html } from "./markup.ts";
import { renderReading } from "./rag-chip.ts";

/** The criteria table, row by row, its strings as the update has them. */
export const renderCriteria = (update: WeeklyUpdate): Markup => html`
  <table class="criteria">
    <caption class="unseen">
      Criteria, with rating, date, target and change since the last report
    </caption>
    <thead>
      <tr>
        <th scope="col">Criteria</th>
        <th scope="col">No. / RAG rating</th>
        <th scope="col">As at</th>
        <th scope="col">Against target of</th>
        <th scope="col" class="change">+/- last report</th>
      </tr>
    </thead>
    <tbody>
      ${update.rows.map(
        (row) =>
          html`<tr data-row="${row.key}">
            <th scope="row">${row.criteria}</th>
            <td>${renderReading(row)}${renderCorrection(update, row.key)}</td>
            <td data-cell="as-at">${row.asAt}</td>
            <td>
              <span data-cell="against">${row.against}</span>${
                row.note === null
                  ? null
                  : html`<span class="note" data-cell="note">${row.note}</span>`
              }
            </td>
            <td class="change" data-cell="change">${row.change}</td>
          </tr>`,
      )}
    </tbody>
  </table>
`;

/** Beside the published number, never in its place (rule R3). */
const renderCorrection = (update: WeeklyUpdate, row: string): Markup[] =>
  update.corrections
    .filter((correction) => correction.row === row)
    .map(
      (correction) =>
        html`<span class="corrected"
          >published ${correction.published}, since corrected to
          ${correction.now}${writeWhoAndWhy(correction)}</span
        >`,
    );

/** What was due and is not here (rule R4); an update with nothing missing says so. */
export const renderMissing = ({ missing }: WeeklyUpdate): Markup =>
  missing.length === 0
    ? html`<section class="box" aria-labelledby="missing">
        <h2 id="missing">What is missing</h2>
        <p>Nothing: everything that was due is here.</p>
      </section>`
    : html`<section class="box" aria-labelledby="missing">
        <h2 id="missing">What is missing</h2>
        <ul>
          ${missing.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </section>`;

/** All that has been corrected since this was published (rule R3). */
export const renderCorrections = ({ corrections }: WeeklyUpdate): Markup | null =>
  corrections.length === 0
    ? null
    : html`<section class="box" aria-labelledby="corrections">
        <h2 id="corrections">Corrected since this was published</h2>
        <ul>
          ${corrections.map(
            ({ criteria, asAt, published, now, recordedAt, ...how }) =>
              html`<li>
                ${criteria}, ${asAt}: published ${published}, since corrected to
                ${now}${writeWhoAndWhy(how)} (${writeDayLong(londonDay(recordedAt))},
                ${writeTimeOf(recordedAt)})
              </li>`,
          )}
        </ul>
      </section>`;

export const renderRisks = ({ risks }: WeeklyUpdate): Markup =>
  html`<section aria-labelledby="risks">
    <h2 id="risks">Anticipated risks in the coming week</h2>
    ${
      risks.length === 0
        ? html`<p>None noted.</p>`
        : html`<dl>
            ${risks.map(
              ({ risk, mitigation }) =>
                html`<div>
                  <dt>${risk}</dt>
                  <dd>Mitigation: ${mitigation}</dd>
                </div>`,
            )}
          </dl>`
    }
  </section>`;

export const renderEvents = ({ events }: WeeklyUpdate): Markup =>
  html`<section aria-labelledby="events">
    <h2 id="events">Key upcoming events</h2>
    ${
      events.length === 0
        ? html`<p>None noted.</p>`
        : html`<dl>
            ${events.map(
              ({ event, day }) =>
                html`<div>
                  <dt>${event}</dt>
                  <dd>${writeDayLong(day)}</dd>
                </div>`,
            )}
          </dl>`
    }
  </section>`;
