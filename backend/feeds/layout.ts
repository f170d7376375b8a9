/** What a file format must be able to do to be read here. A new format is a new layout in the list of `read-feed.ts`. */
import type { AsAt } from "../../contracts/calendar.ts";
import type { ImportPreview } from "../../contracts/observation.ts";
import type { Row } from "./table.ts";

/** A value as the file has it, before any measure is looked for. */
export type FileValue = {
  row: number;
  /** The organisation's code as the file writes it: "RD1". */
  organisation: string;
  /** What an alias answers to: "RD1/do_not_meet_criteria_to_reside". */
  label: string;
  asAt: AsAt;
  value: number;
};

export type LayoutReading = {
  values: FileValue[];
  ignored: ImportPreview["ignored"];
  warnings: string[];
};

/** A table found in a file: its headings and all rows under them. */
export type Table = {
  /** By column, as `nameHeading` names them; "" for a column without one. */
  headings: readonly string[];
  rows: readonly Row[];
  /** False when the text stops in the middle of a line: its last cell may be cut short. */
  endsWithLineBreak: boolean;
};

export type Layout = {
  /** The `source` of its aliases. */
  name: string;
  /** What the file must have, for the sentence that says it does not. */
  expects: string;
  recognises: (headings: readonly string[]) => boolean;
  read: (table: Table) => LayoutReading;
};

/** A heading as a name: "NHS Trust22 – Code " is "nhs_trust22_code". */
export const nameHeading = (cell: string): string =>
  cell
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
