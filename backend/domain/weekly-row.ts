/** One row of the criteria table, with its strings exactly as the board reads them. */
import { addMonths, dayOf, lastDayOf, monthOf } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { WeeklyRow, WeeklyRowLayout } from "../../contracts/weekly-update.ts";
import {
  writeAgainst,
  writeDayShort,
  writeList,
  writeMonth,
  writeNumber,
  writeSignedChange,
  writeValue,
} from "../../contracts/wording.ts";
import type { Reading } from "./reading.ts";

type Readings = (measure: string) => readonly Reading[];
type Layout<Is extends WeeklyRowLayout["row"]["is"]> = Extract<WeeklyRowLayout["row"], { is: Is }>;

/** What stands beside a row's cells: written, or worked out of more than its figure. */
export type Beside = Pick<WeeklyRow, "plan" | "variation" | "comment">;

export const composeWeeklyRow = (
  { key, criteria, row }: WeeklyRowLayout,
  figures: ReadonlyMap<string, Figure>,
  readings: Readings,
  beside: Beside,
): WeeklyRow => ({ key, criteria, ...cellsOf(row, figures, readings), ...beside });

type Cells = Omit<WeeklyRow, "key" | "criteria" | keyof Beside>;

const cellsOf = (
  row: WeeklyRowLayout["row"],
  figures: ReadonlyMap<string, Figure>,
  readings: Readings,
): Cells => {
  if (row.is === "pair") return pairCells(row, figures, readings);
  if (row.is === "sentence") return { ...emptyCells, reading: "", rag: "not-rated" };
  const figure = figures.get(row.measure);
  if (figure === undefined || figure.asAt === null) return emptyCells;
  switch (row.is) {
    case "figure":
      return figureCells(figure);
    case "parts":
      return partsCells(row, figure);
    case "yes-no":
      // A sentence stands beside it; that yes is still yes says nothing.
      return {
        ...figureCells(figure),
        reading: yesNo(figure),
        against: figure.note ?? "",
        change: "",
      };
  }
};

/** Nothing was ever reported: said in words, with no date and no colour. */
const emptyCells: Cells = {
  reading: "No figure yet",
  rag: "no-figure",
  asAt: "",
  against: "",
  change: "",
  note: null,
};

const figureCells = (figure: Figure): Cells => ({
  reading: readingOf(figure),
  rag: figure.rag,
  asAt: figure.asAt === null ? "" : writeDayShort(dayOf(figure.asAt)),
  against: writeAgainst(figure),
  change:
    figure.change === null ? "" : writeSignedChange(figure.change.difference, figure.decimals),
  note: figure.incomplete === null ? figure.none : missingNote(figure.incomplete.missing),
});

const missingNote = (missing: readonly string[]): string => `Missing: ${writeList(missing)}`;

/** The value in words; what stands there when there is none is never a number (rule V5). */
const readingOf = (figure: Figure): string => {
  if (figure.incomplete !== null && figure.value === null) return "Incomplete";
  if (figure.value !== null) return writeValue(figure, figure.value);
  return figure.text ?? "No figure";
};

const yesNo = (figure: Figure): string => {
  if (figure.value === null) return "No figure";
  return figure.value === 0 ? "N" : "Y";
};

/** "60 patients awaiting …: 14 in D2A beds, 46 in reablement/interim care" */
const partsCells = (row: Layout<"parts">, figure: Figure): Cells => {
  const cells = figureCells(figure);
  const sentence = figure.parts
    .map(({ value, label, words }) =>
      value === null
        ? `${words ?? label}: no figure`
        : `${writeNumber(value)} in ${words ?? label}`,
    )
    .join(", ");
  const whole = figure.value === null ? "No total of" : writeNumber(figure.value);
  return { ...cells, reading: `${whole} ${row.what}: ${sentence}`, change: "" };
};

/**
 * Two monthly measures of one thing against the month before, whole and from one source: "June: 755
 * referrals for 373 service users, against 799 for 348 in May; from RUH 233 for 76, against 284 for 89".
 * One person can be referred several times, so the two numbers never become one.
 */
const pairCells = (
  row: Layout<"pair">,
  figures: ReadonlyMap<string, Figure>,
  readings: Readings,
): Cells => {
  const first = figures.get(row.first);
  const second = figures.get(row.second);
  if (first?.asAt == null || second === undefined) return emptyCells;
  const month = monthOf(dayOf(first.asAt));
  const before = addMonths(month, -1);
  const say = (of: string, ofMonth: string): [string, string] => {
    const valueIn = (measure: string) =>
      readings(measure)
        .find((reading) => reading.asAt === lastDayOf(ofMonth))
        ?.parts.find((part) => part.key === of)?.value ?? null;
    const written = (value: number | null) => (value === null ? "no figure" : writeNumber(value));
    return [written(valueIn(row.first)), written(valueIn(row.second))];
  };
  const [all, allUsers] = say(row.all, month);
  const [allBefore, allUsersBefore] = say(row.all, before);
  const [of, ofUsers] = say(row.of, month);
  const [ofBefore, ofUsersBefore] = say(row.of, before);
  return {
    reading:
      `${writeMonth(month)}: ${all} ${first.unit.many} for ${allUsers} ${second.unit.many}, ` +
      `against ${allBefore} for ${allUsersBefore} in ${writeMonth(before)}; ` +
      `from ${row.ofLabel} ${of} for ${ofUsers}, against ${ofBefore} for ${ofUsersBefore}`,
    rag: first.rag,
    asAt: writeMonth(month),
    against: "",
    change: "",
    note: null,
  };
};
