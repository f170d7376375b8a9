/** The sentence over the table, made of its rows and of nothing else. Pure. */
import type { Rag } from "../../contracts/figure.ts";
import type { WeeklyRow } from "../../contracts/weekly-update.ts";
import { writeList } from "../../contracts/wording.ts";

const namesOf = (rows: readonly WeeklyRow[], rag: Rag): string =>
  writeList(
    rows
      .filter((row) => row.rag === rag)
      .map(({ criteria, reading }) => `${criteria} (${reading})`),
  );

/**
 * Which rows are rated what, worst first: `worst` is said louder, `rest` follows. Null when no row is
 * rated at all: there is then nothing to lead with.
 */
export const writeLead = (rows: readonly WeeklyRow[]): { worst: string; rest: string } | null => {
  const sentences = [
    ["Red", namesOf(rows, "red")],
    ["Amber", namesOf(rows, "amber")],
    ["Green", namesOf(rows, "green")],
  ].flatMap(([word, names]) => (names === "" ? [] : [`${word}: ${names}.`]));
  const [worst] = sentences;
  return worst === undefined ? null : { worst, rest: sentences.slice(1).join(" ") };
};
