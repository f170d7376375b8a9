/** What the sentences of an update stand on, composed of raw observations without a database. */
import {
  type Day,
  type Instant,
  addDays,
  dayOf,
  londonDay,
  sameWeekdayLastYear,
  sundayOf,
} from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Observation } from "../../contracts/observation.ts";
import type { Key, Provider } from "../../contracts/place.ts";
import type { Plan } from "../../contracts/plan.ts";
import type { WeeklyLayout } from "../../contracts/weekly-update.ts";
import { makeReadings, nameOf, reportedParts } from "../../backend/actions/place.ts";
import { composeFigure } from "../../backend/domain/figure.ts";
import { writeOwing } from "../../backend/domain/owing.ts";
import type { Reading } from "../../backend/domain/reading.ts";
import { type WeeklyGround, measuresOfLayout } from "../../backend/domain/weekly/ground.ts";
import { readSeeds } from "../../backend/seeds.ts";
import type { LocalObservation } from "../../backend/store/observations.ts";
import { seedsFolder } from "./folders.ts";
import { anObservation, provider as ruh } from "./measures.ts";

/** Everything that a week's update is worked out from, as it lies in the store. */
export type RawWeek = {
  locality: Key;
  monday: Day;
  knownAt: Instant;
  layout: WeeklyLayout;
  /** Of every place: a roll-up is made of others' figures. */
  measures: readonly Measure[];
  providers: readonly Provider[];
  plans: readonly Plan[];
  /** In force at `knownAt`. */
  observations: readonly LocalObservation[];
  lastReport: { publishedAt: Instant; readings: Readonly<Record<string, number>> } | null;
};

/** The same week with only what its figures are made of, about days from `from` on or a year before them. */
export const withoutTheRest = (raw: RawWeek, from: Day): RawWeek => {
  const needed = new Set(
    measuresOfLayout(raw.layout).flatMap((measure) =>
      reportedParts(raw.measures, { locality: raw.locality, measure }).map(nameOf),
    ),
  );
  const isOld = (asAt: string) => asAt < from;
  const yearAgo = sameWeekdayLastYear(from);
  const observations = raw.observations.filter(
    (one) =>
      needed.has(nameOf(one)) &&
      (!isOld(one.asAt) ||
        (one.asAt >= yearAgo && one.asAt <= sameWeekdayLastYear(addDays(raw.monday, 7)))),
  );
  return { ...raw, observations };
};

/** As the product reads it: figures of nothing later than the week's Sunday or than today. */
export const composeGround = (raw: RawWeek): WeeklyGround => {
  const { locality, monday, knownAt, layout, measures, plans, lastReport } = raw;
  const today = londonDay(knownAt);
  const asAtMax = sundayOf(monday) < today ? sundayOf(monday) : today;
  const findReadings = makeReadings(locality, measures, raw.observations);
  const readings = (measure: string): Reading[] =>
    findReadings(measure).filter(({ asAt }) => dayOf(asAt) <= asAtMax);
  const providers = raw.providers.filter((one) => one.locality === locality);
  const shown = measuresOfLayout(layout);
  const figures = measures
    .filter((measure) => measure.locality === locality && shown.includes(measure.key))
    .map((measure) => {
      const known = readings(measure.key);
      const last = lastReport?.readings[measure.key];
      const shortName = writeOwing(measure, known.at(-1), measures, providers);
      const provider = providers.find(({ key }) => key === measure.provider);
      if (provider === undefined) throw new Error(`Nobody reports ${measure.key}.`);
      return composeFigure({
        measure,
        provider: { ...provider, shortName },
        readings: known,
        plans,
        lastReading:
          lastReport === null || last === undefined
            ? null
            : { publishedAt: lastReport.publishedAt, value: last },
      });
    });
  return {
    monday,
    layout,
    figures: new Map(figures.map((figure) => [figure.key, figure])),
    readings,
    plans,
    variationOf: () => null,
  };
};

const seeds = readSeeds(seedsFolder);

/** A week of the demonstration as it is known at a moment, before any report was published. */
const firstReport = (locality: Key, monday: Day, knownAt: Instant): RawWeek => {
  const layout = seeds.weeklyLayouts.find((one) => one.locality === locality)?.layout;
  if (layout === undefined) throw new Error(`${locality} has no weekly update.`);
  return {
    locality,
    monday,
    knownAt,
    layout,
    measures: seeds.measures,
    providers: seeds.providers,
    plans: seeds.plans.filter((plan) => plan.locality === locality),
    observations: inForce(knownAt),
    lastReport: null,
  };
};

/** A week of the demonstration, with the week of 5 August reported before it. */
export const seedWeek = (locality: Key, monday: Day, knownAt: Instant): RawWeek => {
  const report = seeds.published.find((one) => one.locality === locality);
  if (report === undefined) throw new Error(`${locality} has no report.`);
  const { figures } = composeGround(firstReport(locality, report.monday, report.at));
  const readings = Object.fromEntries(
    [...figures.values()].flatMap(({ key, value }) => (value === null ? [] : [[key, value]])),
  );
  const lastReport = { publishedAt: report.at, readings };
  return { ...firstReport(locality, monday, knownAt), lastReport };
};

const inForce = (knownAt: Instant): LocalObservation[] => {
  const latest = new Map<string, LocalObservation>();
  for (const { locality, recordedAt, origin, observations } of seeds.submissions) {
    if (recordedAt > knownAt) continue;
    for (const one of observations) {
      const breakdown = one.breakdown ?? "";
      latest.set(`${locality}/${one.measure}/${breakdown}/${one.asAt}`, {
        locality,
        measure: one.measure,
        breakdown,
        asAt: one.asAt,
        recordedAt,
        value: one.value ?? null,
        level: one.level ?? null,
        text: one.text ?? null,
        none: one.none ?? null,
        note: one.note ?? null,
        reason: one.reason ?? null,
        role: null,
        origin,
        previous: null,
      });
    }
  }
  return [...latest.values()];
};

/** A small week for a test of one thing: a figure row for each measure, and nothing reported. */
export const aWeek = (changes: Partial<RawWeek> & Pick<RawWeek, "measures">): RawWeek => ({
  locality: "banes",
  monday: "2024-08-12",
  knownAt: "2024-08-16T07:30:00.000Z",
  layout: {
    rows: changes.measures.map(({ key, title }) => ({
      key,
      criteria: title,
      row: { is: "figure", measure: key },
    })),
    nctrByPathway: null,
    nctrByTrust: null,
    nctrAgainstLastYear: null,
    lengthOfStay: null,
  },
  providers: [ruh],
  plans: [],
  observations: [],
  lastReport: null,
  ...changes,
});

/** An observation of the week's place. */
export const reported = (changes: Partial<Observation>): LocalObservation => ({
  ...anObservation(changes),
  locality: "banes",
});

/** What the last report read, as published on Thursday 8 August. */
export const lastRead = (
  readings: Readonly<Record<string, number>>,
): NonNullable<RawWeek["lastReport"]> => ({ publishedAt: "2024-08-08T14:10:00.000Z", readings });
