/** What a cell says. A cell that is not surely a number or a date is neither: it is never guessed. */
import {
  type AsAt,
  type Day,
  type Month,
  addDays,
  dayOf,
  lastDayOf,
} from "../../contracts/calendar.ts";
import { plainWords } from "./words.ts";

export type NumberCell =
  /** `percent` when it is written with its sign: "75.30%" is 75.3. */
  | { is: "number"; value: number; decimals: number; percent: boolean }
  /** Written as no value: empty, "-", ".", "*" (suppressed), "n/a". */
  | { is: "no-value" }
  | { is: "unclear" };

const noValue = new Set([
  "",
  "-",
  "--",
  ".",
  "..",
  "*",
  ":",
  "n/a",
  "na",
  "#n/a",
  "null",
  "nan",
  "nil",
]);

/** Digits, or digits in groups of three, and perhaps decimals. Nothing else that looks like a number is one. */
const plainNumber = /^(?:\d+|\d{1,3}(?:[, ]\d{3})+)(?:\.(\d+))?( ?%)?$/;

/**
 * "17,269", "148.0", " 148 ", "75.30%": a number from zero up. "-" and the like say that there is
 * none. Blanks around it go, non-breaking ones too.
 */
export const readNumberCell = (cell: string): NumberCell => {
  const text = plainWords(cell);
  if (noValue.has(text.toLowerCase())) return { is: "no-value" };
  const match = plainNumber.exec(text);
  if (match === null) return { is: "unclear" };
  const value = Number(text.replaceAll(/[^\d.]/g, ""));
  const percent = match[2] !== undefined;
  return { is: "number", value, decimals: match[1]?.length ?? 0, percent };
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthWord = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)`;

const yearFirst = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/i;
/** The field writes days first: 08/09/2024 is 8 September. */
const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?: 00:00(?::00)?)?$/;
const namedMonth = new RegExp(
  String.raw`^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]${monthWord}[ -](\d{2}|\d{4})$`,
);

/** "2024-08-15", "15/08/2024", "15 Aug 2024", "15-Aug-24"; null when it is no day of the calendar. */
export const readDayCell = (cell: string): Day | null => {
  const text = plainWords(cell).toLowerCase();
  const iso = yearFirst.exec(text);
  if (iso !== null) return dayFrom(iso[1], Number(iso[2]), iso[3]);
  const british = dayFirst.exec(text);
  if (british !== null) return dayFrom(british[3], Number(british[2]), british[1]);
  const named = namedMonth.exec(text);
  return named === null ? null : dayFrom(named[3], monthNumber(named[2]), named[1]);
};

const monthNumber = (word = ""): number => months.indexOf(word.slice(0, 3)) + 1;

const dayFrom = (year = "", month: number, date = ""): Day | null => {
  const fullYear = year.length === 2 ? `20${year}` : year;
  if (month < 1 || month > 12 || fullYear < "2000" || fullYear > "2099") return null;
  const day = `${fullYear}-${String(month).padStart(2, "0")}-${date.padStart(2, "0")}`;
  const isInCalendar = Number.isFinite(Date.parse(day)) && addDays(day, 0) === day;
  return isInCalendar ? day : null;
};

/** How a workbook keeps a day whose cell has lost its date format: days since the end of 1899. */
const serial = /^\d{5}$/;
const serialMin = 36_526; // 1 January 2000
const serialMax = 73_050; // 31 December 2099

/** A day cell of a workbook: also "45519", where a date is expected. */
export const readSerialOrDay = (cell: string): Day | null => {
  const text = cell.trim();
  if (!serial.test(text)) return readDayCell(cell);
  const days = Number(text);
  return days < serialMin || days > serialMax ? null : addDays("1899-12-30", days);
};

const monthThenYear = new RegExp(String.raw`\b${monthWord}[ -]?(\d{4})$`);
const monthThenShortYear = new RegExp(String.raw`^${monthWord}[ -](\d{2})$`);

/** "April 2025", "MSitAE-APRIL-2025", "Apr-25", "2025-04"; null for anything else. */
export const readMonthCell = (cell: string): Month | null => {
  const text = plainWords(cell).toLowerCase().replaceAll("_", "-");
  const iso = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(text);
  if (iso !== null) return text;
  if (/\d.*[a-z].*\d/.test(text)) return null;
  const named = monthThenYear.exec(text) ?? monthThenShortYear.exec(text);
  if (named === null) return null;
  const first = dayFrom(named[2], monthNumber(named[1]), "1");
  return first === null ? null : first.slice(0, 7);
};

/**
 * The day that a period's figures carry: the day itself, or the last of a month.
 *
 * @param readDay `readSerialOrDay` for a workbook's cells.
 */
export const readPeriodCell = (cell: string, readDay = readDayCell): Day | null => {
  const day = readDay(cell);
  if (day !== null) return day;
  const month = readMonthCell(cell);
  return month === null ? null : lastDayOf(month);
};

/** How the dates under a table's headings are read. */
export const dayReaderOf = ({ isText }: { isText: boolean }): ((cell: string) => Day | null) =>
  isText ? readDayCell : readSerialOrDay;

const withTime = /^(.+?)(?:,? |t)([01]?\d|2[0-3]):([0-5]\d)(?::00(?:\.0+)?)?z?$/i;

/** A day, a month's last day, or a day and the time of a declaration: "15/08/2024 16:10". */
export const readAsAtCell = (cell: string): AsAt | null => {
  const period = readPeriodCell(cell);
  if (period !== null) return period;
  const match = withTime.exec(plainWords(cell));
  const day = match === null ? null : readDayCell(match[1] ?? "");
  if (match === null || day === null) return null;
  return `${dayOf(day)}T${(match[2] ?? "").padStart(2, "0")}:${match[3] ?? ""}`;
};
