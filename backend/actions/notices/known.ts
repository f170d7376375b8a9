/** What a place's rules are judged from: the readings of their measures, and when the next are due. */
import { type Day, type Instant, addDays, londonDay } from "../../../contracts/calendar.ts";
import type { Measure } from "../../../contracts/measure.ts";
import type { NoticeRule } from "../../../contracts/notice.ts";
import type { Key } from "../../../contracts/place.ts";
import { windowsOf } from "../../domain/figure.ts";
import type { Known } from "../../domain/notice-outcome.ts";
import type { Db } from "../../store/database.ts";
import { type Place, readReadings, viewAt } from "../place.ts";
import { readFigures } from "../read-figures.ts";

/** Finds a measure of the place itself. */
export const ownMeasure = ({ locality, measures }: Place, key: Key): Measure | undefined =>
  measures.find((one) => one.locality === locality.key && one.key === key);

/** What each measure of the rules says, by its key; measures that are no more are absent. */
export const readKnown = async (
  db: Db,
  place: Place,
  rules: readonly NoticeRule[],
  knownAt: Instant,
  lookBackDays?: number,
): Promise<Map<Key, Known>> => {
  const today = londonDay(knownAt);
  const watched = [...new Set(rules.map(({ measure }) => measure))].flatMap(
    (key) => ownMeasure(place, key) ?? [],
  );
  const find = await readReadings(
    db,
    place,
    watched.map((measure) => ({ measure, windows: [windowOf(measure, today, lookBackDays)] })),
    knownAt,
  );
  const timed = rules.filter(({ test }) => test.kind === "overdue").map(({ measure }) => measure);
  const figures = await readFigures(db, place, viewAt(knownAt), timed);
  return new Map(
    watched.map((measure) => {
      const figure = figures.find(({ key }) => key === measure.key);
      const known: Known = {
        measure,
        provider: figure?.provider.name ?? providerName(place, measure),
        plans: place.plans,
        readings: find(measure.key),
        dueAt: figure?.dueAt ?? null,
      };
      return [measure.key, known];
    }),
  );
};

/** As far back as a wall looks, so that what a notice says can be seen there. */
const windowOf = (
  { cadence }: Measure,
  today: Day,
  lookBackDays: number | undefined,
): { from: Day; to: Day } => {
  const [recent] = windowsOf(cadence, today);
  if (recent === undefined || lookBackDays !== undefined) {
    return { from: addDays(today, -(lookBackDays ?? 0)), to: today };
  }
  return recent;
};

const providerName = ({ locality }: Place, { provider }: Measure): string =>
  locality.providers.find(({ key }) => key === provider)?.shortName ?? provider;
