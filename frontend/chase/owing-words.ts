/** What is said of a provider that owes figures, on the screen and in a reminder. Pure. */
import {
  type AsAt,
  type Day,
  type Instant,
  addDays,
  dayOf,
  londonDay,
} from "../../contracts/calendar.ts";
import { isLongOverdue } from "../../contracts/freshness.ts";
import type {
  OwedFigure,
  OwingReply,
  ProviderOwing,
  WeekCompleteness,
} from "../../contracts/owing.ts";
import {
  writeAge,
  writeDayLong,
  writeDayShort,
  writeDayWithWeekday,
  writeDue,
  writeList,
  writeTimeOf,
} from "../../contracts/wording.ts";

/** "1 figure", "3 figures" */
export const writeFigures = (count: number): string =>
  count === 1 ? "1 figure" : `${count} figures`;

/** "due 11am, 2 h 26 min late", "due 5pm, in 40 minutes"; after weeks, beside its day, "and none since". */
export const writeWhenDue = (dueAt: Instant, now: Instant): string => {
  const lateMs = Date.parse(now) - Date.parse(dueAt);
  if (isLongOverdue(dueAt, now)) return "and none since";
  const due = `due ${writeDue(dueAt, now)}`;
  return lateMs > 0 ? `${due}, ${writeAge(lateMs)} late` : `${due}, in ${writeAge(-lateMs)}`;
};

/** Late by the clock now, and not only when the list was made. */
export const isLate = ({ dueAt }: Pick<OwedFigure, "dueAt">, now: Instant): boolean =>
  Date.parse(dueAt) < Date.parse(now);

/** Late, and somebody may still get it today: not what nobody has sent for weeks. */
export const isPressing = (figure: Pick<OwedFigure, "dueAt">, now: Instant): boolean =>
  isLate(figure, now) && !isLongOverdue(figure.dueAt, now);

/** "Wed 14 Aug", and of some of its parts "Wed 14 Aug, without P3" */
export const writeWhich = ({ asAt, missing }: Pick<OwedFigure, "asAt" | "missing">): string => {
  const day = writeDayWithWeekday(dayOf(asAt));
  return missing.length === 0 ? day : `${day}, without ${writeList(missing)}`;
};

/** How a provider stands: the longest late, or what is due next, or that all is in. */
export const writeStanding = ({ owed }: Pick<ProviderOwing, "owed">, now: Instant): string => {
  const late = owed.filter((figure) => isPressing(figure, now));
  const longest = late.map(({ dueAt }) => dueAt).toSorted()[0];
  if (longest !== undefined) {
    const age = writeAge(Date.parse(now) - Date.parse(longest));
    return late.length === 1
      ? `1 figure, ${age} late`
      : `${late.length} figures, up to ${age} late`;
  }
  const toCome = owed.filter((figure) => !isLate(figure, now));
  const next = toCome.map(({ dueAt }) => dueAt).toSorted()[0];
  if (next !== undefined) {
    return `${writeFigures(toCome.length)} to come, ${toCome.length === 1 ? "" : "the next "}due ${writeDue(next, now)}`;
  }
  const silent = owed.map(({ asAt }) => asAt).toSorted()[0];
  return silent === undefined ? "Nothing owed" : `No figure since ${writeDayShort(dayOf(silent))}`;
};

/** The longest late first, then what is due soonest, then what is silent for weeks, then those that owe nothing; else by name. */
export const inOrderOfChasing = (
  providers: readonly ProviderOwing[],
  now: Instant,
): ProviderOwing[] => {
  const first = ({ owed }: ProviderOwing): string =>
    owed
      .filter(({ dueAt }) => !isLongOverdue(dueAt, now))
      .map(({ dueAt }) => dueAt)
      .toSorted()[0] ?? (owed.length > 0 ? "8" : "9");
  return providers.toSorted(
    (a, b) =>
      first(a).localeCompare(first(b)) || a.provider.shortName.localeCompare(b.provider.shortName),
  );
};

/** "4 figures are late from RUH and HCRG. 3 figures are still to come." */
export const writeOwing = ({ providers }: Pick<OwingReply, "providers">, now: Instant): string => {
  const owed = providers.flatMap((one) => one.owed);
  const late = owed.filter((figure) => isPressing(figure, now)).length;
  const from = inOrderOfChasing(providers, now)
    .filter((one) => one.owed.some((figure) => isPressing(figure, now)))
    .map(({ provider }) => provider.shortName);
  const lateWords =
    late === 0
      ? "Nothing is late."
      : `${writeFigures(late)} ${late === 1 ? "is" : "are"} late from ${writeList(from)}.`;
  const toCome = owed.filter((figure) => !isLate(figure, now)).length;
  return toCome === 0
    ? lateWords
    : `${lateWords} ${writeFigures(toCome)} ${toCome === 1 ? "is" : "are"} still to come.`;
};

/** "8:31am", "Wed 5pm", "2 Aug, 5pm": as short as today allows. */
export const writeWhen = (at: Instant, now: Instant): string => writeDue(at, now);

/** The page on which a figure is entered: for what is about a day, the day it falls due, or the next. */
export const entryDayOf = (figure: { asAt: AsAt; dueAt?: Instant }, today: Day): Day => {
  const day = figure.dueAt === undefined ? addDays(dayOf(figure.asAt), 1) : londonDay(figure.dueAt);
  return day < today ? day : today;
};

/** What to send somebody: what is owed, by when, and where to enter it. */
export const writeReminder = (
  { provider, owed }: Pick<ProviderOwing, "provider" | "owed">,
  parts: { place: string; now: Instant; link: string },
): string => {
  const { place, now, link } = parts;
  const lines = owed.map(
    (figure) => `- ${figure.title}, ${writeWhich(figure)}: ${writeWhenDue(figure.dueAt, now)}`,
  );
  return [
    `Owed to ${place} at ${writeTimeOf(now)}, ${writeDayLong(londonDay(now))}: ${writeFigures(owed.length)} from ${provider.shortName}.`,
    ...lines,
    `Enter them at ${link}`,
    "If there is no figure, please say so there, and why.",
  ].join("\n");
};

export type Completeness = {
  is: "nothing-due" | "complete" | "partly" | "nothing";
  /** "27 of 28" */
  words: string;
  /** "2 late, 1 said to be none"; empty when there is nothing to add. */
  beside: string;
};

/** A week in a word. What was said to be none has come: it is not silence (rule F3). */
export const completenessOf = (week: WeekCompleteness): Completeness => {
  const { expected, missing, late, none } = week;
  if (expected === 0) return { is: "nothing-due", words: "none due", beside: "" };
  const came = expected - missing.length;
  const beside = [late > 0 ? `${late} late` : "", none > 0 ? `${none} said to be none` : ""].filter(
    (part) => part !== "",
  );
  return {
    is: came === expected ? "complete" : came === 0 ? "nothing" : "partly",
    words: `${came} of ${expected}`,
    beside: beside.join(", "),
  };
};

/** What is missing of a week, each measure once: "RUH discharges: 10 Aug and 11 Aug". */
export const writeMissing = ({ missing }: Pick<WeekCompleteness, "missing">): string[] => {
  const days = new Map<string, Day[]>();
  for (const { title, asAt } of missing) days.set(title, [...(days.get(title) ?? []), dayOf(asAt)]);
  return [...days].map(
    ([title, missed]) =>
      `${title}: ${writeList([...new Set(missed)].toSorted().map(writeDayShort))}`,
  );
};
