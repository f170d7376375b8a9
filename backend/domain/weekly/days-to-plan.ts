/** How far ahead of its plan a figure is, or behind it, in days. */
import { type Day, addDays, dayOf, daysBetween, daysFrom } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import type { Plan } from "../../../contracts/plan.ts";
import { findTargetInForce } from "../target.ts";

/** A plan is looked along for a year on either side; the plans of the field are for one. */
const planDaysEachSide = 366;

type Planned = { day: Day; value: number };

/**
 * Days from the figure's as-at to the first day on which the plan reaches its value: positive when
 * that day is still to come (ahead of plan), negative when it has passed (behind), 0 while the figure
 * is where the plan is.
 *
 * To reach is to be at or below the value where lower is better, at or above it where higher is. Null
 * where the question makes no sense: no value, no better way, a plan that does not move, that turns
 * back on its way, that never reaches the value, or that was past it from its first day.
 */
export const measureDaysToPlan = (
  figure: Pick<Figure, "key" | "value" | "asAt" | "polarity">,
  plans: readonly Plan[],
): number | null => {
  const { key, value, asAt, polarity } = figure;
  if (value === null || asAt === null || polarity === "neutral" || !isMoving(plans, key)) {
    return null;
  }
  const today = dayOf(asAt);
  // Towards better is upwards from here on, whichever way better lies.
  const sign = polarity === "higher" ? 1 : -1;
  const course = courseOf(plans, key, today).map((planned) => ({
    day: planned.day,
    value: planned.value * sign,
  }));
  const now = course.find(({ day }) => day === today);
  if (now === undefined || !risesThroughout(course)) return null;
  if (now.value === value * sign) return 0;
  const reached = course.findIndex((planned) => planned.value >= value * sign);
  const first = course[reached];
  // Reached on its first day, the plan never asked for so little: since when is not known.
  return first === undefined || reached === 0 ? null : daysBetween(today, first.day);
};

/** Whether a plan asks for one number on one day and for another on another. */
const isMoving = (plans: readonly Plan[], measure: string): boolean => {
  const aims = plans
    .flatMap(({ targets }) => targets)
    .filter((target) => target.measure === measure)
    .map(({ aim }) => aim);
  return aims.length > 1 || aims.some(({ state }) => state === "trajectory");
};

/** The numbers that the plan has for the days around `today`, without a break. */
const courseOf = (plans: readonly Plan[], measure: string, today: Day): Planned[] => {
  const course: Planned[] = [];
  for (const day of daysFrom(addDays(today, -planDaysEachSide), addDays(today, planDaysEachSide))) {
    const target = findTargetInForce(plans, measure, day);
    if (target.state === "number") course.push({ day, value: target.value });
    else if (day < today) course.length = 0;
    else break;
  }
  return course;
};

const risesThroughout = (course: readonly Planned[]): boolean =>
  course.every(({ value }, i) => value >= (course[i - 1]?.value ?? value)) &&
  (course.at(-1)?.value ?? 0) > (course[0]?.value ?? 0);

/** "6 days ahead of plan", "1 day behind plan"; empty for none, and where there is nothing to say. */
export const writeDaysToPlan = (days: number | null): string => {
  if (days === null || days === 0) return "";
  const count = Math.abs(days);
  return `${count} ${count === 1 ? "day" : "days"} ${days > 0 ? "ahead of" : "behind"} plan`;
};
