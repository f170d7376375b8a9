/** What a cell says. A cell that is not surely a number or a date is neither: it is never guessed. */
import { type Day, addDays } from "../../contracts/calendar.ts";

export type NumberCell =
  | { is: "number"; value: number; decimals: number }
  /** Written as no value: empty, "-", ".", "*" (suppressed), "n/a". */
  | { is: "no-value" }
  | { is: "unclear" };

const noValue = new Set([
  "",
  "-",
  "–",
  "—",
  ".",
  "..",
  "*",
  ":",
  "n/a",
  "na",
  "null",
  "nan",
  "nil",
]);

/** Digits, or digits in groups of three, and perhaps decimals. Nothing else that looks like a number is one. */
const plainNumber = /^(?:\d+|\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+)(?:\.(\d+))?$/;

/**
 * "17,269", "148.0", " 148 ": a number from zero up. "-" and the like say that there is none.
 * Blanks around it go, non-breaking ones too.
 */
export const readNumberCell = (cell: string): NumberCell => {
  const text = cell.trim();
  if (noValue.has(text.toLowerCase())) return { is: "no-value" };
  const match = plainNumber.exec(text);
  if (match === null) return { is: "unclear" };
  const value = Number(text.replaceAll(/[^\d.]/g, ""));
  return { is: "number", value, decimals: match[1]?.length ?? 0 };
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
/** The field writes days first: 08/09/2024 is 8 September. */
const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?: 00:00(?::00)?)?$/;
const namedMonth = /^(?:[a-z]+,? )?(\d{1,2})[ -]([a-z]{3,9})[ -](\d{2}|\d{4})$/;

/** "2024-08-15", "15/08/2024", "15 Aug 2024", "15-Aug-24"; null when it is no day of the calendar. */
export const readDayCell = (cell: string): Day | null => {
  const text = cell.trim().replaceAll("\u00a0", " ").toLowerCase();
  const iso = yearFirst.exec(text.toUpperCase());
  if (iso !== null) return dayFrom(iso[1], Number(iso[2]), iso[3]);
  const british = dayFirst.exec(text);
  if (british !== null) return dayFrom(british[3], Number(british[2]), british[1]);
  const named = namedMonth.exec(text);
  if (named === null) return null;
  const month = months.indexOf((named[2] ?? "").slice(0, 3)) + 1;
  return dayFrom(named[3], month, named[1]);
};

const dayFrom = (year = "", month: number, date = ""): Day | null => {
  const fullYear = year.length === 2 ? `20${year}` : year;
  if (month < 1 || month > 12 || fullYear < "2000" || fullYear > "2099") return null;
  const day = `${fullYear}-${String(month).padStart(2, "0")}-${date.padStart(2, "0")}`;
  const isInCalendar = Number.isFinite(Date.parse(day)) && addDays(day, 0) === day;
  return isInCalendar ? day : null;
};
