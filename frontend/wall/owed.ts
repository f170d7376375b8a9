/** What is still owed today, by provider. Pure. */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";

/** One provider's figures of one sort; a provider may have some late and some still due. */
export type Owed =
  | { is: "late"; provider: string; figures: number; lateMs: number }
  | { is: "due"; provider: string; figures: number; dueAt: Instant };

export type OwedToday = {
  /** The latest first, then what is due soonest. */
  owed: readonly Owed[];
  /** Providers from whom nothing more is expected today. */
  allIn: readonly string[];
  figures: number;
};

/** Derived figures are nobody's to send; a figure is owed once, however many parts it has. */
export const owedToday = (figures: readonly Figure[], now: Instant): OwedToday => {
  const today = londonDay(now);
  const late = new Map<string, Extract<Owed, { is: "late" }>>();
  const due = new Map<string, Extract<Owed, { is: "due" }>>();
  const providers = new Set<string>();
  for (const { derived, dueAt, provider } of figures) {
    if (derived) continue;
    providers.add(provider.name);
    if (dueAt === null) continue;
    const lateMs = Date.parse(now) - Date.parse(dueAt);
    if (lateMs > 0) {
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
  const owed = [
    ...[...late.values()].toSorted((a, b) => b.lateMs - a.lateMs),
    ...[...due.values()].toSorted(
      (a, b) => a.dueAt.localeCompare(b.dueAt) || b.figures - a.figures,
    ),
  ];
  return {
    owed,
    allIn: [...providers].filter((name) => !late.has(name) && !due.has(name)),
    figures: owed.reduce((sum, one) => sum + one.figures, 0),
  };
};
