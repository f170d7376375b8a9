/** How old a figure is, answered the same way by the server and by the page. */
import { type Instant, londonDay } from "./calendar.ts";
import type { Figure } from "./figure.ts";

/**
 * - `never`: nothing was ever reported.
 * - `current`: the next figure is not due today.
 * - `due`: the next figure is due later today (rule F1: due is not late).
 * - `overdue`: its time has passed (rule F2: it names the provider).
 */
export type Freshness =
  | { state: "never"; dueAt: Instant | null; late: boolean }
  | { state: "current" }
  | { state: "due"; dueAt: Instant; provider: string }
  | { state: "overdue"; dueAt: Instant; provider: string; lateMinutes: number };

const longOverdueDays = 14;

/**
 * Whether a figure is late by so much that nobody waits for it today: it is said once, and quietly, since
 * when there is none. After as long the sitrep takes no more amendments either.
 */
export const isLongOverdue = (dueAt: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(dueAt) > longOverdueDays * 86_400_000;

/** What can be said of a figure's age at a moment. Pure: the moment is an argument. */
export const freshnessOf = (
  figure: Pick<Figure, "asAt" | "dueAt" | "provider">,
  now: Instant,
): Freshness => {
  const { asAt, dueAt } = figure;
  const late = dueAt !== null && Date.parse(now) > Date.parse(dueAt);
  if (asAt === null) return { state: "never", dueAt, late };
  if (dueAt === null) return { state: "current" };
  const provider = figure.provider.name;
  if (late) {
    const lateMinutes = Math.floor((Date.parse(now) - Date.parse(dueAt)) / 60_000);
    return { state: "overdue", dueAt, provider, lateMinutes };
  }
  return londonDay(dueAt) === londonDay(now)
    ? { state: "due", dueAt, provider }
    : { state: "current" };
};
