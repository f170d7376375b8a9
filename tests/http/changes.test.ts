import { describe, expect, it } from "vitest";
import { Wall } from "../../contracts/figure.ts";
import { Moments } from "../../contracts/replay.ts";
import { withProduct } from "../support/product.ts";

const product = await withProduct();

const changes = (place: string, query = ""): Promise<Moments> =>
  product.read(Moments, `/api/localities/${place}/changes${query}`);
const wallAt = (place: string, at: string): Promise<Wall> =>
  product.read(Wall, `/api/localities/${place}/wall?as-known-at=${at}`);
const before = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

/** The figures of a wall that say other things in another, by key. */
const different = (one: Wall, other: Wall): string[] =>
  one.figures
    .filter((figure) => {
      const then = other.figures.find(({ key }) => key === figure.key);
      return (
        then === undefined ||
        then.asAt !== figure.asAt ||
        then.value !== figure.value ||
        then.recordedAt !== figure.recordedAt
      );
    })
    .map(({ key }) => key);

describe("the moments at which a place changed", () => {
  it("S2 are those at which its wall changed, and the wall differs at each of them", async () => {
    const { moments } = await changes("banes", "?from=2024-08-14&to=2024-08-15");
    expect(moments.length).toBeGreaterThan(2);
    for (const { at, measures } of moments.slice(0, 3)) {
      const changed = different(await wallAt("banes", at), await wallAt("banes", before(at)));
      if (measures !== "all") expect(measures).toEqual(expect.arrayContaining(changed));
    }
    const [first] = moments;
    const next = moments[1];
    if (first === undefined || next === undefined) throw new Error("There are no two moments.");
    // Between two of them nothing comes.
    expect(
      different(await wallAt("banes", before(next.at)), await wallAt("banes", first.at)),
    ).toEqual([]);
  });

  it("are in order, each once, and none lies ahead of the clock", async () => {
    const { moments, from, to } = await changes("banes");
    const times = moments.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].toSorted());
    expect(times.at(-1)?.localeCompare(product.clock.now())).toBeLessThanOrEqual(0);
    expect([from, to]).toEqual(["2023-08-17", "2024-08-16"]);
    expect(times.length).toBeGreaterThan(300);
  });

  it("name the new figure and what is worked out from it, in a roll-up too", async () => {
    await product.submit("banes", "ruh", [
      { measure: "ruh-nctr-banes", asAt: "2024-08-15", breakdown: "P1", value: 9 },
    ]);
    product.clock.moveTo("2024-08-16T08:00:00.000Z");
    const last = (await changes("banes", "?from=2024-08-16")).moments.at(-1);
    expect(last?.measures).toEqual(
      expect.arrayContaining(["ruh-nctr-banes", "ruh-nctr-banes-p1-3"]),
    );
    const system = (await changes("bsw", "?from=2024-08-16")).moments.at(-1);
    expect(system?.at).toBe(last?.at);
    expect(system?.measures).not.toEqual([]);
  });

  it("are refused for days the wrong way round, for too many, and for no such place", async () => {
    const path = "/api/localities/banes/changes";
    await product.refusal(`${path}?from=2024-08-15&to=2024-08-14`, {}, 422);
    await product.refusal(`${path}?from=2020-01-01&to=2024-08-14`, {}, 422);
    await product.refusal("/api/localities/nowhere/changes", {}, 404);
  });
});
