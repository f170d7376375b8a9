import { describe, expect, it } from "vitest";
import { AuditReply } from "../../contracts/audit.ts";
import {
  KeptWeeklySettings,
  type WeeklySettings,
  type WeeklySettingsRequest,
} from "../../contracts/weekly-settings.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const swindon = "/api/localities/swindon";
const path = `${swindon}/weekly-settings`;

const read = () => product.read(KeptWeeklySettings, path);
const putting = (body: unknown): RequestInit => ({ ...posting(body), method: "PUT" });
const requestOf = async (change: Partial<WeeklySettings>): Promise<WeeklySettingsRequest> => {
  const { needsTwoPeople, schedule, recipients, layout, version } = await read();
  return { needsTwoPeople, schedule, recipients, layout, ...change, basedOn: version };
};
const save = async (change: Partial<WeeklySettings>) =>
  product.read(KeptWeeklySettings, path, putting(await requestOf(change)));

describe("how a place wants its weekly update", () => {
  it("is what came with the installation until somebody says otherwise", async () => {
    const { version, needsTwoPeople, schedule, recipients, layout, canSend } = await read();
    expect({ version, needsTwoPeople, schedule, recipients, canSend }).toEqual({
      version: 0,
      needsTwoPeople: false,
      schedule: null,
      recipients: [],
      canSend: false,
    });
    expect(layout?.rows[0]?.criteria).toBe("GWH OPEL status");
  });

  it("rows are the place's own: any measure, in any order, and a sentence of no measure", async () => {
    const { layout } = await read();
    if (layout === null) throw new Error("Swindon has a layout.");
    const [first, second] = layout.rows;
    if (first === undefined || second === undefined) throw new Error("It has rows.");
    const voluntary = {
      key: "voluntary",
      criteria: "Voluntary sector",
      row: { is: "sentence" },
    } as const;
    await save({ layout: { ...layout, rows: [second, voluntary, first] } });
    const update = await product.read(WeeklyUpdate, `${swindon}/weekly-updates/2024-08-12`);
    expect(update.rows.map(({ criteria }) => criteria)).toEqual([
      second.criteria,
      "Voluntary sector",
      first.criteria,
    ]);
  });

  it("each change is a version, in the audit with what it was before; none is none", async () => {
    const before = await read();
    const after = await save({
      needsTwoPeople: true,
      schedule: { weekday: 4, time: "14:00" },
      recipients: [{ email: "board@example.nhs.uk", attach: ["pdf", "csv"] }],
    });
    expect(after.version).toBe(before.version + 1);
    expect((await save({})).version).toBe(after.version);
    const { entries } = await product.read(AuditReply, `${swindon}/audit?kind=updates`);
    expect(entries[0]?.changes).toEqual([
      { of: "Two people", before: "no", after: "yes" },
      { of: "Announced", before: "never", after: "weekday 4, 14:00" },
      { of: "Sent to", before: "nobody", after: "board@example.nhs.uk (PDF, CSV)" },
    ]);
  });

  it("R8 what somebody saved meanwhile is not overwritten", async () => {
    const mine = await requestOf({ needsTwoPeople: false });
    await save({ schedule: { weekday: 5, time: "09:00" } });
    const problem = await product.refusal(path, putting(mine), 409);
    expect(problem.message).toContain("Somebody has saved other settings");
    expect((await read()).schedule).toEqual({ weekday: 5, time: "09:00" });
  });

  it("a measure of another place, a row twice and an address twice are refused, all at once", async () => {
    const { layout } = await read();
    const [row] = layout?.rows ?? [];
    if (layout === null || row === undefined) throw new Error("It has rows.");
    const wrong = await requestOf({
      layout: { ...layout, rows: [row, row], lengthOfStay: "ruh-ed-attendances" },
      recipients: [
        { email: "a@example.nhs.uk", attach: [] },
        { email: "a@example.nhs.uk", attach: ["pdf"] },
      ],
    });
    const { issues } = await product.refusal(path, putting(wrong), 422);
    expect(issues.map(({ message }) => message)).toEqual([
      'The place does not measure "ruh-ed-attendances". Choose a measure of its own.',
      `There is a row "${row.key}" already.`,
      "a@example.nhs.uk is in the list already.",
    ]);
  });
});
