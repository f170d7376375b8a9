/** The sections of the weekly update as HTML: each table has real headers, each chart its numbers beside it. */
import type {
  BreakdownSection,
  LastYearSection,
  LengthOfStaySection,
  WeeklyUpdate,
} from "../../contracts/weekly-update.ts";
import type { TargetInForce } from "../../contracts/plan.ts";
import { londonDay } from "../../contracts/calendar.ts";
import { writeDayLong, writeDayShort, writeNumber, writeTimeOf } from "../../contracts/wording.ts";
import { writeMissing, writeMissingWeeks } from "./chart-weeks.ts";
import { swatchOf } from "./chart-style.ts";
import { type ChartName, findChartWords, renderChart } from "./charts.ts";
import { type Markup, html, trusted } from "./markup.ts";
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
      ({ published, now }) =>
        html`<span class="corrected">published ${published}, since corrected to ${now}</span>`,
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
            ({ criteria, asAt, published, now, recordedAt }) =>
              html`<li>
                ${criteria}, ${asAt}: published ${published}, since corrected to ${now}
                (${writeDayLong(londonDay(recordedAt))}, ${writeTimeOf(recordedAt)})
              </li>`,
          )}
        </ul>
      </section>`;

const orNoFigure = (value: number | null): Markup | string =>
  value === null ? html`<span class="absent">no figure</span>` : writeNumber(value);

const renderChartWithTable = (
  update: WeeklyUpdate,
  name: ChartName,
  { title, missing }: { title: string; missing: readonly string[] },
  table: Markup,
): Markup => html`
  <section class="chart" aria-labelledby="${name}">
    <h2 id="${name}">${findChartWords(update, name)?.title ?? title}</h2>
    <p class="under">${title}</p>
    <div class="drawing" role="group" aria-label="${title}" tabindex="0">
      ${trusted(renderChart(update, name) ?? "")}
    </div>
    ${
      missing.length === 0
        ? null
        : html`<p class="gaps">
            No bar or point is drawn where a figure is missing. ${missing.join("; ")}.
          </p>`
    }
    <details>
      <summary>The numbers of this chart</summary>
      ${table}
    </details>
  </section>
`;

const renderBreakdown = (
  update: WeeklyUpdate,
  name: ChartName,
  section: BreakdownSection | null,
): Markup | null => {
  if (section === null) return null;
  const labels = (section.weeks[0] ?? section.latest)?.parts.map(({ label }) => label) ?? [];
  const renderWeek = (week: BreakdownSection["weeks"][number]): Markup =>
    html`<tr data-week="${week.asAt}">
      <th scope="row">${writeDayShort(week.asAt)}</th>
      ${week.parts.map(({ value }) => html`<td>${orNoFigure(value)}</td>`)}
      <td>${week.total === null ? noTotal(week) : writeNumber(week.total)}</td>
    </tr>`;
  const noTotal = (week: BreakdownSection["weeks"][number]): Markup =>
    html`<span class="absent">no total: ${writeMissing(week) ?? "a part is missing"}</span>`;
  const table = html`<table>
    <caption>
      ${section.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">As at</th>
        ${labels.map((label) => html`<th scope="col">${label}</th>`)}
        <th scope="col">Total</th>
      </tr>
    </thead>
    <tbody>
      ${section.weeks.map(renderWeek)}
    </tbody>
  </table>`;
  const words = { title: section.title, missing: writeMissingWeeks(section.weeks) };
  return renderChartWithTable(update, name, words, table);
};

export const renderNctrByPathwaySection = (update: WeeklyUpdate): Markup | null =>
  renderBreakdown(update, "nctr-by-pathway", update.nctrByPathway);

export const renderNctrByTrustSection = (update: WeeklyUpdate): Markup | null =>
  renderBreakdown(update, "nctr-by-trust", update.nctrByTrust);

const writeTarget = (target: TargetInForce): string => {
  switch (target.state) {
    case "number":
      return writeNumber(target.value);
    case "band":
      return `${writeNumber(target.floor)} to ${writeNumber(target.ceiling)}`;
    case "tbc":
      return "to be confirmed";
    case "not-rated":
      return `not rated: ${target.note}`;
    case "none":
      return "none";
  }
};

export const renderLastYearSection = (update: WeeklyUpdate): Markup | null => {
  const section = update.nctrAgainstLastYear;
  if (section === null) return null;
  const renderWeek = (week: LastYearSection["weeks"][number]): Markup =>
    html`<tr data-week="${week.asAt}">
      <th scope="row">${writeDayShort(week.asAt)}</th>
      <td>${orNoFigure(week.value)}</td>
      <td>${orNoFigure(week.lastYear)}</td>
      <td>${writeTarget(week.target)}</td>
    </tr>`;
  const table = html`<table>
    <caption>
      ${section.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">As at</th>
        <th scope="col">This year</th>
        <th scope="col">This time last year</th>
        <th scope="col">Target</th>
      </tr>
    </thead>
    <tbody>
      ${section.weeks.map(renderWeek)}
    </tbody>
  </table>`;
  const missing = section.weeks
    .filter(({ value }) => value === null)
    .map(({ asAt }) => `${writeDayShort(asAt)}: no figure`);
  const title = `${section.title}: this year, this time last year and target`;
  return renderChartWithTable(update, "nctr-last-year", { title, missing }, table);
};

const barWidthMax = 56;

/** The same number once more, as a length; a missing one has none (rule F3). */
const renderBar = (value: number | null, most: number, fill: string): Markup | null =>
  value === null
    ? null
    : html`<svg class="bar" width="${barWidthMax}" height="10" aria-hidden="true">
        <rect
          width="${((value / most) * barWidthMax).toFixed(1)}"
          height="10"
          rx="2"
          fill="${fill}"
        />
      </svg> `;

/** Average days by pathway, latest week first; the total is of days over patients, never a mean of means (rule D3). */
export const renderLengthOfStay = (section: LengthOfStaySection | null): Markup | null => {
  if (section === null) return null;
  const averages = [...section.weeks.flatMap(({ cells }) => cells), ...section.total];
  const most = Math.max(1, ...averages.map(({ average }) => average ?? 0));
  const renderCells = (cells: LengthOfStaySection["total"]): Markup[] =>
    cells.map(
      (cell, position) =>
        html`<td>
          ${renderBar(cell.average, most, swatchOf(cell.pathway, position).fill)}${orNoFigure(cell.average)}
        </td>`,
    );
  return html`<section aria-labelledby="length-of-stay">
    <h2 id="length-of-stay">${section.title}</h2>
    <p class="under">Days, weighted by patients</p>
    <table class="stay">
      <caption class="unseen">
        ${section.title}, in days
      </caption>
      <thead>
        <tr>
          <th scope="col">Week of</th>
          ${section.pathways.map((pathway) => html`<th scope="col">${pathway}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${section.weeks.map(
          ({ weekCommencing, cells }) =>
            html`<tr data-week="${weekCommencing}">
              <th scope="row">${writeDayShort(weekCommencing)}</th>
              ${renderCells(cells)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr data-week="total">
          <th scope="row">Total</th>
          ${renderCells(section.total)}
        </tr>
      </tfoot>
    </table>
  </section>`;
};

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
