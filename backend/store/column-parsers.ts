/** How PostgreSQL's column types read as ours. Kept to our own pool: nothing global is changed. */
import pg from "pg";
import type { Instant } from "../../contracts/calendar.ts";

const { builtins } = pg.types;
const parseDate: (written: string) => Date = pg.types.getTypeParser(builtins.TIMESTAMPTZ, "text");
const inUtc = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?\+00$/;

/**
 * Whatever zone the session speaks in, a moment is written in UTC: "2024-08-15T07:31:00.000Z". A
 * session in UTC, as our own server's is, spares the way over a Date: a wall reads hundreds of these.
 */
const parseInstant = (written: string): Instant => {
  const [, day, time, ms = ""] = inUtc.exec(written) ?? [];
  if (day === undefined) return parseDate(written).toISOString();
  return `${day}T${time}.${ms.padEnd(3, "0")}Z`;
};

/** A date stays text: as a Date it would be midnight in the machine's zone, and a day off in another. */
const keepText = (written: string): string => written;

const parsers = new Map<number, (written: string) => unknown>([
  [builtins.INT8, Number], // revisions and counts: far below 2^53
  [builtins.NUMERIC, Number], // numeric(16,3) up to 1e9: 12 digits, and a double is exact to 15
  [builtins.TIMESTAMPTZ, parseInstant],
  [builtins.DATE, keepText],
]);

export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser: (type: Parameters<typeof pg.types.getTypeParser>[0], format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(type)) ?? pg.types.getTypeParser(type, format),
};
