/** The charts of the weekly update as HTML, each with its numbers beside it, and the length of stay. */
import type { TargetInForce } from "../../contracts/plan.ts";
import type {
  BreakdownSection,
  LastYearSection,
  LengthOfStaySection,
  WeeklyUpdate,
} from "../../contracts/weekly-update.ts";
import { writeDayShort, writeNumber } from "../../contracts/wording.ts";
import { swatchOf } from "./chart-style.ts";
import { writeMissing, writeMissingWeeks } from "./chart-gaps.ts";
import { type ChartName, findChartWords, renderChart } from "./charts.ts";
import { type Markup, html, trusted } from "./markup.ts";

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
