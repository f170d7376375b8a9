import { describe, expect, it } from "vitest";
import { writeAbout } from "../../frontend/entry/write-about.ts";
import { anEntryRow, sheetDay, weekly } from "../support/paste-sheet.ts";

const attendances = { one: "attendance", many: "attendances" };
const discharges = { one: "discharge", many: "discharges" };

describe("what a day's figures are about", () => {
  it("is said once for the snapshots and once for the whole days", () => {
    const rows = [
      anEntryRow(),
      anEntryRow({ measure: "ed", unit: attendances }, 1),
      anEntryRow({ measure: "out", unit: discharges }, 1),
    ];
    expect(writeAbout({ rows, today: sheetDay })).toBe(
      "Patients at 8am today. Attendances and discharges for Wednesday 14 August, midnight to midnight.",
    );
  });

  it("names the day of a snapshot that is not today's", () => {
    expect(writeAbout({ rows: [anEntryRow()], today: "2024-08-16" })).toBe(
      "Patients at 8am on Thursday 15 August.",
    );
  });

  it("leaves weeks to their own rows, and has nothing to say of them alone", () => {
    expect(writeAbout({ rows: [weekly({})], today: sheetDay })).toBe("");
  });
});
