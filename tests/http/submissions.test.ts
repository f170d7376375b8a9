import { describe, expect, it } from "vitest";
import { History, Wall } from "../../contracts/figure.ts";
import { SubmissionReceipt } from "../../contracts/observation.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const path = "/api/localities/banes/submissions";
const readWall = () => product.read(Wall, "/api/localities/banes/wall");
const figureOf = (wall: Wall, key: string) => wall.figures.find((figure) => figure.key === key);
const ed = { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 };

describe("an accepted submission", () => {
  it("V1 R2 changes the figure on the wall, with its change against the last report", async () => {
    const before = await readWall();
    const receipt = SubmissionReceipt.parse(
      await (await product.submit("banes", "ruh", [ed])).json(),
    );
    expect(receipt).toMatchObject({
      revision: before.revision + 1,
      observations: 1,
      repeated: false,
    });
    const after = await readWall();
    expect(after.revision).toBe(receipt.revision);
    expect(figureOf(after, "ruh-ed-attendances")).toMatchObject({
      value: 281,
      asAt: "2024-08-15",
      change: { since: "2024-08-08", from: 247, difference: 34 },
      comparisons: { previous: { since: "2024-08-14", difference: 14 } },
      rag: "not-rated",
      variance: null,
      origin: "entered",
    });
  });

  it("D1 D2 a part that came changes its total, which is unknown until all are in", async () => {
    const part = (breakdown: string, value: number) => ({
      measure: "ruh-nctr-banes",
      breakdown,
      asAt: "2024-08-16",
      value,
    });
    await product.submit("banes", "ruh", [part("P1", 9), part("P2", 4)]);
    const total = figureOf(await readWall(), "ruh-nctr-banes-p1-3");
    expect(total).toMatchObject({ asAt: "2024-08-16", value: null, rag: "no-figure" });
    expect(total?.incomplete).toEqual({
      missing: ["P3"],
      lastComplete: { asAt: "2024-08-15", value: 16 },
    });
    await product.submit("banes", "ruh", [part("P3", 5)]);
    expect(figureOf(await readWall(), "ruh-nctr-banes-p1-3")).toMatchObject({
      value: 18,
      incomplete: null,
      rag: "green",
    });
  });

  it("S6 the same idempotency key is the same submission; another body under it is refused", async () => {
    const send = (value: number) =>
      product.submit(
        "banes",
        "hcrg",
        [{ measure: "community-hospital-nctr", asAt: "2024-08-15", value }],
        "key-1",
      );
    const first = SubmissionReceipt.parse(await (await send(14)).json());
    const again = SubmissionReceipt.parse(await (await send(14)).json());
    expect(again).toEqual({ ...first, repeated: true });
    expect((await readWall()).revision).toBe(first.revision);
    expect((await send(13)).status).toBe(409);
  });

  it("S2 a correction is in force, the old value is known at its time, and the figure says so", async () => {
    const knownBefore = product.clock.now();
    product.clock.moveTo("2024-08-16T08:00:00.000Z");
    await product.submit("banes", "ruh", [{ ...ed, asAt: "2024-08-14", value: 270 }]);
    const history = (asKnownAt: string) =>
      product.read(
        History,
        `/api/localities/banes/measures/ruh-ed-attendances/history?from=2024-08-14&to=2024-08-14&as-known-at=${asKnownAt}`,
      );
    expect((await history("2024-08-16T08:00:00.000Z")).points[0]).toMatchObject({
      value: 270,
      revised: true,
    });
    expect((await history(knownBefore)).points[0]).toMatchObject({ value: 267, revised: false });
  });

  it("F3 no figure with a reason is kept as that, never as zero", async () => {
    await product.submit("banes", "paulton-miu", [
      { measure: "paulton-miu-attendances", asAt: "2024-08-15", none: "unit closed all day" },
    ]);
    expect(figureOf(await readWall(), "paulton-miu-attendances")).toMatchObject({
      value: null,
      none: "unit closed all day",
      rag: "no-figure",
    });
  });
});

describe("a submission that is refused", () => {
  const refused = async (body: unknown, status: number) => {
    const before = await readWall();
    const problem = await product.refusal(path, posting(body), status);
    const after = await readWall();
    // S3 Nothing of it is kept.
    expect(after.revision).toBe(before.revision);
    expect(after.figures).toEqual(before.figures);
    return problem;
  };

  it("S3 hears of every issue at once, ill-formed and unknown and wrong alike, and nothing is kept", async () => {
    const problem = await refused(
      {
        provider: "ruh",
        observations: [
          { ...ed, value: 300 },
          { measure: "no-such-measure", asAt: "2024-08-15", value: 3 },
          { ...ed, asAt: "2024-08-13", value: "many" },
          { ...ed, asAt: "2024-08-12", value: -4 },
          { ...ed, asAt: "2024-08-25" },
        ],
      },
      422,
    );
    const messages = Object.fromEntries(
      problem.issues.map(({ path: at, message }) => [at, message]),
    );
    expect(messages).toEqual({
      "observations[1].measure":
        'There is no measure "no-such-measure" here. Check its name in the list of measures.',
      "observations[2].value": "This must be a number.",
      "observations[3].value": "-4 is below zero. RUH ED attendances cannot be negative.",
      "observations[4].asAt": expect.stringContaining("Sunday 25 August 2024 has not come yet."),
    });
    expect(problem.message).toBe("Nothing was saved: 4 things are not right.");
  });

  it("A1 a provider cannot report another's figure", async () => {
    const problem = await refused({ provider: "hcrg", observations: [ed] }, 422);
    expect(problem.issues[0]?.message).toContain('reported by "ruh"');
  });

  it("names what is not known in a request instead of passing over it", async () => {
    const problem = await refused({ provider: "ruh", observations: [{ ...ed, vlaue: 3 }] }, 422);
    expect(problem.issues[0]).toEqual({
      path: "observations[0].vlaue",
      message: '"vlaue" is not known here. Leave it out.',
    });
  });

  it("refuses 5,001 figures at once, and takes 5,000", async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        measure: "ruh-ed-attendances",
        asAt: new Date(Date.UTC(2001, 0, 1 + i)).toISOString().slice(0, 10),
        value: i,
      }));
    const problem = await refused({ provider: "ruh", observations: many(5_001) }, 422);
    expect(problem.issues.map(({ message }) => message)).toEqual([
      "Send at most 5,000 figures at a time; split the rest into another submission.",
    ]);
    expect((await product.submit("banes", "ruh", many(5_000))).status).toBe(201);
  });

  it("refuses an empty submission, a missing provider and an unknown one, in sentences", async () => {
    expect((await refused({ provider: "ruh", observations: [] }, 422)).issues[0]?.message).toBe(
      "Send at least one figure.",
    );
    expect((await refused({ observations: [ed] }, 422)).issues[0]).toEqual({
      path: "provider",
      message: "This is missing: text belongs here.",
    });
    expect((await refused({ provider: "nobody", observations: [ed] }, 404)).message).toContain(
      "nobody",
    );
  });

  it("refuses what is no text, in a sentence", async () => {
    for (const note of ["a\u0000b", "a\ud800b"]) {
      const problem = await refused({ provider: "ruh", observations: [{ ...ed, note }] }, 422);
      expect(problem.issues).toEqual([
        {
          path: "observations[0].note",
          message: "This holds characters that are not text. Type it again.",
        },
      ]);
    }
  });

  it("refuses broken JSON, and a body over the limit, without reading it whole", async () => {
    const broken = { ...posting({}), body: '{"provider": "ruh", ' };
    expect((await product.refusal(path, broken, 400)).message).toContain("not readable JSON");
    const huge = { ...posting({}), body: JSON.stringify({ provider: "x".repeat(4_100_000) }) };
    expect((await product.refusal(path, huge, 413)).code).toBe("too-large");
  });

  it("answers only at this machine, and only to its own pages", async () => {
    for (const headers of [{ Host: "flow.example" }, { Origin: "http://flow.example" }]) {
      expect((await product.ask("/api/service", { headers })).status).toBe(403);
    }
    const own = { Host: "127.0.0.1:8080", Origin: "http://127.0.0.1:8080" };
    expect((await product.ask("/api/service", { headers: own })).status).toBe(200);
  });
});
