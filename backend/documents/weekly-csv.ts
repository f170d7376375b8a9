/** Every number of the weekly update, a row each, with where it comes from and what it is about. */
import type { WeeklyNumber, WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { renderBareCsv } from "./csv.ts";
import { writeTarget } from "./paper/last-year.ts";

/** Each column with what stands in it; what there is not is an empty cell. */
const columns: readonly (readonly [string, (number: WeeklyNumber) => string | number | null])[] = [
  ["section", ({ section }) => section],
  ["measure", ({ measure }) => measure],
  ["title", ({ title }) => title],
  ["part", ({ part }) => part],
  ["provider", ({ provider }) => provider],
  ["as at", ({ asAt }) => asAt],
  ["recorded at", ({ recordedAt }) => recordedAt],
  // As it is kept, for programs: without separators, and never rounded again.
  ["value", ({ value }) => value],
  ["unit", ({ unit }) => unit],
  ["why none", ({ none }) => none],
  ["origin", ({ origin }) => origin],
  ["target", ({ target }) => writeTarget(target)],
];

/** A header row, and a row for each number of the update in the update's order; UTF-8 without a mark. */
export const renderWeeklyCsv = ({ numbers }: Pick<WeeklyUpdate, "numbers">): string =>
  renderBareCsv([
    columns.map(([header]) => header),
    ...numbers.map((number) => columns.map(([, read]) => String(read(number) ?? ""))),
  ]);
