/** `npm run control-chart`: one case in, one answer or one sentence out. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answerCase, pointsMax } from "../../backend/commands/control-chart/case.ts";
import { projectFolder } from "../support/folders.ts";

const plain = { values: [3, 5, 4], direction: "decrease", screen: true };
const answer = (given: object) => answerCase(JSON.stringify({ ...plain, ...given }));

/** Runs the built command as `npm run -s control-chart` does. */
const run = (input: string) =>
  spawnSync(process.execPath, [join(projectFolder, "dist", "server", "control-chart.js")], {
    input,
    encoding: "utf8",
  });

describe("a case of a control chart", () => {
  it("is answered on standard output, point by point, in the reference's names", () => {
    const { stdout, stderr, status } = run(
      JSON.stringify({ ...plain, values: [0, 1, 2, 3, 4, 5, 6, 7], target: 100 }),
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual({
      mean: Array.from({ length: 8 }, () => 3.5),
      lower: Array.from({ length: 8 }, () => 3.5 - 2.66),
      upper: Array.from({ length: 8 }, () => 3.5 + 2.66),
      special: [
        "Below LCL",
        ...Array.from({ length: 6 }, () => "7 Point Trend (Increasing)"),
        "Above UCL",
      ],
      pointType: [
        "special_cause_improvement",
        ...Array.from({ length: 7 }, () => "special_cause_concern"),
      ],
      variation: "concern_high",
      assurance: "pass",
    });
  });

  it("that cannot be read is refused in one sentence on standard error", () => {
    for (const input of ["", "no", '{"values":[1,"2"],"direction":"increase","screen":true}']) {
      const { stdout, stderr, status } = run(input);
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/^[^\n]+\.\n$/);
    }
  });

  it("may be empty, hold gaps, name a rebase beyond its end, and leave out what it may", () => {
    expect(answer({ values: [] })).toEqual({
      mean: [],
      lower: [],
      upper: [],
      special: [],
      pointType: [],
      variation: null,
      assurance: null,
    });
    const gappy = answer({
      values: [null, 3, null],
      rebaseAt: [2, 9],
      target: null,
      fixAfter: null,
    });
    expect(gappy.mean).toEqual([3, 3, null]);
    expect(gappy.pointType).toEqual(["common_cause", "common_cause", "common_cause"]);
    expect([gappy.variation, gappy.assurance]).toEqual(["common_cause", null]);
  });

  it("may have a target that moves, and is judged by the last", () => {
    expect(answer({ target: [0, 0, 99] }).assurance).toBe("pass");
  });

  it.each([
    [{ values: "3" }, "The case cannot be read at values: give a list of numbers"],
    [{ values: [1, "2"] }, "at values, at place 1: it is not a number."],
    [{ values: [1e16] }, "at values, at place 0: it is above"],
    [{ values: Array.from({ length: pointsMax + 1 }, () => 1) }, "give at most 20,000."],
    [{ direction: "up" }, "say increase, decrease or neutral"],
    [{ screen: "yes" }, "at screen: say true or false."],
    [{ fixAfter: 0 }, "limits rest on one point at least."],
    [{ fixAfter: 1.5 }, "give a whole number of points."],
    [{ rebaseAt: [-1] }, "at rebaseAt, at place 0: places count from 0."],
    [{ rebaseAt: 4 }, "give a list of places, counted from 0."],
    [{ target: [1, 2] }, "has as many numbers as there are values."],
    [{ target: "5" }, "at target: give a number, or a list"],
    [{ fixafter: 12 }, "A case has no fixafter: it has values, direction"],
  ])("with %j is refused by name", (given, words) => {
    expect(() => answer(given)).toThrow(words);
  });

  it("is one object and no longer than is read", () => {
    expect(() => answerCase("[]")).toThrow("give one JSON object");
    expect(() => answerCase(" ".repeat(4_000_001))).toThrow("longer than the 4 million characters");
  });
});
