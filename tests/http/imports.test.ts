import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { History, Wall } from "../../contracts/figure.ts";
import { ImportReceipt, previewObservationsMax } from "../../contracts/import.ts";
import { observationsPerSubmissionMax } from "../../contracts/observation.ts";
import { Problem } from "../../contracts/problem.ts";
import { makeWorkbook, makeZip, styles, workbookParts } from "../feeds/make-workbook.ts";
import { seedsFolder } from "../support/folders.ts";
import { withProduct } from "../support/product.ts";

/** After the file ends: all of it has come. */
const product = await withProduct({ now: "2025-04-02T07:30:00.000Z" });
/** Friday 16 August 2024, as the demonstration begins. */
const early = await withProduct();
const path = "/api/localities/banes/imports";
const file = (body: string | Uint8Array): RequestInit => ({
  method: "POST",
  body: typeof body === "string" ? body : new Uint8Array(body),
});
const headings =
  "nhs_trust22_code,trust,date,do_not_meet_criteria_to_reside,discharged_by_1700,discharged_between_1701_2359,discharged_total";
const long = (...rows: string[]): string =>
  `${["measure,part,date,value,no figure because,note", ...rows].join("\n")}\n`;

describe("importing a file of published figures", () => {
  it("S6 the file that was seeded changes nothing, previewed or confirmed", async () => {
    const text = readFileSync(join(seedsFolder, "data", "trust-daily.csv"), "utf8");
    const before = await product.read(Wall, "/api/localities/banes/wall");
    const receipt = await product.read(ImportReceipt, `${path}?confirm=yes`, file(text));
    expect(receipt).toMatchObject({ changed: 0, changes: [], submissions: [] });
    expect(receipt.unchanged).toBeGreaterThan(1_500);
    expect(receipt.preview.unmapped.map(({ label }) => label)).toContain(
      "RN3/do_not_meet_criteria_to_reside",
    );
    const after = await product.read(Wall, "/api/localities/banes/wall");
    expect(after.revision).toBe(before.revision);
  });

  it("shows the first figures of a long file, and counts all", async () => {
    const text = readFileSync(join(seedsFolder, "data", "trust-daily.csv"), "utf8");
    const receipt = await product.read(ImportReceipt, path, file(text));
    expect(receipt.preview.observations).toHaveLength(previewObservationsMax);
    expect(receipt.observations).toBeGreaterThan(previewObservationsMax);
  });

  it("F3 leaves out the days that have not come, and says so", async () => {
    const text = `${headings}\nRD1,RUH,2024-08-15,224,,,\nRD1,RUH,2024-08-17,230,,,\n`;
    const receipt = await early.read(ImportReceipt, `${path}?confirm=yes`, file(text));
    expect(receipt).toMatchObject({ changed: 0, unchanged: 1 });
    expect(receipt.preview.warnings.join()).toContain("1 figure is about days after today");
  });

  it("shows first what would change, and records it when confirmed, once", async () => {
    const text = `${headings}\nRD1,RUH,2024-08-14,209,,,131\nRD1,RUH,2024-08-15,0,,,0\n`;
    const preview = await product.read(ImportReceipt, path, file(text));
    expect(preview).toMatchObject({ changed: 2, submissions: [] });
    expect(preview.preview.ignored.map(({ why }) => why).join()).toContain("not submitted");
    expect(preview.changes).toContainEqual(
      expect.objectContaining({ measure: "ruh-nctr", asAt: "2024-08-14", from: "206", to: "209" }),
    );
    const recorded = await product.read(ImportReceipt, `${path}?confirm=yes`, file(text));
    expect(recorded.submissions).toHaveLength(1);
    const { points } = await product.read(
      History,
      "/api/localities/banes/measures/ruh-nctr/history?from=2024-08-14&to=2024-08-15",
    );
    // F3 The zero of the second row is not a zero, and takes nothing away.
    expect(points.map(({ value }) => value)).toEqual([209, 224]);
    const again = await product.read(ImportReceipt, `${path}?confirm=yes`, file(text));
    expect(again).toMatchObject({ changed: 0, unchanged: 2, submissions: [] });
  });
});

describe("what becomes of each figure of a file", () => {
  it("F3 levels, words and no figure are recorded as what they are, and written as they are read", async () => {
    const text = long(
      "ruh-opel,,2024-08-15T11:00,4,,",
      "ruh-ed-attendances,,2024-08-14,,System down since 6am,",
    );
    const { changes } = await early.read(ImportReceipt, `${path}?confirm=yes`, file(text));
    expect(changes.map(({ to }) => to)).toEqual(
      expect.arrayContaining(["No figure: System down since 6am"]),
    );
    const again = await early.read(ImportReceipt, `${path}?confirm=yes`, file(text));
    expect(again).toMatchObject({ changed: 0, refused: 0, submissions: [] });
  });

  it("one that cannot be recorded is named, and shows the others all the same", async () => {
    const text = long(
      "ruh-ed-attendances,,2024-08-13,2000000000,,",
      "ruh-ed-attendances,,2024-08-12,311,,",
    );
    const receipt = await early.read(ImportReceipt, path, file(text));
    expect(receipt).toMatchObject({ changed: 2, refused: 1, submissions: [] });
    expect(receipt.changes[0]?.refused).toMatch(/2000000000 is larger than any figure/);
    expect(receipt.changes[1]).toMatchObject({ to: "311", refused: null });
  });

  it("S3 nothing of such a file is recorded, unless it is said to leave those out", async () => {
    const text = long(
      "ruh-ed-attendances,,2024-08-11,2000000000,,",
      "ruh-ed-attendances,,2024-08-10,312,,",
    );
    const problem = await early.refusal(`${path}?confirm=yes`, file(text), 422);
    expect(problem.message).toMatch(/^Nothing was saved: 1 figure .* cannot be recorded/);
    expect(problem.issues).toEqual([
      expect.objectContaining({ path: "ruh-ed-attendances 2024-08-11" }),
    ]);
    expect(await early.read(ImportReceipt, path, file(text))).toMatchObject({ changed: 2 });
    const receipt = await early.read(
      ImportReceipt,
      `${path}?confirm=yes&skip-refused=yes`,
      file(text),
    );
    expect(receipt.submissions.map(({ observations }) => observations)).toEqual([1]);
    expect(await early.read(ImportReceipt, path, file(text))).toMatchObject({
      changed: 1,
      unchanged: 1,
    });
  });

  it("one that wants a look says why, and is recorded", async () => {
    const text = long("orchard-house-capacity,,2024-08-15,5,,");
    const { changes } = await early.read(ImportReceipt, path, file(text));
    expect(changes[0]?.warning).toMatch(/capacity/);
    expect(changes[0]?.refused).toBeNull();
  });

  it("A1 figures of another provider are refused, and so keep the file from being recorded in part", async () => {
    const text = long(
      "ruh-ed-attendances,,2024-08-15,281,,",
      "community-hospital-nctr,,2024-08-15,7,,",
    );
    const preview = await early.ask(path, file(text), "ruh");
    const { changes } = ImportReceipt.parse(await preview.json());
    expect(changes.map(({ measure, refused }) => [measure, refused])).toEqual([
      ["community-hospital-nctr", expect.stringMatching(/to report/)],
      ["ruh-ed-attendances", null],
    ]);
    expect((await early.ask(`${path}?confirm=yes`, file(text), "ruh")).status).toBe(422);
    expect((await early.ask(path, file(text), null)).status).toBe(401);
    expect((await early.ask(path, file(text), "viewer")).status).toBe(403);
  });

  it("A1 what has stood for too long is the place team's to change", async () => {
    const text = `${headings}\nRD1,RUH,2024-05-14,1,,,\n`;
    const mine = ImportReceipt.parse(await (await early.ask(path, file(text), "ruh")).json());
    expect(mine.changes[0]?.refused).toMatch(/place team/);
    const place = ImportReceipt.parse(await (await early.ask(path, file(text), "place")).json());
    expect(place.changes[0]?.refused).toBeNull();
  });

  it("an import of up to 5,000 figures of a provider is one submission, and more are several", async () => {
    const measures = ["ruh-nctr", "ruh-discharges"];
    const days = Array.from({ length: 2_600 }, (_, i) =>
      new Date(Date.UTC(2001, 0, 1 + i)).toISOString().slice(0, 10),
    );
    const rows = measures.flatMap((measure) =>
      days.map((day, i) => `${measure},,${day},${100 + (i % 7)},,`),
    );
    const some = await product.read(
      ImportReceipt,
      `${path}?confirm=yes`,
      file(long(...rows.slice(0, 2_000))),
    );
    expect(some.submissions.map(({ observations }) => observations)).toEqual([2_000]);
    const corrected = rows.map((row) => row.replace(/,(\d+),,$/, ",9$1,,"));
    const all = await product.read(ImportReceipt, `${path}?confirm=yes`, file(long(...corrected)));
    expect(all.submissions.map(({ observations }) => observations)).toEqual([
      observationsPerSubmissionMax,
      200,
    ]);
  });
});

describe("workbooks", () => {
  it("are read as text files are, and say what was left", async () => {
    const day = { xml: "<v>45518</v>", style: styles.day };
    const bytes = makeWorkbook([
      { name: "Lists", rows: [["RUH"]], state: "hidden" },
      {
        name: "Daily",
        rows: [
          ["measure", "date", "value"],
          ["ruh-ed-attendances", day, 287],
        ],
      },
    ]);
    const { preview, changes } = await early.read(ImportReceipt, path, file(bytes));
    expect(preview.observations).toEqual([
      expect.objectContaining({ asAt: "2024-08-14", value: 287, sheet: "Daily", row: 2 }),
    ]);
    expect(preview.warnings).toContain('The sheet "Lists" is hidden and was not read.');
    expect(changes).toHaveLength(1);
  });
});

describe("what cannot be read", () => {
  it("is refused in a sentence", async () => {
    const problem = await product.refusal(path, file("hello"), 400);
    expect(problem.message).toContain("layout");
    await product.refusal("/api/localities/nowhere/imports", file("hello"), 404);
    await product.refusal(path, file("x".repeat(20_000_001)), 413);
  });

  it("a zip bomb is refused, and others are answered", async () => {
    const bomb = makeZip({
      ...workbookParts([{ name: "S", rows: [] }]),
      "xl/worksheets/sheet1.xml": new Uint8Array(130_000_000),
    });
    const [problem, wall] = await Promise.all([
      product.refusal(path, file(bomb), 413),
      product.ask("/api/localities/banes/wall"),
    ]);
    expect(problem.message).toMatch(/unpacks to more/);
    expect(wall.status).toBe(200);
  });

  /** 200 MB, made as they are asked for; `sent` tells how many of them were. */
  const makeStream = () => {
    const stream = { sent: 0 };
    const body = new ReadableStream({
      pull: (controller) => {
        stream.sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
        if (stream.sent >= 200_000_000) controller.close();
      },
    });
    const init = { method: "POST", body, duplex: "half" };
    return { stream, init };
  };

  it("a file of 200 MB is refused by what it says of its size, and is not read", async () => {
    const { stream, init } = makeStream();
    const headers = { "Content-Length": "200000000" };
    const reply = await product.ask(path, { ...init, headers });
    expect(reply.status).toBe(413);
    expect(Problem.parse(await reply.json()).message).toMatch(/larger than 20 MB/);
    expect(stream.sent).toBeLessThan(5_000_000);
  });

  it("one that does not say how large it is, is read up to the limit and no further", async () => {
    const { stream, init } = makeStream();
    expect((await product.ask(path, init)).status).toBe(413);
    expect(stream.sent).toBeLessThan(30_000_000);
  });
});
