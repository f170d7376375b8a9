/** A file of figures, read into observations of this place's measures. Nothing is recorded here. */
import type { ImportPreview } from "../../contracts/import.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { writeList } from "../../contracts/wording.ts";
import { warnOfAllZero } from "./all-zero.ts";
import { type FeedAlias, answerLabels, ownCodes } from "./answer-labels.ts";
import { openBook } from "./book.ts";
import { dischargeSitrep } from "./discharge-sitrep.ts";
import { type Layout, type PlaceNames, titleRowsMax } from "./layout.ts";
import { longForm } from "./long-form.ts";
import { monthlyAe } from "./monthly-ae.ts";
import { settle } from "./settle.ts";
import type { Book } from "./sheet.ts";
import { trustDaily } from "./trust-daily.ts";
import { uecSitrep } from "./uec-sitrep.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { virtualWard } from "./virtual-ward.ts";
import { wideForm } from "./wide-form.ts";
import { plainWords } from "./words.ts";

export type { FeedAlias } from "./answer-labels.ts";

/** All formats that can be read, in the order in which they are tried: the particular before the general. */
const layouts: readonly Layout[] = [
  trustDaily,
  monthlyAe,
  dischargeSitrep,
  virtualWard,
  uecSitrep,
  longForm,
  wideForm,
];

export type FeedReading = {
  preview: ImportPreview;
  /** Those of the preview's observations that are mapped, in its order, as they would be reported. */
  reported: ReportedObservation[];
};

export type FeedContext = PlaceNames & {
  /** Of one locality and of every layout. */
  aliases: readonly FeedAlias[];
};

/**
 * Reads an opened file in the first layout that knows it. Every figure of every organisation is in
 * the preview; what is not taken is named there too: rows and cells in `ignored`, labels without a
 * measure in `unmapped`. A value is never guessed.
 *
 * @throws UnreadableFile with a sentence when no layout knows it.
 */
export const readBook = (book: Book, context: FeedContext): FeedReading => {
  for (const layout of layouts) {
    const reading = layout.read(book, context);
    if (reading === null) continue;
    const aliases = context.aliases.filter(({ source }) => source === layout.name);
    const { agreed, ignored } = settle(reading.values);
    const { observations, reported, unmapped } = answerLabels(agreed, aliases, context);
    const preview: ImportPreview = {
      layout: layout.name,
      observations,
      unmapped,
      ignored: inOrderOfSheets(book, [...reading.ignored, ...ignored]),
      warnings: [
        ...book.warnings,
        ...reading.warnings,
        ...warnOfAllZero(agreed, ownCodes(context, aliases)),
      ],
    };
    return { preview, reported };
  }
  throw new UnreadableFile("unreadable", sayUnknown(book));
};

/** Opens a file and reads it. @throws UnreadableFile with a sentence when no figure can be taken from it. */
export const readFeed = async (bytes: Uint8Array, context: FeedContext): Promise<FeedReading> =>
  readBook(await openBook(bytes), context);

const inOrderOfSheets = (
  book: Book,
  ignored: ImportPreview["ignored"],
): ImportPreview["ignored"] => {
  const orderOf = new Map(book.sheets.map(({ name }, index) => [name, index]));
  const order = (sheet: string | undefined): number => orderOf.get(sheet ?? null) ?? 0;
  return ignored.toSorted((a, b) => order(a.sheet) - order(b.sheet) || a.row - b.row);
};

/** How much of a file that is not known is told to the person who sent it. */
const seenCellsMax = 8;
const seenCharactersMax = 40;

/** The cells of the first row with more than one: most likely the headings. */
const firstHeadings = (book: Book): string[] => {
  const rows = book.sheets.flatMap((sheet) => sheet.rows.slice(0, titleRowsMax));
  const filled = rows.map(({ cells }) => cells.map(plainWords).filter((cell) => cell !== ""));
  const headings =
    filled.find((cells) => cells.length > 2) ?? filled.find((cells) => cells.length > 0);
  return (headings ?? [])
    .slice(0, seenCellsMax)
    .map((cell) =>
      cell.length > seenCharactersMax ? `${cell.slice(0, seenCharactersMax)}…` : cell,
    );
};

const sayUnknown = (book: Book): string => {
  const seen = firstHeadings(book);
  const headings =
    seen.length === 0
      ? "Nothing in it reads as a row of headings."
      : `Its first headings are: ${seen.join(", ")}.`;
  return `This file has none of the layouts that can be read here. ${headings} What can be read: ${writeList(layouts.map(({ expects }) => expects))}. Download the template, copy the figures into it and send that.`;
};
