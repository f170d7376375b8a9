import { describe, expect, it } from "vitest";
import type { EntryRow } from "../../contracts/entry.ts";
import {
  type CellContent,
  applyDelivery,
  applyDraft,
  applyNone,
  applyRestore,
  asAtToSend,
  isToSend,
  isUnanswered,
  openCell,
} from "../../frontend/entry/cell-content.ts";
import { parseDraft } from "../../frontend/entry/parse-draft.ts";

const row: EntryRow = {
  measure: "ruh-ed-attendances",
  breakdown: "",
  title: "RUH ED attendances",
  label: null,
  definition: "Attendances in the day.",
  kind: "count",
  unit: { one: "attendance", many: "attendances" },
  decimals: 0,
  scale: null,
  capacity: null,
  cadence: { every: "occasion" },
  parts: null,
  asAt: "2024-08-14",
  dueAt: null,
  now: { asAt: "2024-08-14", value: null, text: null, none: null, note: null, recordedAt: null },
  before: [],
};
const saved: EntryRow = {
  ...row,
  now: { ...row.now, value: 1234, recordedAt: "2024-08-15T07:31:00.000Z" },
};

const leave = (content: CellContent, typed: string) => {
  const before = { ...content, typed };
  const draft = parseDraft(row, typed);
  return { content: applyDraft(before, draft), sends: isToSend(before, draft) };
};

const delivered = (content: CellContent, typed: string): CellContent =>
  applyDelivery(content, {
    is: "saved",
    at: "2024-08-15T07:40:00.000Z",
    warnings: [],
    typed,
    note: "",
    none: null,
  });

describe("a cell", () => {
  it("opens with what is in force, and leaving it as it is sends nothing", () => {
    const content = openCell(saved);
    expect(content.typed).toBe("1,234");
    expect(leave(content, "1,234").sends).toBe(false);
    expect(leave(content, " 1,234 ").sends).toBe(false);
  });

  it("a new figure is sent, a wrong one is not and says why", () => {
    expect(leave(openCell(row), "267").sends).toBe(true);
    const { content, sends } = leave(openCell(row), "26.7");
    expect(sends).toBe(false);
    expect(content.problem).toContain("26.7 has a decimal.");
    expect(content.typed).toBe("26.7");
  });

  it("F3 leaving it empty reports nothing, and does not take back what is saved", () => {
    expect(leave(openCell(row), "")).toMatchObject({ sends: false, content: { problem: null } });
    expect(leave(openCell(saved), "")).toMatchObject({
      sends: false,
      content: {
        problem: "1,234 is saved already. To take it back, say why there is no figure.",
        asking: true,
      },
    });
  });

  it("F3 n/a asks for a reason, and the reason takes the figure's place", () => {
    const { content, sends } = leave(openCell(saved), "n/a");
    expect(sends).toBe(false);
    expect(content.asking).toBe(true);
    expect(applyNone(content, "the system is down")).toMatchObject({
      typed: "",
      none: "the system is down",
      asking: false,
    });
  });

  it("goes back to what is in force, and to what was saved since", () => {
    expect(applyRestore({ ...openCell(saved), typed: "9" }).typed).toBe("1,234");
    const since = delivered(openCell(saved), "1,240");
    expect(applyRestore({ ...since, typed: "9", problem: "wrong" })).toMatchObject({
      typed: "1,240",
      problem: null,
    });
  });

  it("goes back from a refused figure to the one in force, and the refusal with it", () => {
    const refused = applyDelivery(
      { ...openCell(saved), typed: "9999" },
      { is: "refused", message: "Too many.", typed: "9999", note: "", none: null },
    );
    expect(isUnanswered(refused)).toBe(false);
    expect(applyRestore(refused)).toMatchObject({ typed: "1,234", delivery: null });
  });

  it("what waits has not been answered, and is not sent twice by leaving the cell again", () => {
    const waiting = applyDelivery(
      { ...openCell(row), typed: "267" },
      { is: "waiting", typed: "267", note: "", none: null },
    );
    expect(isUnanswered(waiting)).toBe(true);
    expect(leave(waiting, "267").sends).toBe(false);
    expect(leave(waiting, "268").sends).toBe(true);
  });
});

describe("what an entry is about", () => {
  const opel: EntryRow = {
    ...row,
    cadence: { every: "event", due: { time: "11:00", weekdays: [1, 2, 3, 4, 5] } },
    asAt: "2024-08-15",
    now: { ...row.now, asAt: "2024-08-15T08:05", value: 2 },
  };

  it("a figure of a day is about the day that the sheet names", () => {
    expect(asAtToSend(row, "2024-08-15T07:42:00.000Z")).toBe("2024-08-14");
  });

  it("a level declared today holds from now, so that it follows the one of 8:05am", () => {
    expect(asAtToSend(opel, "2024-08-15T07:42:00.000Z")).toBe("2024-08-15T08:42");
  });

  it("a level entered for an earlier day corrects the one that stood last on it", () => {
    expect(asAtToSend(opel, "2024-08-16T07:42:00.000Z")).toBe("2024-08-15T08:05");
  });
});
