/** What stands on a slide besides charts: boxes of words and tables, with their heights, and parted where a slide ends. */
import { pointsPerInch } from "./slide-style.ts";
import { type SlideParagraph, heightOfParagraphs, splitParagraphs } from "./words.ts";

export type SlideCell = {
  readonly paragraphs: readonly SlideParagraph[];
  readonly align: "left" | "right";
};
export type SlideRow = { readonly cells: readonly SlideCell[]; readonly isTotal: boolean };

/**
 * Words in reading order; `isBox` draws a frame around what must not be overlooked, `isHeading` keeps
 * them on one slide with what follows.
 */
export type WordsPiece = {
  readonly is: "words";
  readonly name: string;
  readonly paragraphs: readonly SlideParagraph[];
  readonly isBox: boolean;
  readonly isHeading: boolean;
};

/** A native table. Widths are in inches, one for each column. */
export type TablePiece = {
  readonly is: "table";
  readonly name: string;
  readonly widths: readonly number[];
  readonly header: SlideRow;
  readonly rows: readonly SlideRow[];
};
export type Piece = WordsPiece | TablePiece;

export const cellPadding = { x: 0.06, y: 0.03 } as const;
/** The line under a row adds to its height. */
const rowLine = 0.01;
export const boxPadding = 0.07;

const paddingOf = ({ isBox }: WordsPiece): number => (isBox ? boxPadding : 0);

const widthInside = (width: number): number => (width - 2 * cellPadding.x) * pointsPerInch;

/** In inches, of a row of a table with these widths. */
export const heightOfRow = ({ cells }: SlideRow, widths: readonly number[]): number => {
  const heights = cells.map(({ paragraphs }, index) =>
    heightOfParagraphs(paragraphs, widthInside(widths[index] ?? 1)),
  );
  return Math.max(0, ...heights) / pointsPerInch + 2 * cellPadding.y + rowLine;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** In inches, when it is `width` inches wide. */
export const heightOfPiece = (piece: Piece, width: number): number => {
  if (piece.is === "table")
    return sum([piece.header, ...piece.rows].map((row) => heightOfRow(row, piece.widths)));
  const padding = paddingOf(piece);
  const inside = (width - 2 * padding) * pointsPerInch;
  return heightOfParagraphs(piece.paragraphs, inside) / pointsPerInch + 2 * padding;
};

type Split<Of> = { fits: Of | null; rest: Of | null };

const splitWords = (piece: WordsPiece, width: number, room: number): Split<WordsPiece> => {
  const padding = paddingOf(piece);
  const { fits, rest } = splitParagraphs(
    piece.paragraphs,
    (width - 2 * padding) * pointsPerInch,
    (room - 2 * padding) * pointsPerInch,
  );
  return {
    fits: fits.length === 0 ? null : { ...piece, paragraphs: fits },
    rest: rest.length === 0 ? null : { ...piece, paragraphs: rest },
  };
};

/** A row higher than a slide goes on in a second row, whose header says that it does. */
const splitRow = (row: SlideRow, widths: readonly number[], room: number): Split<SlideRow> => {
  const inside = (room - 2 * cellPadding.y - rowLine) * pointsPerInch;
  const parts = row.cells.map((cell, index) => {
    const split = splitParagraphs(cell.paragraphs, widthInside(widths[index] ?? 1), inside);
    return { cell, ...split };
  });
  const head = { ...row, cells: parts.map(({ cell, fits }) => ({ ...cell, paragraphs: fits })) };
  if (parts.every(({ rest }) => rest.length === 0)) return { fits: head, rest: null };
  const cells = parts.map(({ cell, rest }, index) => {
    const isHeader = index === 0 && rest.length === 0;
    return { ...cell, paragraphs: isHeader ? continueHeader(cell) : rest };
  });
  return { fits: head, rest: { ...row, cells } };
};

const continueHeader = ({ paragraphs }: SlideCell): SlideParagraph[] => {
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
  const last = runs.at(-1);
  return last === undefined ? [] : [{ runs: [...runs, { ...last, words: ", continued" }] }];
};

const splitTable = (piece: TablePiece, room: number, isWhole: boolean): Split<TablePiece> => {
  const { header, rows, widths } = piece;
  let left = room - heightOfRow(header, widths);
  const count = rows.findIndex((row) => {
    left -= heightOfRow(row, widths);
    return left < 0;
  });
  if (count === -1) return { fits: piece, rest: null };
  if (count > 0)
    return {
      fits: { ...piece, rows: rows.slice(0, count) },
      rest: { ...piece, rows: rows.slice(count) },
    };
  const [first, ...others] = rows;
  if (!isWhole || first === undefined) return { fits: null, rest: piece };
  const { fits, rest } = splitRow(first, widths, room - heightOfRow(header, widths));
  return {
    fits: { ...piece, rows: fits === null ? [] : [fits] },
    rest: rest === null ? { ...piece, rows: others } : { ...piece, rows: [rest, ...others] },
  };
};

/**
 * What of a piece fits into `room` inches of height and what goes on to the next slide.
 * @param isWhole that the room is a whole slide's: then something of it always fits.
 */
export const splitPiece = (
  piece: Piece,
  width: number,
  room: number,
  isWhole: boolean,
): Split<Piece> =>
  piece.is === "table" ? splitTable(piece, room, isWhole) : splitWords(piece, width, room);
