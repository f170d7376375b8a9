import { describe, expect, it } from "vitest";
import { actOnKey, moveFrom } from "../../frontend/entry/grid-moves.ts";

/** Three figures by three days; the second has none on the middle day. */
const grid = [
  ["a1", "a2", "a3"],
  ["b1", null, "b3"],
  ["c1", "c2", "c3"],
];

const press = (key: string, held: Partial<Parameters<typeof actOnKey>[0]> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("the way through the grid", () => {
  it.each([
    ["a2", "down", "c2"],
    ["b1", "right", "b3"],
    ["b3", "left", "b1"],
    ["a1", "up", null],
    ["c3", "right", null],
    ["a3", "next", "b3"],
    ["a1", "previous", null],
    ["b3", "row-start", "b1"],
    ["b1", "row-end", "b3"],
    ["c2", "first", "a1"],
    ["a1", "last", "c3"],
  ] as const)("from %s %s leads to %s", (from, move, to) => {
    expect(moveFrom(grid, from, move)).toBe(to);
  });

  it("leads nowhere from a cell that is folded away", () => {
    expect(moveFrom(grid, "d1", "down")).toBeNull();
  });
});

describe("a key in the grid", () => {
  it.each([
    ["ArrowLeft", { is: "move", move: "left" }],
    ["Enter", { is: "edit" }],
    ["F2", { is: "edit" }],
    ["Home", { is: "move", move: "row-start" }],
    ["Delete", { is: "none" }],
    ["?", { is: "about" }],
    ["Escape", { is: "revert" }],
    ["Tab", null],
    ["5", null],
  ])("%s, on a cell that is not edited", (key, act) => {
    expect(actOnKey(press(key), false)).toEqual(act);
  });

  it.each([
    ["ArrowLeft", null],
    ["Home", null],
    ["Delete", null],
    ["?", null],
    ["Enter", { is: "move", move: "down" }],
    ["Tab", { is: "move", move: "next" }],
    ["Escape", { is: "revert" }],
  ])("%s, while somebody is typing", (key, act) => {
    expect(actOnKey(press(key), true)).toEqual(act);
  });

  it("Shift turns Enter and Tab round", () => {
    expect(actOnKey(press("Enter", { shiftKey: true }), true)).toEqual({ is: "move", move: "up" });
    expect(actOnKey(press("Tab", { shiftKey: true }), true)).toEqual({
      is: "move",
      move: "previous",
    });
  });

  it("Ctrl+Z takes back and Ctrl+Y does again; within a text they are the text's own", () => {
    expect(actOnKey(press("z", { ctrlKey: true }), false)).toEqual({ is: "undo" });
    expect(actOnKey(press("y", { ctrlKey: true }), false)).toEqual({ is: "redo" });
    expect(actOnKey(press("Z", { metaKey: true, shiftKey: true }), false)).toEqual({ is: "redo" });
    expect(actOnKey(press("z", { ctrlKey: true }), true)).toBeNull();
  });

  it("Ctrl+V is left to pasting", () => {
    expect(actOnKey(press("v", { ctrlKey: true }), false)).toBeNull();
  });
});
