/** What the figures of a day are about, in a line under the heading: composed of their cadences. Pure. */
import { type Day, dayOf } from "../../contracts/calendar.ts";
import type { EntryRow, EntrySheet } from "../../contracts/entry.ts";
import { writeDayLong, writeList, writeTime } from "../../contracts/wording.ts";

type Daily = Extract<EntryRow["cadence"], { every: "day" }>;

const withoutYear = (day: Day): string => writeDayLong(day).replace(/ \d{4}$/, "");

/** "at 8am today", "for Wednesday 14 August, midnight to midnight" */
const writeSpan = ({ counts, at }: Daily, asAt: Day, today: Day): string => {
  if (counts === "period") return `for ${withoutYear(asAt)}, midnight to midnight`;
  const time = at === null ? "" : `at ${writeTime(at)} `;
  return `${time}${asAt === today ? "today" : `on ${withoutYear(asAt)}`}`;
};

/** What a row counts; what is no count of anything goes by its title. */
const nounOf = ({ kind, unit, title }: EntryRow): string =>
  kind === "count" && unit.many !== "" ? unit.many : title;

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * "Patients at 8am today. Attendances and discharges for Wednesday 14 August, midnight to midnight."
 * Of what comes daily; a week or a month is named beside its own row. Empty where nothing comes daily.
 */
export const writeAbout = ({ rows, today }: Pick<EntrySheet, "rows" | "today">): string => {
  const nouns = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.cadence.every !== "day") continue;
    const span = writeSpan(row.cadence, dayOf(row.asAt), today);
    nouns.set(span, (nouns.get(span) ?? new Set()).add(nounOf(row)));
  }
  return [...nouns]
    .map(([span, counted]) => `${capitalised(writeList([...counted]))} ${span}.`)
    .join(" ");
};
