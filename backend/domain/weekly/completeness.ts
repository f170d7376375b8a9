/** How much of what fell due in an update's week has come with a number. */
import {
  type AsAt,
  type Day,
  type Instant,
  addDays,
  dayOf,
  daysBetween,
  instantInLondon,
  londonDay,
  monthOf,
} from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import type { Completeness } from "../../../contracts/weekly-update.ts";
import {
  writeAsAt,
  writeDayNamed,
  writeList,
  writeMonth,
  writeWeekday,
} from "../../../contracts/wording.ts";
import { answers, expectedIn } from "../completeness.ts";
import { dueAtOf } from "../due.ts";
import type { Reading } from "../reading.ts";
import { type WeeklyGround, measuresOfLayout } from "./ground.ts";

type Gap = Completeness["gaps"][number];
type Expected = { asAt: Day; dueAt: Instant };

/** Due up to two months after their as-at, figures about earlier weeks still fall due in this one. */
const weeksBackOfDueMax = 9;
/** A sentence names at most so many measures. */
const gapsNamedMax = 6;

/**
 * What fell due from the week's Monday to `until`, by each measure's cadence, and what of it has come
 * with a number. A figure is expected once its due time has passed: a count of a day is due the next
 * morning, a month's in the month after. Declarations are due by their own hours; what comes on
 * occasion is never expected. A measure is not missing before its first figure.
 *
 * @param until the week's end, or the moment from which the update speaks when that is earlier.
 */
export const composeCompleteness = (
  ground: Pick<WeeklyGround, "monday" | "layout" | "figures" | "readings">,
  until: Instant,
): Completeness => {
  const { monday, layout, figures, readings } = ground;
  const days = new Map<Day, { complete: boolean }>();
  const gaps: (Gap & { figure: Figure })[] = [];
  let expected = 0;
  let come = 0;
  for (const key of measuresOfLayout(layout)) {
    const figure = figures.get(key);
    if (figure === undefined || figure.asAt === null) continue;
    const known = readings(key);
    const due = dueInWeek(figure, monday, until).filter(({ asAt }) =>
      isCollected(figure, known, asAt),
    );
    const missing = due.filter((one) => !hasCome(figure, known, one));
    expected += due.length;
    come += due.length - missing.length;
    if (isDaily(figure)) markDays(days, due, missing);
    if (missing.length > 0) {
      const { title, provider } = figure;
      gaps.push({
        measure: key,
        title,
        provider: provider.name,
        expected: due.length,
        come: due.length - missing.length,
        missing: missing.map(({ asAt }) => asAt),
        figure,
      });
    }
  }
  return {
    sentence: writeCompleteness({ days: [...days.values()], expected, gaps, monday }),
    expected,
    come,
    gaps: gaps.map(({ figure: _figure, ...gap }) => gap),
  };
};

/** What comes after a week has ended is not missing from it: a week gone by is judged at its end. */
export const judgedAt = (monday: Day, asKnownAt: Instant): Instant => {
  const end = instantInLondon(addDays(monday, 7), "00:00");
  return end < asKnownAt ? end : asKnownAt;
};

const dueInWeek = ({ cadence }: Figure, monday: Day, until: Instant): Expected[] => {
  const from = instantInLondon(monday, "00:00");
  return Array.from({ length: weeksBackOfDueMax + 1 }, (_, i) => addDays(monday, -7 * i))
    .toReversed()
    .flatMap((week) => expectedIn(cadence, week))
    .filter(({ dueAt }) => from <= dueAt && dueAt <= until);
};

const isCollected = ({ asAt }: Figure, known: readonly Reading[], expected: Day): boolean => {
  const first = [known[0]?.asAt, asAt].filter((one) => one != null).toSorted()[0];
  return first !== undefined && dayOf(first) <= expected;
};

const hasCome = ({ cadence }: Figure, known: readonly Reading[], { asAt, dueAt }: Expected) =>
  known.some(
    (reading) =>
      isWhole(reading) &&
      answers(cadence, { asAt: reading.asAt, dueAt: dueAtOf(cadence, reading.asAt) }, asAt, dueAt),
  );

/** With a number, or with words where the figure is words; not with a part of one (rule D2). */
const isWhole = ({ value, text, parts, missing, none }: Reading): boolean =>
  none === null &&
  missing.length === 0 &&
  (value !== null || text !== null || parts.some((part) => part.value !== null));

const isDaily = ({ cadence }: Figure): boolean =>
  cadence.every === "day" || (cadence.every === "event" && cadence.due.weekdays.length > 1);

/** A day is complete when all that fell due in it has come. */
const markDays = (
  days: Map<Day, { complete: boolean }>,
  due: readonly Expected[],
  missing: readonly Expected[],
): void => {
  for (const one of due) {
    const day = londonDay(one.dueAt);
    const complete = (days.get(day)?.complete ?? true) && !missing.includes(one);
    days.set(day, { complete });
  }
};

type Counted = {
  days: readonly { complete: boolean }[];
  expected: number;
  gaps: readonly (Gap & { figure: Figure })[];
  monday: Day;
};

/** "6 of 7 days; Virtual wards in use missing Tuesday." */
const writeCompleteness = ({ days, expected, gaps, monday }: Counted): string => {
  if (expected === 0) return "Nothing was due yet.";
  const complete = days.filter((day) => day.complete).length;
  if (gaps.length === 0) {
    const all = expected === 1 ? "The one figure" : `All ${expected} figures`;
    const of = days.length < 2 ? "" : `${days.length} of ${days.length} days. `;
    return `${of}${all} that fell due came.`;
  }
  const come = expected - gaps.reduce((sum, gap) => sum + gap.missing.length, 0);
  const head =
    days.length > 0 ? `${complete} of ${days.length} days` : `${come} of ${expected} figures`;
  const named = gaps
    .slice(0, gapsNamedMax)
    .map(
      ({ figure, missing }) => `${figure.title} missing ${writeMissing(figure, missing, monday)}`,
    );
  const more = gaps.length - gapsNamedMax;
  const rest =
    more > 0 ? [`${more} more ${more === 1 ? "measure has" : "measures have"} gaps`] : [];
  return `${[head, ...named, ...rest].join("; ")}.`;
};

/** From so many days one after the other on, the first and the last are said. */
const runDaysMin = 3;

/** "Tuesday", "Sunday 11 August to Wednesday", "week to 15 Aug" */
const writeMissing = (figure: Figure, missing: readonly AsAt[], monday: Day): string => {
  const runs: AsAt[][] = [];
  for (const asAt of missing) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && daysBetween(dayOf(last), dayOf(asAt)) === 1) {
      run.push(asAt);
    } else runs.push([asAt]);
  }
  const write = (asAt: AsAt) => writeWhen(figure, asAt, monday);
  return writeList(
    runs.flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      return run.length < runDaysMin || first === undefined || last === undefined
        ? run.map(write)
        : [`${write(first)} to ${write(last)}`];
    }),
  );
};

/** "Tuesday" of the week itself, "Sunday 11 August" before it, "week to 15 Aug", "June" */
const writeWhen = ({ cadence }: Figure, asAt: AsAt, monday: Day): string => {
  const day = dayOf(asAt);
  if (cadence.every === "month") return writeMonth(monthOf(day));
  if (cadence.every === "week") return writeAsAt(cadence, asAt);
  return day < monday ? writeDayNamed(day) : writeWeekday(day);
};
