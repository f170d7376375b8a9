/** Files of figures for tests: the places they are read for, and books made of rows of words. */
import type { Book } from "../../backend/feeds/sheet.ts";
import { type FeedContext, type FeedReading, readBook } from "../../backend/feeds/read-feed.ts";
import { openText } from "../../backend/feeds/text-book.ts";
import { aliases, measures, providers } from "../../seeds/index.ts";

/** What the seeds know of a place. */
export const contextOf = (locality: string): FeedContext => {
  const isHere = (one: { locality: string }): boolean => one.locality === locality;
  return {
    aliases: aliases.filter(isHere),
    measures: measures.filter(isHere),
    providers: providers.filter(isHere),
  };
};

type Cell = string | number | null;

/** A workbook of these sheets, as it is after opening. */
export const workbookOf = (sheets: Record<string, readonly (readonly Cell[])[]>): Book => ({
  kind: "workbook",
  sheets: Object.entries(sheets).map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({
      number: index + 1,
      cells: cells.map((cell) => String(cell ?? "")),
    })),
    endsWithLineBreak: true,
  })),
  warnings: [],
});

export const readCsv = (text: string, context: FeedContext): FeedReading =>
  readBook(openText(new TextEncoder().encode(text)), context);

/** Lines as a file has them, the last one ended too. */
export const lines = (...all: string[]): string => `${all.join("\n")}\n`;
