/** The figures in the columns of a published table: what kind a column holds, and each cell by its kind. */
import { readNumberCell } from "./cells.ts";
import type { IsCutShort } from "./cut-short.ts";
import type { IgnoredRows } from "./ignored-rows.ts";
import type { Row } from "./table.ts";

/**
 * What the cells of one heading are: whole numbers, numbers with decimals, shares written in per
 * cent with or without the sign, shares that a workbook keeps as fractions of 1, shares of which
 * neither can be said, or words.
 */
export type ColumnKind =
  "count" | "decimal" | "signed-percent" | "percent" | "fraction" | "unsure-share" | "words";

const shareWords = /%|\bper ?cent|\bpercentage|\brate\b|\bproportion\b/i;
/** Occupancy passes 100% now and then; a column whose largest share is above this is in per cent. */
const fractionMax = 2;
/** In a column of which more than this share is whole, a cell with decimals is a slip. */
const wholeShareMin = 0.5;

/** @param cells all cells of one heading, those of every day. */
export const kindOfColumn = (heading: string, cells: Iterable<string>): ColumnKind => {
  let [numbers, whole, signs, largest, unclear] = [0, 0, 0, 0, 0];
  for (const text of cells) {
    const cell = readNumberCell(text);
    if (cell.is === "unclear") unclear += 1;
    if (cell.is !== "number") continue;
    numbers += 1;
    if (Number.isInteger(cell.value)) whole += 1;
    if (cell.percent) signs += 1;
    if (cell.value > largest) largest = cell.value;
  }
  if (unclear > numbers) return "words";
  if (shareWords.test(heading) || signs * 2 > numbers) {
    if (signs > 0) return "signed-percent";
    if (largest > fractionMax) return "percent";
    return whole < numbers ? "fraction" : "unsure-share";
  }
  return numbers === 0 || whole > numbers * wholeShareMin ? "count" : "decimal";
};

/** A fraction in per cent, without the dust that binary fractions leave: 0.57 is 57. */
const inPercent = (fraction: number): number => Number((fraction * 100).toPrecision(12));

export type FigureCell = {
  row: Row;
  column: number;
  kind: ColumnKind;
  organisation: string;
  counts: string;
};

type Surroundings = { ignored: IgnoredRows; isCutShort: IsCutShort };

/** The number in a cell; null, with the reason noted, when there surely is none. */
export const readFigure = (
  { row, column, kind, organisation, counts }: FigureCell,
  { ignored, isCutShort }: Surroundings,
): number | null => {
  const text = (row.cells[column] ?? "").trim();
  const reject = (what: string): null => {
    ignored.add(row.number, `${organisation} ${counts} ${what}`);
    return null;
  };
  const cell = readNumberCell(text);
  if (cell.is === "no-value") {
    if (text !== "") ignored.add(row.number, `${counts} is "${text}", which is no figure`);
    return null;
  }
  if (kind === "words") {
    ignored.add(row.number, `${counts} is words and not a figure`);
    return null;
  }
  if (cell.is === "unclear") {
    return /^\d+% ?\*$/.test(text)
      ? reject(`is "${text}": the publisher cut it off there and does not say what it is`)
      : reject("is not a number from zero up");
  }
  if (isCutShort(row, column, cell)) return reject("may be cut short: the line breaks off there");
  if (cell.percent) {
    return kind === "count" || kind === "decimal"
      ? reject("is a share and not a count")
      : cell.value;
  }
  switch (kind) {
    case "count":
      return Number.isInteger(cell.value)
        ? cell.value
        : reject("is not a whole number, as the others are");
    case "fraction":
      return inPercent(cell.value);
    case "unsure-share":
      return cell.value === 0 ? 0 : reject("is a share, and nothing says whether of 1 or of 100");
    case "signed-percent":
      return reject("has no per cent sign, and the others have");
    case "decimal":
    case "percent":
      return cell.value;
  }
};
