import { describe, expect, it } from "vitest";
import type { ImportedChange } from "../../contracts/import.ts";
import {
  writeChangeAsAt,
  writeLayout,
  writeRecord,
  writeRecorded,
  writeRow,
  writeWouldChange,
} from "../../frontend/imports/receipt-words.ts";

const change = (changes: Partial<ImportedChange> = {}): ImportedChange => ({
  provider: "ruh",
  measure: "ruh-nctr",
  title: "NCTR",
  breakdown: "",
  asAt: "2024-08-14",
  from: null,
  to: "16",
  warning: null,
  refused: null,
  ...changes,
});
const counts = (changes: ImportedChange[], unchanged = 0, changed = changes.length) => ({
  observations: changed + unchanged,
  changes,
  changed,
  unchanged,
  refused: changes.filter(({ refused }) => refused !== null).length,
});
const replaced = change({ from: "14" });
const refused = change({ refused: "That is larger than any figure here." });

describe("what a file would change", () => {
  it("is told before it is recorded: what is new, and what takes another's place", () => {
    expect(writeWouldChange(counts([change(), change(), replaced]))).toBe(
      "3 figures would be recorded: 2 new, and 1 in the place of others.",
    );
    expect(writeWouldChange(counts([change()]))).toBe(
      "1 figure would be recorded, all of them new.",
    );
    expect(writeWouldChange(counts([replaced, replaced]))).toBe(
      "2 figures would be recorded, each in the place of another.",
    );
  });

  it("S6 is nothing when the same file comes twice", () => {
    expect(writeWouldChange(counts([], 12))).toBe(
      "Nothing would change: all 12 figures of this place are in force already.",
    );
    expect(writeWouldChange(counts([], 1))).toBe(
      "Nothing would change: the figure of this place is in force already.",
    );
    expect(writeWouldChange(counts([]))).toBe(
      "No figure of this file is one of this place’s. Nothing would change.",
    );
  });

  it("leaves what cannot be recorded out of the count, and says so on the button", () => {
    const some = counts([change(), replaced, refused]);
    expect(writeWouldChange(some)).toBe(
      "2 figures would be recorded: 1 new, and 1 in the place of others.",
    );
    expect(writeRecord(some)).toBe("Record 2 figures, and leave out 1");
    expect(writeRecord(counts([change()]))).toBe("Record 1 figure");
    expect(writeWouldChange(counts([refused]))).toBe(
      "None of the figures that are new in it can be recorded.",
    );
  });

  it("claims no split of what it does not list", () => {
    expect(writeWouldChange(counts([change()], 0, 3_000))).toBe("3,000 figures would be recorded.");
  });

  it("is told afterwards by what was really recorded", () => {
    const submission = {
      submission: "s",
      locality: "banes",
      epoch: "e",
      revision: 7,
      recordedAt: "2024-08-15T10:00:00.000Z",
      observations: 6,
      repeated: false,
      warnings: [],
    };
    expect(writeRecorded({ submissions: [submission] })).toBe(
      "6 figures are recorded, in one submission.",
    );
    expect(writeRecorded({ submissions: [submission, submission] })).toBe(
      "12 figures are recorded, in 2 submissions.",
    );
    expect(writeRecorded({ submissions: [] })).toMatch(/^Nothing was recorded/);
  });

  it("names days, rows and layouts in words", () => {
    expect(writeChangeAsAt(change())).toBe("14 Aug 2024");
    expect(writeChangeAsAt(change({ asAt: "2024-08-15T16:10" }))).toBe("15 Aug 2024, 4:10pm");
    expect(writeRow({ row: 12, why: "", sheet: "Data" })).toBe("from row 12 of “Data”");
    expect(writeRow({ row: 12, why: "" })).toBe("from row 12");
    expect(writeLayout("trust-daily")).toBe("Daily discharge data of trusts");
    expect(writeLayout("another-kind")).toBe("Another kind");
  });
});
