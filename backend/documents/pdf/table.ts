/** A table with real headers: each page that it runs on to repeats them, and no row is cut that fits a page. */
import { colour } from "../chart-style.ts";
import type { PaperColumn, PaperRow, PaperTable } from "../paper/paper.ts";
import { layCell, layReadingCell } from "./cells.ts";
import type { Flow } from "./flow.ts";
import { type Line, breakLines, drawLines, heightOf, splitLines } from "./lines.ts";
import { type Density, hairline, rule } from "./pdf-style.ts";
import type { Element, Ink, Pen } from "./pen.ts";

/** Between the columns. */
const columnGap = 10;
const barWidthMax = 34;
/** Of a barred column, for the number after its bar. */
const barredNumberWidth = 16;
const barGap = 5;

type Track = { column: PaperColumn; left: number; width: number };
type LaidRow = { row: PaperRow; cells: readonly (readonly Line[])[]; height: number };

export type LaidTable = {
  readonly table: PaperTable;
  readonly density: Density;
  readonly tracks: readonly Track[];
  readonly header: readonly (readonly Line[])[];
  readonly headerHeight: number;
  readonly rows: readonly LaidRow[];
  /** Of the whole table, as if it stood on one page. */
  readonly height: number;
};

const rowHeight = (cells: readonly (readonly Line[])[], { rowPadding }: Density): number =>
  Math.max(0, ...cells.map(heightOf)) + 2 * rowPadding;

type Bar = { value: number | null; most: number; fill: string; width: number };

/** The number once more as a length; the bars of a table are of one scale. A missing one has none (rule F3). */
const layBar = (pen: Pen, lines: readonly Line[], bar: Bar): Line[] =>
  lines.map((line, index) => ({
    height: line.height,
    draw: (x, top, place) => {
      const { value, most, fill } = bar;
      const width = value === null ? 0 : Math.max(0.5, (value / most) * bar.width);
      if (value !== null && index === 0)
        pen.decorate(() =>
          pen.sketch((canvas) =>
            canvas.roundedRect(x, top + line.height / 2 - 3.6, width, 7.2, 1.5).fill(fill),
          ),
        );
      line.draw(value === null ? x : x + width + barGap, top, place);
    },
  }));

const layRow = (
  pen: Pen,
  row: PaperRow,
  tracks: readonly Track[],
  density: Density,
  most: number,
): LaidRow => {
  const cells = tracks.map(({ column, width }, index): Line[] => {
    const cell = row.cells[index];
    if (cell === undefined) return [];
    if (column.key === "reading") return layReadingCell(pen, cell, width, density);
    const { align, bar } = column;
    const isStrong = index === 0 || align === "right" || bar !== null;
    const lines = layCell(pen, cell, width, { density, align, isStrong });
    if (bar === null) return lines;
    const barWidth = Math.min(barWidthMax, width - barredNumberWidth);
    return layBar(pen, lines, { value: cell.value, most, fill: bar, width: barWidth });
  });
  const level = levelFirstLines(cells);
  return { row, cells: level, height: rowHeight(level, density) };
};

/** The first lines of a row stand in the middle of the highest of them: the eye reads along it. */
const levelFirstLines = (cells: readonly (readonly Line[])[]): Line[][] => {
  const height = Math.max(0, ...cells.map(([first]) => first?.height ?? 0));
  return cells.map(([first, ...rest]) => {
    if (first === undefined) return [];
    const shift = (height - first.height) / 2;
    return [{ height, draw: (x, top, place) => first.draw(x, top + shift, place) }, ...rest];
  });
};

/** Breaks every cell into lines; nothing is drawn yet. */
export const layTable = (
  pen: Pen,
  table: PaperTable,
  width: number,
  density: Density,
): LaidTable => {
  const inner = width - columnGap * (table.columns.length - 1);
  let left = 0;
  const tracks = table.columns.map((column) => {
    const track = { column, left, width: inner * column.share };
    left += track.width + columnGap;
    return track;
  });
  const ink: Ink = { face: "strong", size: density.small, colour: colour.quiet };
  const header = tracks.map(({ column, width: wide }) =>
    breakLines(pen, [{ words: column.header, ink }], wide, column.align),
  );
  const barred = table.columns.flatMap(({ bar }, index) => (bar === null ? [] : [index]));
  const values = table.rows.flatMap(({ cells }) => barred.map((index) => cells[index]?.value ?? 0));
  const most = Math.max(1, ...values);
  const rows = table.rows.map((row) => layRow(pen, row, tracks, density, most));
  const headerHeight = rowHeight(header, density);
  const height = rows.reduce((sum, row) => sum + row.height, headerHeight);
  return { table, density, tracks, header, headerHeight, rows, height };
};

/** The header where the table begins is its header; on a further page it is only shown again. */
const drawHeader = (flow: Flow, laid: LaidTable, element: Element | null): void => {
  const { pen } = flow;
  const row = element === null ? null : pen.open(element, "TR");
  const top = flow.top + laid.density.rowPadding;
  for (const [index, { left }] of laid.tracks.entries()) {
    const place =
      row === null ? null : { element: pen.open(row, "TH", { scope: "Column" }), tag: "TH" };
    drawLines(laid.header[index] ?? [], flow.left + left, top, place);
  }
  flow.top += laid.headerHeight;
  pen.decorate(() => pen.rule(flow.top, rule, [flow.left, flow.right]));
};

const drawRow = (flow: Flow, laid: LaidTable, { cells }: LaidRow, parent: Element): void => {
  const { pen } = flow;
  const { rowPadding } = laid.density;
  const element = pen.open(parent, "TR");
  const places = laid.tracks.map((_, index) =>
    index === 0
      ? { element: pen.open(element, "TH", { scope: "Row" }), tag: "TH" }
      : { element: pen.open(element, "TD"), tag: "TD" },
  );
  let left = cells;
  while (true) {
    const room = Math.max(flow.room - 2 * rowPadding, 0);
    const split = left.map((lines) => splitLines(lines, room));
    const drawn = split.map(([now]) => now);
    const height = rowHeight(drawn, laid.density);
    for (const [index, track] of laid.tracks.entries()) {
      const place = places[index];
      const lines = drawn[index] ?? [];
      if (place !== undefined)
        drawLines(lines, flow.left + track.left, flow.top + rowPadding, place);
    }
    flow.top += height;
    left = split.map(([, later]) => later);
    const rest = left.some((lines) => lines.length > 0);
    pen.decorate(() => pen.rule(flow.top, hairline, [flow.left, flow.right]));
    if (!rest) return;
    turn(flow, laid);
  }
};

const turn = (flow: Flow, laid: LaidTable): void => {
  flow.next();
  drawHeader(flow, laid, null);
};

/** Draws it down the flow, on to further pages where this one ends. */
export const drawTable = (flow: Flow, laid: LaidTable, parent: Element): void => {
  const { pen } = flow;
  const element = pen.open(parent, "Table", { title: laid.table.caption });
  const [first] = laid.rows;
  flow.keep(laid.headerHeight + (first?.height ?? 0));
  drawHeader(flow, laid, element);
  for (const row of laid.rows) {
    if (row.height > flow.room) turn(flow, laid);
    if (row.row.isTotal) pen.decorate(() => pen.rule(flow.top, rule, [flow.left, flow.right]));
    drawRow(flow, laid, row, element);
  }
};
