import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { History, Wall } from "../../contracts/figure.ts";
import { ImportReceipt } from "../../contracts/observation.ts";
import { seedsFolder } from "../support/folders.ts";
import { withProduct } from "../support/product.ts";

/** After the file ends: all of it has come. */
const product = await withProduct({ now: "2025-04-02T07:30:00.000Z" });
const path = "/api/localities/banes/imports";
const file = (text: string): RequestInit => ({ method: "POST", body: text });
const headings =
  "nhs_trust22_code,trust,date,do_not_meet_criteria_to_reside,discharged_by_1700,discharged_between_1701_2359,discharged_total";

describe("importing a file of published figures", () => {
  it("S6 the file that was seeded changes nothing, previewed or confirmed", async () => {
    const text = readFileSync(join(seedsFolder, "data", "trust-daily.csv"), "utf8");
    const before = await product.read(Wall, "/api/localities/banes/wall");
    const receipt = await product.read(ImportReceipt, `${path}?confirm=yes`, file(text));
    expect(receipt).toMatchObject({ changed: 0, submissions: [] });
    expect(receipt.unchanged).toBeGreaterThan(1_500);
    expect(receipt.preview.unmapped.map(({ label }) => label)).toContain(
      "RN3/do_not_meet_criteria_to_reside",
    );
    const after = await product.read(Wall, "/api/localities/banes/wall");
    expect(after.revision).toBe(before.revision);
  });

  it("F3 leaves out the days that have not come, and says so", async () => {
    const early = await withProduct();
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

  it("refuses what is no such file, in a sentence", async () => {
    const problem = await product.refusal(path, file("hello"), 400);
    expect(problem.message).toContain("layout");
    await product.refusal("/api/localities/nowhere/imports", file("hello"), 404);
    await product.refusal(path, file("x".repeat(20_000_001)), 413);
  });
});
