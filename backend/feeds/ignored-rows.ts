/** What was not taken from a file, said once per reason: a hundred rows alike are one sentence. */
import type { ImportPreview } from "../../contracts/import.ts";
import { writeNumber } from "../../contracts/wording.ts";

export type IgnoredRows = {
  /** @param what is wrong, as the end of a sentence: "RD1 discharged_total is 0, which …". */
  add: (row: number, what: string) => void;
  list: () => ImportPreview["ignored"];
};

const say = (rows: readonly number[], what: string): string => {
  const first = writeNumber(rows[0] ?? 0);
  if (rows.length === 1) return `Row ${first}: ${what}.`;
  const last = writeNumber(rows.at(-1) ?? 0);
  return `${writeNumber(rows.length)} rows, from ${first} to ${last}: ${what}.`;
};

/**
 * Collects reasons in the order in which they first occur.
 *
 * @param sheet of a workbook, by name; null for a text.
 */
export const makeIgnoredRows = (sheet: string | null = null): IgnoredRows => {
  const rowsByReason = new Map<string, number[]>();
  return {
    add: (row, what) => {
      const rows = rowsByReason.get(what);
      if (rows === undefined) rowsByReason.set(what, [row]);
      else if (rows.at(-1) !== row) rows.push(row);
    },
    list: () =>
      [...rowsByReason].map(([what, rows]) => ({
        row: rows[0] ?? 0,
        why: say(rows, what),
        ...(sheet === null ? {} : { sheet }),
      })),
  };
};

/** For the rows of a table, with the headings that it repeats. */
export const startIgnoredRows = (table: {
  sheet: string | null;
  headingsAgain: readonly number[];
}): IgnoredRows => {
  const ignored = makeIgnoredRows(table.sheet);
  for (const row of table.headingsAgain) ignored.add(row, "headings again");
  return ignored;
};
