/** A figure against its plan in words: how far from its target, and how many days from its course. */
import type { Figure } from "../../../contracts/figure.ts";
import type { Plan } from "../../../contracts/plan.ts";
import { measureDaysToPlan, writeDaysToPlan } from "./days-to-plan.ts";
import { writeVarianceShort } from "./difference-words.ts";

/**
 * "4 under target of 20", "4 under target of 20, 6 days ahead of plan"; empty without a target that is
 * a number. The days are those of `measureDaysToPlan`: to the first day on which a plan that moves
 * reaches the value, counted from the figure's as-at.
 */
export const writeAgainstPlan = (figure: Figure, plans: readonly Plan[]): string =>
  [writeVarianceShort(figure) ?? "", writeDaysToPlan(measureDaysToPlan(figure, plans))]
    .filter((words) => words !== "")
    .join(", ");
