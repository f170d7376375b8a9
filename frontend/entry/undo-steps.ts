/** What was done on this page, to take back and to do again. Pure. */
import type { Typed } from "./letters.ts";

/** How far back one can go. */
export const undoStepsMax = 100;

/** One cell's part in a step. */
export type CellChange = { cell: string; before: Typed; after: Typed };

/** What was committed together: one figure, or a whole pasted block. */
export type Step = readonly CellChange[];

export type UndoSteps = { done: readonly Step[]; undone: readonly Step[] };

export const noSteps: UndoSteps = { done: [], undone: [] };

/** Something new was done: what had been taken back cannot be done again. */
export const recordStep = ({ done }: UndoSteps, step: Step): UndoSteps =>
  step.length === 0
    ? { done, undone: [] }
    : { done: [...done, step].slice(-undoStepsMax), undone: [] };

/** Moves the last step over, and says which it was; null when there is none. */
export const takeBack = ({ done, undone }: UndoSteps): { steps: UndoSteps; step: Step } | null => {
  const step = done.at(-1);
  if (step === undefined) return null;
  return { step, steps: { done: done.slice(0, -1), undone: [...undone, step] } };
};

export const doAgain = ({ done, undone }: UndoSteps): { steps: UndoSteps; step: Step } | null => {
  const step = undone.at(-1);
  if (step === undefined) return null;
  return { step, steps: { done: [...done, step], undone: undone.slice(0, -1) } };
};
