/** What a cell is called, on the screen and to a screen reader. */
import { type AsAt, dayOf, timeOf } from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import {
  writeAsAt,
  writeDayLong,
  writeMonth,
  writeDayPlain,
  writeTime,
} from "../../contracts/wording.ts";
import { nameOfRow } from "./entry-groups.ts";

type Named = Pick<EntryRow, "title" | "label" | "cadence" | "parts" | "breakdown">;

/** "Wednesday 14 August", "week to 8 August", "June 2024": in full, without a year where the day says enough. */
export const writeWhen = ({ cadence }: Pick<EntryRow, "cadence">, asAt: AsAt): string => {
  const day = dayOf(asAt);
  if (cadence.every === "month") return `${writeMonth(day.slice(0, 7))} ${day.slice(0, 4)}`;
  if (cadence.every === "week")
    return `week ${cadence.named === "end" ? "to" : "of"} ${writeDayPlain(day)}`;
  return writeDayLong(day).replace(/ \d{4}$/, "");
};

/** "RUH NCTR, BaNES patients, P1" */
export const nameOfFigure = (row: Named): string =>
  row.label === null ? row.title : `${row.title}, ${nameOfRow(row)}`;

/** "RUH ED attendances, Wednesday 14 August" */
export const nameOfCell = (row: Named, asAt: AsAt): string =>
  `${nameOfFigure(row)}, ${writeWhen(row, asAt)}`;

/** "Wed 14 Aug"; of a declaration with its time: "15 Aug, 8:05am". */
export const writeShortWhen = (row: Pick<EntryRow, "cadence">, asAt: AsAt): string => {
  const time = timeOf(asAt);
  const day = writeAsAt(row.cadence, asAt);
  return time === null ? day : `${day}, ${writeTime(time)}`;
};
