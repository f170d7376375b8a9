import { describe, expect, test } from "vitest";
import type { LiveMessage } from "../../contracts/live.ts";
import {
  applyMessage,
  countChanged,
  initialWallState,
  resumeOf,
  type ShowingState,
} from "../../frontend/live/wall-state.ts";
import { aFigure, inWords } from "./model-store.ts";

const at = "2024-08-15T07:31:00.000Z";

const figuresOf = (values: Record<string, number>) =>
  Object.entries(values).map(([key, value]) => aFigure(key, value));

const snapshot = (revision: number, values: Record<string, number>, epoch = "e"): LiveMessage => ({
  type: "snapshot",
  epoch,
  revision,
  at,
  figures: figuresOf(values),
});

const patch = (
  from: number,
  to: number,
  values: Record<string, number>,
  epoch = "e",
): LiveMessage => ({ type: "patch", epoch, from, to, at, figures: figuresOf(values) });

const beat = (revision: number, epoch = "e"): LiveMessage => ({
  type: "beat",
  epoch,
  revision,
  at,
});

const showing = (revision: number, values: Record<string, number>): ShowingState => {
  const { state } = applyMessage(initialWallState, snapshot(revision, values));
  if (state.name !== "showing") throw new Error("A snapshot did not show.");
  return state;
};

const wall = showing(5, { nctr: 17, opel: 2, ed: 267 });

describe("a snapshot", () => {
  test("L1 shows what it holds, at its revision", () => {
    expect([wall.revision, inWords(wall.figures)]).toEqual([5, "nctr 17, opel 2, ed 267"]);
  });

  test("L3 replaces what was shown, also by an earlier revision or another epoch", () => {
    const { state } = applyMessage(wall, snapshot(2, { opel: 3 }, "other"));
    expect(state).toMatchObject({ epoch: "other", revision: 2 });
    expect(state.name === "showing" && inWords(state.figures)).toBe("opel 3");
  });

  test("L1 marks nothing as moved, and leaves figures that say the same as they were", () => {
    const moved = applyMessage(wall, patch(5, 6, { nctr: 16 })).state;
    const { state } = applyMessage(moved, snapshot(7, { nctr: 16, opel: 2, ed: 300 }));
    if (state.name !== "showing" || moved.name !== "showing") throw new Error("not showing");
    expect(state.moved).toEqual({});
    expect(state.figures[0]).toBe(moved.figures[0]);
    expect(state.figures[1]).toBe(wall.figures[1]);
    expect(countChanged(wall, state)).toBe(2);
  });
});

describe("a patch", () => {
  test("L2 applies to exactly the revision it builds on", () => {
    const { state, ask } = applyMessage(wall, patch(5, 6, { nctr: 16 }));
    expect(ask).toBeUndefined();
    expect(state).toMatchObject({ revision: 6 });
    expect(state.name === "showing" && inWords(state.figures)).toBe("nctr 16, opel 2, ed 267");
  });

  test("L2 keeps the order of the wall; a new figure comes last", () => {
    const { state } = applyMessage(wall, patch(5, 6, { beds: 29, opel: 3 }));
    expect(state.name === "showing" && inWords(state.figures)).toBe(
      "nctr 17, opel 3, ed 267, beds 29",
    );
  });

  test("L2 marks what moved, when, and what it was; what says the same rests", () => {
    const { state } = applyMessage(wall, patch(5, 6, { nctr: 16, opel: 2, beds: 29 }));
    if (state.name !== "showing") throw new Error("not showing");
    expect(state.moved).toEqual({ nctr: { at, was: wall.figures[0] }, beds: { at, was: null } });
    expect(state.figures[1]).toBe(wall.figures[1]);
  });

  test("L2 that comes twice, or late, changes nothing", () => {
    expect(applyMessage(wall, patch(4, 5, { nctr: 99 }))).toEqual({ state: wall });
    expect(applyMessage(wall, patch(1, 3, { nctr: 99 })).state).toBe(wall);
  });

  test("L2 that begins before and leads beyond is safe, for its figures are whole", () => {
    const { state, ask } = applyMessage(wall, patch(3, 7, { opel: 4 }));
    expect([state, ask]).toMatchObject([{ revision: 7 }, undefined]);
  });

  test("L3 that builds on what is not held is not applied: the page asks", () => {
    expect(applyMessage(wall, patch(6, 7, { nctr: 99 }))).toEqual({ state: wall, ask: "resume" });
  });

  test("L3 of another epoch is not applied: the page asks", () => {
    const foreign = patch(5, 6, { nctr: 99 }, "other");
    expect(applyMessage(wall, foreign)).toEqual({ state: wall, ask: "resume" });
  });

  test("L3 before any snapshot makes the page ask, holding nothing", () => {
    const { state, ask } = applyMessage(initialWallState, patch(0, 1, { nctr: 16 }));
    expect([ask, resumeOf(state)]).toEqual(["resume", { type: "resume", epoch: "", since: 0 }]);
  });
});

describe("a beat", () => {
  test("L4 at the held position says that nothing was missed", () => {
    expect(applyMessage(wall, beat(5))).toEqual({ state: wall });
  });

  test.each([
    ["ahead", beat(6)],
    ["behind", beat(4)],
    ["of another epoch", beat(5, "other")],
  ])("L4 %s makes the page say what it holds", (_, message) => {
    const { state, ask } = applyMessage(wall, message);
    expect([ask, resumeOf(state)]).toEqual(["resume", { type: "resume", epoch: "e", since: 5 }]);
  });
});
