import { describe, expect, it } from "vitest";
import type { EntryCell, EntryRow } from "../../contracts/entry.ts";
import {
  type CellContent,
  applyDelivery,
  applyDraft,
  applyNone,
  applyRestore,
  applySheet,
  asAtToSend,
  isOvertaken,
  isToSend,
  isUnanswered,
  isUnsent,
  openCell,
} from "../../frontend/entry/cell-content.ts";
import { parseDraft } from "../../frontend/entry/parse-draft.ts";

const empty: EntryCell = {
  asAt: "2024-08-14",
  value: null,
  text: null,
  none: null,
  note: null,
  recordedAt: null,
  dueAt: null,
  recordedBy: null,
  origin: null,
  revised: null,
  expects: null,
  explained: null,
  comments: 0,
  followUp: false,
  closed: null,
};

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
  now: empty,
  before: [],
};
const inForce: EntryCell = { ...empty, value: 1234, recordedAt: "2024-08-15T07:31:00.000Z" };
const theirs: EntryCell = {
  ...inForce,
  value: 1250,
  recordedAt: "2024-08-15T07:43:00.000Z",
  recordedBy: "Jo Marsh",
};

const open = (cell: EntryCell): CellContent => openCell(row, cell);

const leave = (content: CellContent, typed: string) => {
  const before = { ...content, typed };
  const draft = parseDraft(row, typed);
  return { content: applyDraft(before, draft), sends: isToSend(before, draft) };
};

const delivered = (content: CellContent, typed: string): CellContent =>
  applyDelivery(
    row,
    content,
    {
      is: "saved",
      at: "2024-08-15T07:40:00.000Z",
      asAt: "2024-08-14",
      warnings: [],
      typed,
      note: "",
      none: null,
    },
    "Jo Marsh",
  );

describe("a cell", () => {
  it("opens with what is in force, and leaving it as it is sends nothing", () => {
    const content = open(inForce);
    expect(content.typed).toBe("1,234");
    expect(leave(content, "1,234").sends).toBe(false);
    expect(leave(content, " 1,234 ").sends).toBe(false);
  });

  it("a new figure is sent, a wrong one is not and says why", () => {
    expect(leave(open(empty), "267").sends).toBe(true);
    const { content, sends } = leave(open(empty), "26.7");
    expect(sends).toBe(false);
    expect(content.problem).toContain("26.7 has a decimal.");
    expect(content.typed).toBe("26.7");
  });

  it("F3 leaving it empty reports nothing, and does not take back what is saved", () => {
    expect(leave(open(empty), "")).toMatchObject({ sends: false, content: { problem: null } });
    expect(leave(open(inForce), "")).toMatchObject({
      sends: false,
      content: {
        problem: "1,234 is saved already. To take it back, say why there is no figure.",
        asking: true,
      },
    });
  });

  it("F3 n/a asks for a reason, and the reason takes the figure's place", () => {
    const { content, sends } = leave(open(inForce), "n/a");
    expect(sends).toBe(false);
    expect(content.asking).toBe(true);
    expect(applyNone(content, "the system is down")).toMatchObject({
      typed: "",
      none: "the system is down",
      asking: false,
    });
  });

  it("goes back to what is in force, and to what was saved since", () => {
    expect(applyRestore({ ...open(inForce), typed: "9" }).typed).toBe("1,234");
    const since = delivered(open(inForce), "1,240");
    expect(applyRestore({ ...since, typed: "9", problem: "wrong" })).toMatchObject({
      typed: "1,240",
      problem: null,
    });
  });

  it("goes back from a refused figure to the one in force, and the refusal with it", () => {
    const refused = applyDelivery(
      row,
      { ...open(inForce), typed: "9999" },
      { is: "refused", message: "Too many.", typed: "9999", note: "", none: null },
      null,
    );
    expect(isUnanswered(refused)).toBe(false);
    expect(applyRestore(refused)).toMatchObject({ typed: "1,234", delivery: null });
  });

  it("what waits has not been answered, and is not sent twice by leaving the cell again", () => {
    const waiting = applyDelivery(
      row,
      { ...open(empty), typed: "267" },
      { is: "waiting", typed: "267", note: "", none: null },
      null,
    );
    expect(isUnanswered(waiting)).toBe(true);
    expect(leave(waiting, "267").sends).toBe(false);
    expect(leave(waiting, "268").sends).toBe(true);
  });
});

describe("a cell that somebody else changes", () => {
  it("shows the new figure at once where nobody is typing", () => {
    const after = applySheet(row, open(inForce), theirs);
    expect(after).toMatchObject({ typed: "1,250", sees: theirs.recordedAt });
    expect(isUnsent(after)).toBe(false);
  });

  it("keeps what is being typed, and says that it was overtaken", () => {
    const after = applySheet(row, { ...open(inForce), typed: "1,26" }, theirs);
    expect(after).toMatchObject({ typed: "1,26", sees: inForce.recordedAt });
    expect(isOvertaken(after)).toBe(true);
  });

  it("keep theirs: what stands there comes back, and is what the next figure replaces", () => {
    const overtaken = applySheet(row, { ...open(inForce), typed: "1,260" }, theirs);
    const after = applyRestore(overtaken);
    expect(after).toMatchObject({ typed: "1,250", sees: theirs.recordedAt });
    expect(isOvertaken(after)).toBe(false);
  });

  it("S2 a sheet that was read before the last save takes nothing back", () => {
    const later = delivered({ ...open(inForce), typed: "1,240" }, "1,240");
    expect(applySheet(row, later, inForce)).toBe(later);
  });

  it("a correction of one's own says what it was, and why", () => {
    const after = delivered({ ...open(inForce), typed: "1240", reason: "late data" }, "1240");
    expect(after.inForce).toMatchObject({
      value: 1240,
      revised: { was: "1,234", reason: "late data" },
      recordedBy: "Jo Marsh",
    });
    expect(after.reason).toBeNull();
  });

  it("what is typed since it was sent stays when the first has arrived", () => {
    const sent = applyDelivery(
      row,
      { ...open(empty), typed: "26" },
      { is: "saving", typed: "26", note: "", none: null },
      null,
    );
    expect(delivered({ ...sent, typed: "267" }, "26")).toMatchObject({
      typed: "267",
      inForce: { value: 26 },
    });
  });
});

describe("what an entry is about", () => {
  const opel: EntryRow = {
    ...row,
    cadence: { every: "event", due: { time: "11:00", weekdays: [1, 2, 3, 4, 5] } },
  };
  const content = open({ ...empty, asAt: "2024-08-15T08:05", value: 2 });

  it("a figure of a day is about the day that the sheet names", () => {
    expect(asAtToSend(row, open(empty), "2024-08-15T07:42:00.000Z")).toBe("2024-08-14");
  });

  it("a level declared today holds from now, so that it follows the one of 8:05am", () => {
    expect(asAtToSend(opel, content, "2024-08-15T07:42:00.000Z")).toBe("2024-08-15T08:42");
  });

  it("a level declared at a time that is given holds from then", () => {
    const declared = { ...content, declaredAt: "08:20" };
    expect(asAtToSend(opel, declared, "2024-08-15T07:42:00.000Z")).toBe("2024-08-15T08:20");
  });

  it("a level entered for an earlier day corrects the one that stood last on it", () => {
    expect(asAtToSend(opel, content, "2024-08-16T07:42:00.000Z")).toBe("2024-08-15T08:05");
  });
});
