import { beforeAll, describe, expect, it } from "vitest";
import { WeeklyArchive, WeeklyComparison, WeeklySeason } from "../../contracts/weekly-edition.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const banes = "/api/localities/banes";

const publish = (monday: string, reason: string | null) =>
  product.read(
    WeeklyUpdate,
    `${banes}/weekly-updates/${monday}/publish`,
    posting({ gaps: "The extract was down all week; it is being mended.", reason }),
  );
const archive = (query?: string) =>
  product.read(
    WeeklyArchive,
    `${banes}/weekly-archive${query === undefined ? "" : `?query=${encodeURIComponent(query)}`}`,
  );

/** The seeds published the week of 5 August. */
beforeAll(async () => {
  await publish("2024-08-12", null);
  await product.submit("banes", "ruh", [
    {
      measure: "ruh-nctr-banes",
      breakdown: "P1",
      asAt: "2024-08-15",
      value: 7,
      reason: "Counted twice",
    },
  ]);
  await publish("2024-08-12", "P1 was counted twice");
});

describe("the archive", () => {
  it("lists every edition, newest first, with its reason and its fingerprint", async () => {
    const { editions } = await archive();
    expect(editions.map(({ monday, edition, reason }) => [monday, edition, reason])).toEqual([
      ["2024-08-12", 2, "P1 was counted twice"],
      ["2024-08-12", 1, null],
      ["2024-08-05", 1, null],
    ]);
    for (const { fingerprint, found } of editions) {
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(found).toEqual([]);
    }
  });

  it("finds what an edition says, in any case, and shows where", async () => {
    const { editions, query } = await archive("through d2a BEDS");
    expect(query).toBe("through d2a BEDS");
    expect(editions).toHaveLength(3);
    expect(editions[0]?.found[0]).toContain("flow through D2A beds");
    const mended = (await archive("being mended")).editions;
    expect(mended.map(({ monday }) => monday)).toEqual(["2024-08-12", "2024-08-12"]);
    expect((await archive("no such words anywhere")).editions).toEqual([]);
  });

  it("a search that is too long is refused in words", async () => {
    const problem = await product.refusal(
      `${banes}/weekly-archive?query=${"x".repeat(101)}`,
      {},
      422,
    );
    expect(problem.issues[0]?.message).toBe("Look for at most 100 characters.");
  });
});

describe("the season", () => {
  it("has each criterion's readings week by week, from the newest edition", async () => {
    const season = await product.read(WeeklySeason, `${banes}/weekly-season`);
    expect(season.weeks.map(({ monday, edition }) => [monday, edition])).toEqual([
      ["2024-08-05", 1],
      ["2024-08-12", 2],
    ]);
    expect(season.criteria).toHaveLength(13);
    const p13 = season.criteria.find(({ key }) => key === "ruh-nctr-banes-p1-3");
    expect(p13?.readings.map((one) => one?.reading)).toEqual(["24", "15"]);
  });

  it("of another stretch is empty, and of days out of order is refused", async () => {
    const empty = await product.read(
      WeeklySeason,
      `${banes}/weekly-season?from=2023-01-01&to=2023-03-31`,
    );
    expect([empty.weeks, empty.criteria]).toEqual([[], []]);
    const problem = await product.refusal(
      `${banes}/weekly-season?from=2024-08-16&to=2024-08-01`,
      {},
      422,
    );
    expect(problem.message).toContain("Ask for a season");
  });
});

describe("two editions side by side", () => {
  const compare = (before: string, after: string) =>
    `${banes}/weekly-comparison?before=${before}&after=${after}`;

  it("name the cells that differ", async () => {
    const { rows, differences } = await product.read(
      WeeklyComparison,
      compare("2024-08-12.1", "2024-08-12.2"),
    );
    const changed = rows.filter((row) => row.changed.length > 0);
    expect(changed.map(({ key }) => key)).toEqual(["ruh-nctr-banes-p1-3"]);
    expect(changed[0]?.changed).toEqual(expect.arrayContaining(["Reading", "+/- last report"]));
    expect([changed[0]?.before?.reading, changed[0]?.after?.reading]).toEqual(["16", "15"]);
    expect(differences.map(({ what }) => what)).toContain("Summary");
  });

  it("an edition that is not there, and a name that is none, are said in words", async () => {
    const problem = await product.refusal(compare("2024-08-12.1", "2024-08-12.9"), {}, 404);
    expect(problem.message).toBe("There is no edition 9 of the week of 12 August.");
    const wrong = await product.refusal(compare("2024-08-12", "2024-08-12.1"), {}, 422);
    expect(wrong.issues[0]?.message).toBe("Name an edition as 2024-08-12.1.");
  });
});
