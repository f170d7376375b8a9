/** Which target is in force for a figure on a day. */
import { type Day, daysBetween } from "../../contracts/calendar.ts";
import type { Aim, Plan, Target, TargetInForce } from "../../contracts/plan.ts";

/**
 * The target in force on `day`: the latest that starts on or before it (rule S4). Where two start
 * on the same day, the plan recorded later wins; where one plan sets both, the local one is what
 * the place is rated against and the national one stands beside it.
 *
 * @param plans in any order; only what was known should be passed in.
 */
export const findTargetInForce = (
  plans: readonly Plan[],
  measure: string,
  day: Day,
): TargetInForce => {
  let best: { target: Target; recordedAt: string } | undefined;
  for (const plan of plans) {
    for (const target of plan.targets) {
      if (target.measure !== measure || target.startsOn > day) continue;
      const candidate = { target, recordedAt: plan.recordedAt };
      if (best === undefined || outranks(candidate, best)) best = candidate;
    }
  }
  return best === undefined ? { state: "none", note: null } : aimOn(best.target.aim, day);
};

type Ranked = { target: Target; recordedAt: string };

const outranks = (a: Ranked, b: Ranked): boolean => {
  if (a.target.startsOn !== b.target.startsOn) return a.target.startsOn > b.target.startsOn;
  if (a.recordedAt !== b.recordedAt) return a.recordedAt > b.recordedAt;
  return a.target.level === "local" && b.target.level === "national";
};

const aimOn = (aim: Aim, day: Day): TargetInForce =>
  aim.state === "trajectory" ? pointOn(aim.points, day) : aim;

/** The straight line between the two dated points around `day`. */
const pointOn = (points: readonly { day: Day; value: number }[], day: Day): TargetInForce => {
  const sorted = points.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const before = sorted.findLast((point) => point.day <= day);
  const after = sorted.find((point) => point.day > day);
  if (before === undefined) return { state: "none", note: null };
  if (after === undefined) return { state: "number", value: before.value };
  const share = daysBetween(before.day, day) / daysBetween(before.day, after.day);
  const value = before.value + (after.value - before.value) * share;
  return { state: "number", value: Math.round(value * 1_000) / 1_000 };
};
