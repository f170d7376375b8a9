/** What is said of a file and of what became of it. Pure. */
import { timeOf, dayOf } from "../../contracts/calendar.ts";
import type { ImportPreview, ImportReceipt, ImportedChange } from "../../contracts/import.ts";
import { writeDayShort, writeNumber, writeTime } from "../../contracts/wording.ts";

/** "1 figure", "1,234 figures" */
export const writeFigures = (count: number): string =>
  `${writeNumber(count)} ${count === 1 ? "figure" : "figures"}`;

/** How each layout is called on the screen. */
const layoutNames: Readonly<Record<string, string>> = {
  long: "Our own form, a row for each figure",
  wide: "Our own form, a column for each day",
  "trust-daily": "Daily discharge data of trusts",
  "uec-daily-sitrep": "Urgent and emergency care daily sitrep",
  "discharge-sitrep": "Discharge delays sitrep",
  "monthly-ae": "Monthly A&E attendances and admissions",
  "virtual-ward": "Virtual ward capacity and use",
};

/** A layout that has no name of its own here is told by the server's: "monthly sitrep". */
export const writeLayout = (layout: string): string =>
  layoutNames[layout] ??
  `${layout.slice(0, 1).toUpperCase()}${layout.slice(1)}`.replaceAll("-", " ");

type Counts = Pick<ImportReceipt, "observations" | "changed" | "unchanged" | "refused" | "changes">;

/** How many figures recording the file would save. */
export const countToRecord = ({ changed, refused }: Counts): number => changed - refused;

/** How many of them take the place of another figure, as far as the changes are shown. */
const countReplacing = ({ changes }: Counts): number =>
  changes.filter(({ from, refused }) => from !== null && refused === null).length;

/** "12 figures would be recorded: 9 new and 3 in the place of others." */
export const writeWouldChange = (receipt: Counts): string => {
  const toRecord = countToRecord(receipt);
  if (receipt.changed === 0) return writeNothingNew(receipt);
  if (toRecord === 0) return "None of the figures that are new in it can be recorded.";
  const said = `${writeFigures(toRecord)} would be recorded`;
  // The shown changes are all of them, or the split is not known.
  if (receipt.changes.length < receipt.changed) return `${said}.`;
  const replacing = countReplacing(receipt);
  if (replacing === 0) return `${said}, all of them new.`;
  if (replacing === toRecord) return `${said}, each in the place of another.`;
  return `${said}: ${writeNumber(toRecord - replacing)} new, and ${writeNumber(replacing)} in the place of others.`;
};

/** The same file twice, or one that holds nothing of this place. */
const writeNothingNew = ({ unchanged }: Counts): string =>
  unchanged === 0
    ? "No figure of this file is one of this place’s. Nothing would change."
    : `Nothing would change: ${unchanged === 1 ? "the figure" : `all ${writeFigures(unchanged)}`} of this place ${unchanged === 1 ? "is" : "are"} in force already.`;

/** The button that records: it says what it will do, and what it will leave out. */
export const writeRecord = (receipt: Counts): string => {
  const said = `Record ${writeFigures(countToRecord(receipt))}`;
  return receipt.refused === 0 ? said : `${said}, and leave out ${writeNumber(receipt.refused)}`;
};

/** "Wed 14 Aug", with its time where it was declared at one. */
export const writeChangeAsAt = ({ asAt }: Pick<ImportedChange, "asAt">): string => {
  const time = timeOf(asAt);
  const day = `${writeDayShort(dayOf(asAt))} ${asAt.slice(0, 4)}`;
  return time === null ? day : `${day}, ${writeTime(time)}`;
};

/** "rows 4 and 5", "row 12 of Sheet2" */
export const writeRow = ({ row, sheet }: ImportPreview["ignored"][number]): string =>
  sheet === undefined ? `from row ${row}` : `from row ${row} of “${sheet}”`;

/** "12 figures are recorded, in 2 submissions." */
export const writeRecorded = ({ submissions }: Pick<ImportReceipt, "submissions">): string => {
  const figures = submissions.reduce((sum, { observations }) => sum + observations, 0);
  if (figures === 0) return "Nothing was recorded: all of it was in force already.";
  const said = `${writeFigures(figures)} ${figures === 1 ? "is" : "are"} recorded`;
  return submissions.length === 1
    ? `${said}, in one submission.`
    : `${said}, in ${submissions.length} submissions.`;
};
