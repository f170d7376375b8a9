/** One figure of our own forms, from its words: the measure, its part, the day, the value or why there is none. */
import { type AsAt, timeOf } from "../../contracts/calendar.ts";
import { type Measure } from "../../contracts/measure.ts";
import { noteCharactersMax } from "../../contracts/observation.ts";
import type { Provider } from "../../contracts/place.ts";
import { writeList } from "../../contracts/wording.ts";
import { readAsAtCell, readMonthCell, readNumberCell, readSerialOrDay } from "./cells.ts";
import type { FormNames, NamedMeasure } from "./form-names.ts";
import { readFormValue } from "./form-values.ts";
import type { FileValue } from "./layout.ts";
import { plainWords } from "./words.ts";

/** What a row says of itself before its value is looked at, in the words of the file. */
export type FormLabel = { provider: string; measure: string; part: string };

/** Whose figure it is; or the words that no measure answers to; or what is wrong. */
export type FormSubject =
  | ({ is: "known" } & NamedMeasure)
  | { is: "unknown"; written: string; organisation: string }
  | { is: "wrong"; why: string };

const wrong = (why: string): FormSubject => ({ is: "wrong", why });

const checkProvider = ({ measure }: NamedMeasure, provider: Provider | null): string | null =>
  provider === null || provider.key === measure.provider
    ? null
    : `${measure.title} is not reported by ${provider.shortName}`;

/** @param label a blank provider or part says nothing. */
export const findSubject = (label: FormLabel, names: FormNames): FormSubject => {
  const written = plainWords(label.measure);
  if (written === "") return wrong("no measure is named");
  const provider = names.findProvider(label.provider);
  if (provider === null && plainWords(label.provider) !== "") {
    return wrong(`no provider of this place is called "${plainWords(label.provider)}"`);
  }
  const named = names.findMeasureAndPart(written, provider);
  if (named === null) {
    const organisation = provider?.odsCode ?? provider?.name ?? "";
    const part = plainWords(label.part);
    return { is: "unknown", written: part === "" ? written : `${written}: ${part}`, organisation };
  }
  const misfit = checkProvider(named, provider);
  if (misfit !== null) return wrong(misfit);
  const part = plainWords(label.part);
  if (part === "") return { is: "known", ...named };
  const breakdown = names.findPart(named.measure, part);
  if (breakdown === null || (named.breakdown !== null && named.breakdown !== breakdown)) {
    return wrong(sayParts(named.measure, part));
  }
  return { is: "known", measure: named.measure, breakdown };
};

const sayParts = ({ title, breakdown }: Measure, part: string): string =>
  breakdown === null
    ? `${title} has no parts, and "${part}" is named as one`
    : `${title} has no part "${part}"; its parts are ${writeList(breakdown.parts.map(({ key }) => key))}`;

/** A day, a time of a day, or the last day of a month: a month's name is a date for monthly measures only. */
export const readFormDay = (
  cell: string,
  { isWorkbook, measure }: { isWorkbook: boolean; measure: Measure | null },
): AsAt | null => {
  const serial = isWorkbook ? readSerialOrDay(cell) : null;
  if (serial !== null) return serial;
  if (readMonthCell(cell) !== null && measure !== null && measure.cadence.every !== "month") {
    return null;
  }
  const asAt = readAsAtCell(cell);
  // A workbook keeps a day as its midnight.
  return asAt !== null && timeOf(asAt) === "00:00" ? asAt.slice(0, 10) : asAt;
};

const noFigure = /^no figure(?: because)?[:,]? (.+)$/i;

export type FormCell = { value: string; none: string; note: string };

/** What a figure's cells come to: a part of a value of the file; null for empty ones; or what is wrong. */
export type FormReading =
  | { is: "value"; of: Pick<FileValue, "value" | "none" | "note"> }
  | { is: "empty" }
  | { is: "wrong"; why: string };

export const readFormCell = (cell: FormCell, measure: Measure): FormReading => {
  const inWords = noFigure.exec(plainWords(cell.value));
  const none = plainWords(inWords?.[1] ?? cell.none);
  const note = cell.note.trim();
  if (Math.max(none.length, note.length) > noteCharactersMax) {
    return { is: "wrong", why: `has a note of more than ${noteCharactersMax} characters` };
  }
  const noted = note === "" ? {} : { note };
  const read = inWords === null ? readFormValue(cell.value, measure) : { is: "empty" as const };
  if (read.is === "unclear") return { is: "wrong", why: read.why };
  if (read.is === "empty") {
    return none === "" ? { is: "empty" } : { is: "value", of: { value: null, none, ...noted } };
  }
  if (none !== "") return { is: "wrong", why: "has a value and a reason for having none" };
  if (typeof read.value === "string" && read.value.length > noteCharactersMax) {
    return { is: "wrong", why: `has more than ${noteCharactersMax} characters` };
  }
  return { is: "value", of: { value: read.value, ...noted } };
};

/** The value of a row that no measure answers to: shown, and not recorded. */
export const readUnknownValue = (text: string): number | string | null => {
  const cell = readNumberCell(text);
  if (cell.is === "number") return cell.value;
  return cell.is === "no-value" ? null : plainWords(text);
};
