/** What is still owed today, by provider. Pure. */
import { type AsAt, type Instant, londonDay } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { isLongOverdue } from "../../contracts/freshness.ts";

/** One provider's figures of one sort; a provider may have some late and some still due. */
export type Owed =
  | { is: "late"; provider: string; figures: number; lateMs: number }
  | { is: "due"; provider: string; figures: number; dueAt: Instant }
  /** None for weeks: `since` is what its last figure is about, the oldest of them; null where none ever came. */
  | { is: "silent"; provider: string; figures: number; since: AsAt | null };

export type OwedToday = {
  /** The latest first, then what is due soonest, then what nobody waits for today. */
  owed: readonly Owed[];
  /** Providers from whom nothing more is expected today. */
  allIn: readonly string[];
  /** Without what nobody waits for today. */
  figures: number;
};

/** Derived figures are nobody's to send; a figure is owed once, however many parts it has. */
export const owedToday = (figures: readonly Figure[], now: Instant): OwedToday => {
  const today = londonDay(now);
  const late = new Map<string, Extract<Owed, { is: "late" }>>();
  const due = new Map<string, Extract<Owed, { is: "due" }>>();
  const silent = new Map<string, Extract<Owed, { is: "silent" }>>();
  const providers = new Set<string>();
  for (const { asAt, derived, dueAt, provider } of figures) {
    if (derived) continue;
    providers.add(provider.name);
    if (dueAt === null) continue;
    const lateMs = Date.parse(now) - Date.parse(dueAt);
    if (isLongOverdue(dueAt, now)) {
      const before = silent.get(provider.name);
      const isOlder = before === undefined || before.since === null || (asAt ?? "") < before.since;
      silent.set(provider.name, {
        is: "silent",
        provider: provider.name,
        figures: (before?.figures ?? 0) + 1,
        since: isOlder ? asAt : before.since,
      });
    } else if (lateMs > 0) {
      const before = late.get(provider.name);
      late.set(provider.name, {
        is: "late",
        provider: provider.name,
        figures: (before?.figures ?? 0) + 1,
        lateMs: Math.max(lateMs, before?.lateMs ?? 0),
      });
    } else if (londonDay(dueAt) === today) {
      const before = due.get(provider.name);
      due.set(provider.name, {
        is: "due",
        provider: provider.name,
        figures: (before?.figures ?? 0) + 1,
        dueAt: before === undefined || dueAt < before.dueAt ? dueAt : before.dueAt,
      });
    }
  }
  const expected = [
    ...[...late.values()].toSorted((a, b) => b.lateMs - a.lateMs),
    ...[...due.values()].toSorted(
      (a, b) => a.dueAt.localeCompare(b.dueAt) || b.figures - a.figures,
    ),
  ];
  return {
    owed: [...expected, ...silent.values()],
    allIn: [...providers].filter((name) => ![late, due, silent].some((some) => some.has(name))),
    figures: expected.reduce((sum, one) => sum + one.figures, 0),
  };
};
