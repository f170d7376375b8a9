/** What stands around a table: its title, its period, its notes. */
import type { Book, Sheet } from "./sheet.ts";
import { titleRowsMax } from "./layout.ts";
import { plainWords } from "./words.ts";

/** What the title block says beside a word: "July 2023" beside "Month:"; null when the word is not there. */
export const findTitled = (sheet: Sheet, word: string): string | null => {
  for (const { cells } of sheet.rows.slice(0, titleRowsMax)) {
    const words = cells.map(plainWords).filter((cell) => cell !== "");
    const [label = "", beside] = words;
    const named = new RegExp(`^${word}s? ?:?(?: (.*))?$`, "i").exec(label);
    if (named === null || !/:/.test(label)) continue;
    return named[1] ?? beside ?? null;
  }
  return null;
};

/** All sentences of a book, in order: titles and notes, without the cells that are numbers. */
export const listWords = (book: Book): string[] =>
  book.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.map(plainWords).filter((cell) => /[a-z]{3}/i.test(cell))),
  );
