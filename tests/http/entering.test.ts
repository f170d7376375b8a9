import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { recordSubmission } from "../../backend/actions/record-submission.ts";
import { AuditReply } from "../../contracts/audit.ts";
import type { EntryCell } from "../../contracts/entry.ts";
import { EntrySheet } from "../../contracts/entry.ts";
import { Wall } from "../../contracts/figure.ts";
import type { Identity } from "../../contracts/identity.ts";
import { type ReportedObservation, SubmissionReceipt } from "../../contracts/observation.ts";
import { judge } from "../../contracts/plausibility.ts";
import { Problem } from "../../contracts/problem.ts";
import { CellHistory, Remark } from "../../contracts/remark.ts";
import type { Account } from "../support/accounts.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const banes = "/api/localities/banes";

type Sent = { as?: Account | null; provider?: string; key?: string };

const send = (
  observations: ReportedObservation[],
  { as = "ruh", provider = "ruh", key }: Sent = {},
): Promise<Response> =>
  product.ask(`${banes}/submissions`, posting({ provider, observations }, key), as);

const parse = async <T>(schema: z.ZodType<T>, reply: Promise<Response>, status: number) => {
  const answered = await reply;
  const text = await answered.text();
  expect(`${answered.status} ${text}`).toMatch(new RegExp(`^${status} `));
  return schema.parse(JSON.parse(text));
};

const accepted = (...sent: Parameters<typeof send>): Promise<SubmissionReceipt> =>
  parse(SubmissionReceipt, send(...sent), 201);
const refused = (status: number, ...sent: Parameters<typeof send>): Promise<Problem> =>
  parse(Problem, send(...sent), status);

const ed = (asAt: string, value: number, more: Partial<ReportedObservation> = {}) => ({
  measure: "ruh-ed-attendances",
  asAt,
  value,
  ...more,
});

const readSheet = (provider = "ruh", as: Account = "ruh"): Promise<EntrySheet> =>
  parse(EntrySheet, product.ask(`${banes}/providers/${provider}/sheet`, {}, as), 200);

const cellOf = (sheet: EntrySheet, measure: string, asAt: string): EntryCell => {
  const row = sheet.rows.find((one) => one.measure === measure);
  const cell = [...(row?.before ?? []), ...(row === undefined ? [] : [row.now])].find(
    (one) => one.asAt === asAt,
  );
  if (cell === undefined) throw new Error(`${measure} has no cell for ${asAt}.`);
  return cell;
};

const readCell = (measure: string, asAt: string, as: Account = "ruh"): Promise<CellHistory> =>
  parse(CellHistory, product.ask(`${banes}/measures/${measure}/cells/${asAt}`, {}, as), 200);

const explain = (asAt: string, words: string): Promise<Response> =>
  product.ask(
    `${banes}/remarks`,
    posting({ id: randomUUID(), measure: "ruh-ed-attendances", asAt, is: "explanation", words }),
    "ruh",
  );

describe("whose figures they are", () => {
  it("A1 nobody enters without signing in, and nothing is kept", async () => {
    const problem = await refused(401, [ed("2024-08-15", 1)], { as: null });
    expect(problem).toMatchObject({ code: "signed-out" });
    expect((await readCell("ruh-ed-attendances", "2024-08-15")).versions).toEqual([]);
  });

  it("A1 a flow lead writes only for their own provider, and hears whose it is", async () => {
    const problem = await refused(403, [ed("2024-08-15", 281)], { as: "hcrg" });
    expect(problem).toMatchObject({
      code: "forbidden",
      message: "RUH ED attendances is RUH Bath’s to report. You may enter for HCRG.",
    });
    // Under one's own name another's figure is still another's.
    const own = await refused(422, [ed("2024-08-15", 281)], { as: "hcrg", provider: "hcrg" });
    expect(own.issues[0]?.message).toContain('is reported by "ruh", not by "hcrg"');
  });

  it("A1 what is ill-formed is not looked over for those who may not send it", async () => {
    const sent = posting({ provider: "ruh", observations: [{ measure: "ruh-ed-attendances" }] });
    const ask = (as: Account | null) => product.ask(`${banes}/submissions`, sent, as);
    expect((await ask(null)).status).toBe(401);
    expect((await ask("ruh")).status).toBe(422);
  });

  it("A3 a refusal is in the audit with who, and nothing is saved", async () => {
    const { entries } = await product.read(AuditReply, `${banes}/audit?kind=refused`);
    expect(entries[0]?.sender).toMatchObject({ is: "person" });
    expect(entries[0]?.what).toContain("RUH Bath’s to report");
  });
});

describe("what was sent, by whom and why", () => {
  it("A3 R3 a figure keeps who sent it, and a correction why, on the wall and in its past", async () => {
    await accepted([ed("2024-08-15", 281)]);
    product.clock.moveTo("2024-08-16T07:43:00.000Z");
    const { recordedAt } = await accepted([ed("2024-08-15", 283, { reason: "Late arrivals" })]);
    const [now, before] = (await readCell("ruh-ed-attendances", "2024-08-15")).versions;
    expect(now).toMatchObject({ value: 283, reason: "Late arrivals", origin: "entered" });
    expect(now?.sender).toMatchObject({ is: "person", role: "RUH flow lead" });
    expect(before).toMatchObject({ value: 281, reason: null });
    const revised = {
      was: "281",
      at: recordedAt,
      reason: "Late arrivals",
      role: "RUH flow lead",
    };
    const figureNow = async () =>
      (await product.read(Wall, `${banes}/wall`)).figures.find(
        ({ key }) => key === "ruh-ed-attendances",
      );
    expect(await figureNow()).toMatchObject({ value: 283, revised });
    await accepted([ed("2024-08-15", 283)]);
    expect(await figureNow()).toMatchObject({ value: 283, revised });
  });

  /** As the page sends it, with what it saw. */
  const enter = async (asAt: string, value: number, reason?: string): Promise<string[]> => {
    const replaces = cellOf(await readSheet(), "ruh-ed-attendances", asAt).recordedAt;
    const more = { replaces, ...(reason === undefined ? {} : { reason }) };
    const { warnings } = await accepted([ed(asAt, value, more)]);
    return warnings.map(({ path, message }) => `${path}: ${message}`);
  };

  it("S1 a correction without a reason is kept, and asked about", async () => {
    const asAt = "2024-08-13";
    expect(await enter(asAt, 262)).toContain("observations[0].reason: Say why it changes.");
    expect(await enter(asAt, 263, "Counted again")).toEqual([]);
    expect(await enter(asAt, 263)).toEqual([]);
  });

  it("a value that is far from usual is kept and asked about, until it is explained", async () => {
    const asAt = "2024-08-15";
    const warnings = await enter(asAt, 2_630, "As counted");
    expect(warnings).toEqual([expect.stringMatching(/^observations\[0\]\.value: 2,630 is .+\?$/)]);
    // The page asks in the same words, from what the sheet says is expected.
    const { expects } = cellOf(await readSheet(), "ruh-ed-attendances", asAt);
    expect(expects).not.toBeNull();
    const remark = expects === null ? null : judge(2_630, expects, { kind: "count", decimals: 0 });
    expect(warnings[0]).toBe(`observations[0].value: ${remark?.message}`);
    await parse(Remark, explain(asAt, "A concert"), 201);
    expect(await enter(asAt, 2_630)).toEqual([]);
    expect(cellOf(await readSheet(), "ruh-ed-attendances", asAt)).toMatchObject({
      value: 2_630,
      explained: "A concert",
      recordedBy: "RUH flow lead",
      revised: { was: "283", reason: "As counted" },
      closed: null,
    });
  });

  it("a machine that says nothing of what stands there is not asked", async () => {
    expect((await accepted([ed("2024-08-14", 9_999)])).warnings).toEqual([]);
  });
});

describe("changes made meanwhile", () => {
  const asAt = "2024-08-11";

  it("S2 a figure that was changed while one typed is not overwritten, and says what stands", async () => {
    const seen = cellOf(await readSheet(), "ruh-ed-attendances", asAt).recordedAt;
    await accepted([ed(asAt, 240, { reason: "Counted again" })], { as: "place" });
    const problem = await refused(409, [
      ed("2024-08-10", 250, { reason: "Checked" }),
      ed(asAt, 241, { replaces: seen }),
    ]);
    expect(problem.code).toBe("conflict");
    expect(problem.issues).toHaveLength(1);
    expect(problem.issues[0]?.path).toBe("observations[1]");
    expect(problem.issues[0]?.message).toMatch(
      /^RUH ED attendances for 11 Aug was changed to 240 by BaNES place team at 8:43am while you were typing\.$/,
    );
    // S3: what was right beside it was not saved either.
    const [kept] = (await readCell("ruh-ed-attendances", "2024-08-10")).versions;
    expect(kept?.value).not.toBe(250);
    const now = cellOf(await readSheet(), "ruh-ed-attendances", asAt).recordedAt;
    await accepted([ed(asAt, 241, { replaces: now, reason: "Both were wrong" })]);
  });

  it("S2 what was empty on the page and is not any more is not overwritten either", async () => {
    const first = { measure: "ruh-nctr-banes", breakdown: "P1", asAt: "2024-08-16", value: 9 };
    await accepted([{ ...first, replaces: null }]);
    const problem = await refused(409, [{ ...first, value: 8, replaces: null }]);
    expect(problem.issues[0]?.message).toContain("(P1) for 16 Aug was entered as 9 by ");
  });

  it("S5 of two who write at one moment over the same figure one wins, and the other hears of it", async () => {
    const [standing] = (await readCell("ruh-ed-attendances", "2024-08-09")).versions;
    const replaces = standing?.recordedAt ?? null;
    const replies = await Promise.all(
      [231, 232, 233, 234, 235].map((value) =>
        send([ed("2024-08-09", value, { replaces, reason: "Checked" })], { as: "place" }),
      ),
    );
    const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, 409, 409, 409, 409]);
    const { versions } = await readCell("ruh-ed-attendances", "2024-08-09");
    expect(versions).toHaveLength(2);
    expect(versions[1]?.recordedAt).toBe(replaces);
  });

  it("S6 sent again under its key it is the same submission, though it would conflict by now", async () => {
    const key = randomUUID();
    const seen = cellOf(await readSheet(), "ruh-ed-attendances", asAt).recordedAt;
    const observation = ed(asAt, 245, { replaces: seen, reason: "Checked" });
    const twice = await Promise.all([
      accepted([observation], { key }),
      accepted([observation], { key }),
    ]);
    expect(twice.filter(({ repeated }) => repeated)).toHaveLength(1);
    await accepted([ed(asAt, 246, { reason: "Checked again" })]);
    expect(await accepted([observation], { key })).toMatchObject({
      repeated: true,
      submission: twice[0].submission,
    });
  });
});

describe("what has stood for over fourteen days", () => {
  const asAt = "2024-07-31";

  it("A1 is the place team's to change, and says so", async () => {
    const problem = await refused(403, [ed(asAt, 999)]);
    const message =
      "RUH ED attendances for 31 July could be changed until 15 August, 14 days after it was due. Ask the BaNES place team to change it.";
    expect(problem.issues).toEqual([{ path: "observations[0]", message }]);
    expect(problem.message).toContain(message);
    await accepted([ed(asAt, 255, { reason: "Found in the archive" })], { as: "place" });
  });

  it("is told beside all else that is wrong", async () => {
    const problem = await refused(422, [ed(asAt, 999), ed("2024-08-15", -1)]);
    expect(problem.issues.map(({ path }) => path)).toEqual([
      "observations[1].value",
      "observations[0]",
    ]);
  });

  it("F3 what never came may still come, however late, and what is sent unchanged is no change", async () => {
    await accepted([{ measure: "care-home-challenges", asAt: "2023-02-01", value: 0 }], {
      as: "place",
      provider: "council",
    });
    const first = { measure: "hcrg-opel", asAt: "2023-02-01T09:00", level: 2 };
    await accepted([first], { as: "hcrg", provider: "hcrg" });
    await accepted([first], { as: "hcrg", provider: "hcrg" });
    await refused(403, [{ ...first, level: 3 }], { as: "hcrg", provider: "hcrg" });
  });
});

describe("figures that do not agree with each other", () => {
  it("are kept and pointed out, in the words of both", async () => {
    const whole = (measure: string) => ({
      label: measure === "ruh-nctr" ? "NCTR, whole of RUH" : "RUH discharges",
      locality: "banes",
      measure,
      breakdown: null,
    });
    const identities: Identity[] = [
      {
        kind: "at-most",
        parts: [whole("ruh-discharges")],
        whole: whole("ruh-nctr"),
        because: "Who is discharged did not need the bed that day.",
      },
    ];
    const day = { asAt: "2024-08-16", reason: "As counted" };
    const receipt = await recordSubmission(
      { ...product.deps, identities },
      { caller: { is: "installation" }, session: null, from: null },
      {
        locality: "banes",
        submission: {
          provider: "ruh",
          observations: [
            { ...day, measure: "ruh-nctr", value: 90, replaces: null },
            { ...day, measure: "ruh-discharges", value: 95, replaces: null },
          ],
        },
        idempotencyKey: null,
        origin: "entered",
      },
    );
    const gap = receipt.warnings.filter(({ message }) =>
      message.includes("more than NCTR, whole of RUH"),
    );
    expect(gap).toEqual([
      {
        path: "observations[0].value",
        message: "RUH discharges: 95, 5 more than NCTR, whole of RUH (90). Is one of them wrong?",
      },
    ]);
    // What the installation does by itself is nobody's by name.
    expect((await readCell("ruh-nctr", day.asAt)).versions[0]?.sender).toBeNull();
  });
});
