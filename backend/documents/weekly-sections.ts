/** The words and tables of the weekly update as HTML: each table has real headers. */
import { type Markup, html } from "./markup.ts";
import type {
  CellLine,
  PaperBlock,
  PaperCell,
  PaperItem,
  PaperRow,
  PaperSection,
  PaperTable,
  Run,
} from "./paper/paper.ts";
import { renderReading } from "./rag-chip.ts";

/** Beside what was published, never in its place (rule R3): what is under a cell's text. */
const renderLine = ({ kind, words }: CellLine): Markup =>
  kind === "correction"
    ? html`<span class="corrected">${words}</span>`
    : html`<span class="${kind === "comment" ? "comment" : "note"}" data-cell="${kind}"
        >${words}</span
      >`;

const renderCell = (column: string, cell: PaperCell): Markup => {
  const lines = cell.lines.map(renderLine);
  switch (column) {
    case "reading":
      return html`<td>${renderReading(cell)}${lines}</td>`;
    case "against":
      return html`<td><span data-cell="against">${cell.text}</span>${lines}</td>`;
    case "change":
      return html`<td class="change" data-cell="change">${cell.text}</td>`;
    default:
      return html`<td data-cell="${column}">${cell.text}${lines}</td>`;
  }
};

const renderRow = ({ columns }: PaperTable, { key, cells }: PaperRow): Markup => {
  const [header, ...rest] = cells;
  return html`<tr data-row="${key}">
    <th scope="row">${header?.text ?? ""}</th>
    ${rest.map((cell, index) => renderCell(columns[index + 1]?.key ?? "", cell))}
  </tr>`;
};

/** The criteria table, row by row, its strings as the paper has them. */
const renderTable = (table: PaperTable): Markup => html`
  <table class="criteria">
    <caption class="unseen">
      ${table.caption}
    </caption>
    <thead>
      <tr>
        ${table.columns.map(({ key, header }) =>
          key === "change"
            ? html`<th scope="col" class="change">${header}</th>`
            : html`<th scope="col">${header}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${table.rows.map((row) => renderRow(table, row))}
    </tbody>
  </table>
`;

const renderRun = ({ words, strong }: Run): Markup =>
  strong ? html`<strong>${words}</strong>` : html`${words}`;

const renderItem = ({ title, tag, lines }: PaperItem): Markup =>
  html`<div>
    <dt>${title}${tag === null ? null : html` <span class="state">${tag}</span>`}</dt>
    ${lines.map((line) => html`<dd>${line}</dd>`)}
  </div>`;

const renderBlock = (block: PaperBlock): Markup | null => {
  switch (block.is) {
    case "paragraph":
      return html`<p class="${block.tone}">${block.runs.map(renderRun)}</p>`;
    case "list":
      return html`<ul>
        ${block.items.map((words) => html`<li>${words}</li>`)}
      </ul>`;
    case "items":
      return html`<dl>${block.items.map(renderItem)}</dl>`;
    case "table":
      return renderTable(block.table);
    // Drawn with its own numbers beside it.
    case "chart":
      return null;
  }
};

/** A section of words or of the criteria; what must not be overlooked stands in a box. */
export const renderSection = ({ key, heading, isBox, blocks }: PaperSection): Markup => {
  const content = blocks.map(renderBlock);
  if (heading === null) return html`<div class="${isBox ? "mark" : key}">${content}</div>`;
  return html`<section class="${isBox ? "box" : key}" aria-labelledby="${key}">
    <h2 id="${key}">${heading}</h2>
    ${content}
  </section>`;
};
