import { describe, expect, it } from "vitest";
import { growthOf, type Holding, leastOf } from "../../backend/commands/soak/holding.ts";

const steady: Holding = { heapBytes: 5_000_000, nodes: 2_200, listeners: 11, detached: 90 };

/** Nine days, of which each adds so much to the first. */
const days = (added: Partial<Holding>): Holding[] =>
  Array.from({ length: 9 }, (_, day) => ({
    heapBytes: steady.heapBytes + day * (added.heapBytes ?? 0),
    nodes: steady.nodes + day * (added.nodes ?? 0),
    listeners: steady.listeners + day * (added.listeners ?? 0),
    detached: steady.detached + day * (added.detached ?? 0),
  }));

const growing = (added: Partial<Holding>): string[] =>
  growthOf(days(added))
    .filter(({ isFlat }) => !isFlat)
    .map(({ of }) => of);

describe("what a soak calls flat", () => {
  it("lets what stays within a twentieth pass", () => {
    expect(growing({})).toEqual([]);
    expect(growing({ heapBytes: 30_000, nodes: 10 })).toEqual([]);
  });

  it("names each that grows by more, also where there was next to nothing", () => {
    expect(growing({ heapBytes: 60_000 })).toEqual(["heapBytes"]);
    expect(growing({ nodes: 40, detached: 40 })).toEqual(["nodes", "detached"]);
    expect(growing({ listeners: 10 })).toEqual(["listeners"]);
  });

  it("does not take a single day for growth", () => {
    const spoilt = days({}).with(8, { ...steady, nodes: 4_000 });
    expect(growthOf(spoilt).every(({ isFlat }) => isFlat)).toBe(true);
  });

  it("takes the least of a day: what is held for ever is in each", () => {
    expect(leastOf([steady, { ...steady, nodes: 2_100, detached: 95 }])).toEqual({
      ...steady,
      nodes: 2_100,
    });
  });
});
