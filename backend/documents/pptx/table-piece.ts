/** A table of the paper as a table of a slide: each cell in the paper's own words. */
import { chipLooks, office, partReading, writeChip } from "../office/office-style.ts";
import { linesOf } from "../office/safe-words.ts";
import type { PaperCell, PaperTable } from "../paper/paper.ts";
import type { SlideCell, SlideRow, TablePiece } from "./pieces.ts";
import { runOf } from "./slide-style.ts";
import type { SlideParagraph, SlideRun } from "./words.ts";

type Sizes = { readonly body: number; readonly small: number };

const plain = (size: number, colour: string = office.text) =>
  ({ size, bold: false, colour, ground: null }) as const;
const strong = (size: number, colour: string = office.text) =>
  ({ size, bold: true, colour, ground: null }) as const;

/** The reading, and its rating as a chip: "16 ● Green", or "▲ OPEL 2" alone. */
const writeMain = (cell: PaperCell, { body, small }: Sizes): SlideRun[] => {
  const { text, rating, isAbsent } = cell;
  if (rating === null && isAbsent) return [runOf(text, plain(small, office.quiet))];
  const { number, rest } = partReading(text);
  const chip =
    rating === null
      ? []
      : [
          runOf(writeChip(cell), {
            size: small,
            bold: true,
            colour: chipLooks[rating.tone].ink,
            ground: chipLooks[rating.tone].ground,
          }),
        ];
  if (rating?.isChip === true) return chip;
  // What is empty has a size as well, and would make its row higher with the library's own.
  if (text === "" && chip.length === 0) return [runOf("", plain(small))];
  return [
    ...(number === "" ? [] : [runOf(number, strong(body))]),
    ...(rest === "" ? [] : [runOf(rest, plain(small))]),
    ...(chip.length === 0 ? [] : [runOf("  ", plain(small)), ...chip]),
  ];
};

const isReading = (key: string): boolean => key === "reading" || key === "change";

/** Words that were typed over several lines stay on as many. */
const paragraphsOf = (words: string, look: Omit<SlideRun, "words">): SlideParagraph[] =>
  linesOf(words).map((line) => ({ runs: [runOf(line, look)] }));

const writeCell = (cell: PaperCell, key: string, isHeader: boolean, sizes: Sizes) => {
  const isMain = isReading(key) || cell.value !== null || cell.isAbsent || cell.rating !== null;
  const look = isHeader ? strong(sizes.small) : plain(sizes.small, office.subtitle);
  const main: SlideParagraph[] = isMain
    ? [{ runs: writeMain({ ...cell, text: linesOf(cell.text).join(" ") }, sizes) }]
    : paragraphsOf(cell.text, look);
  const lines = cell.lines.flatMap(({ kind, words }) =>
    paragraphsOf(
      words,
      kind === "correction" ? strong(sizes.small, office.text) : plain(sizes.small, office.quiet),
    ),
  );
  // A cell that says nothing but has a line under it begins with that line.
  return cell.text === "" && lines.length > 0 ? lines : [...main, ...lines];
};

/** @param width in inches. */
export const composeTablePiece = (
  { caption, columns, rows }: PaperTable,
  width: number,
  sizes: Sizes,
): TablePiece => {
  const header: SlideRow = {
    cells: columns.map(({ header: words, align }) => ({
      align,
      paragraphs: paragraphsOf(words, strong(sizes.small, office.quiet)),
    })),
    isTotal: false,
  };
  const rowOf = ({ cells, isTotal }: PaperTable["rows"][number]): SlideRow => ({
    isTotal,
    cells: cells.map((cell, index): SlideCell => ({
      align: columns[index]?.align ?? "left",
      paragraphs: writeCell(cell, columns[index]?.key ?? "", index === 0, sizes),
    })),
  });
  return {
    is: "table",
    name: caption,
    widths: columns.map(({ share }) => share * width),
    header,
    rows: rows.map(rowOf),
  };
};
