import { describe, expect, it } from "vitest";
import {
  type Step,
  doAgain,
  noSteps,
  recordStep,
  takeBack,
  undoStepsMax,
} from "../../frontend/entry/undo-steps.ts";

const typed = (text: string) => ({ typed: text, note: "", none: null });
const step = (before: string, after: string): Step => [
  { cell: "ed", before: typed(before), after: typed(after) },
];

describe("taking back", () => {
  it("goes back through the steps, the last first, and on again", () => {
    const steps = recordStep(recordStep(noSteps, step("", "26")), step("26", "267"));
    const back = takeBack(steps);
    expect(back?.step).toEqual(step("26", "267"));
    const further = back === null ? null : takeBack(back.steps);
    expect(further?.step).toEqual(step("", "26"));
    expect(further === null ? null : takeBack(further.steps)).toBeNull();
    expect(further === null ? null : doAgain(further.steps)?.step).toEqual(step("", "26"));
  });

  it("a pasted block is one step", () => {
    const block = [...step("", "7"), ...step("", "8")];
    expect(takeBack(recordStep(noSteps, block))?.step).toHaveLength(2);
    expect(takeBack(recordStep(noSteps, []))).toBeNull();
  });

  it("after something new, what was taken back cannot be done again", () => {
    const back = takeBack(recordStep(noSteps, step("", "26")));
    const steps = recordStep(back?.steps ?? noSteps, step("", "267"));
    expect(doAgain(steps)).toBeNull();
  });

  it("holds the last hundred steps", () => {
    let steps = noSteps;
    for (let count = 0; count < undoStepsMax + 5; count += 1)
      steps = recordStep(steps, step(String(count), String(count + 1)));
    expect(steps.done).toHaveLength(undoStepsMax);
  });
});
