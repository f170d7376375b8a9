/** What raw observations say of a measure, worked out by hand: nothing of the product's own reckoning is used. */
import {
  addDays,
  addMonths,
  lastDayOf,
  londonDay,
  monthOf,
  sundayOf,
} from "../../contracts/calendar.ts";
import type { DerivedPart, Measure } from "../../contracts/measure.ts";
import type { RawWeek } from "./weekly-ground.ts";

type Name = { locality: string; measure: string };

export const measureIn = (raw: RawWeek, { locality, measure }: Name): Measure => {
  const found = raw.measures.find((one) => one.locality === locality && one.key === measure);
  if (found === undefined) throw new Error(`There is no ${locality}/${measure}.`);
  return found;
};

type Observations = RawWeek["observations"];

/** Looked up thousands of times: by place, measure, part and day, and the days of each measure. */
type Index = { cells: Map<string, Observations[number]>; asAts: Map<string, string[]> };
const indices = new WeakMap<Observations, Index>();

const indexOf = ({ observations }: RawWeek): Index => {
  const known = indices.get(observations);
  if (known !== undefined) return known;
  const index: Index = { cells: new Map(), asAts: new Map() };
  for (const one of observations) {
    const name = `${one.locality}/${one.measure}`;
    index.cells.set(`${name}/${one.breakdown}/${one.asAt}`, one);
    const asAts = index.asAts.get(name);
    if (asAts === undefined) index.asAts.set(name, [one.asAt]);
    else asAts.push(one.asAt);
  }
  indices.set(observations, index);
  return index;
};

/** What was reported of a part ("" for a whole measure) for an as-at. */
export const rawCell = (raw: RawWeek, name: Name, breakdown: string, asAt: string) =>
  indexOf(raw).cells.get(`${name.locality}/${name.measure}/${breakdown}/${asAt}`);

const cell = (raw: RawWeek, name: Name, breakdown: string, asAt: string): number | null => {
  const found = rawCell(raw, name, breakdown, asAt);
  return found?.value ?? found?.level ?? null;
};

const sum = (values: readonly (number | null)[]): number | null => {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return total;
};

/** One part of a measure; null when it has not come. */
export const rawPart = (raw: RawWeek, name: Name, part: string, asAt: string): number | null => {
  const { derivation } = measureIn(raw, name);
  if (derivation === null) return cell(raw, name, part, asAt);
  if (derivation.how === "weighted-mean") {
    const days = cell(raw, { ...name, measure: derivation.total }, part, asAt);
    const patients = cell(raw, { ...name, measure: derivation.count }, part, asAt);
    return days === null || patients === null || patients === 0 ? null : days / patients;
  }
  const parts =
    derivation.how === "sum"
      ? derivation.parts
      : derivation.how === "ratio"
        ? [derivation.of, derivation.over]
        : [derivation.from, derivation.less];
  const found = parts.find((one) => (one.breakdown ?? one.measure) === part);
  return found === undefined ? null : derived(raw, name, found, asAt);
};

const derived = (raw: RawWeek, name: Name, part: DerivedPart, asAt: string): number | null => {
  const of = { locality: part.locality ?? name.locality, measure: part.measure };
  return part.breakdown === null ? rawValue(raw, of, asAt) : cell(raw, of, part.breakdown, asAt);
};

/** The whole of a measure for an as-at; null when it or a part of it has not come. */
export const rawValue = (raw: RawWeek, name: Name, asAt: string): number | null => {
  const { derivation, breakdown } = measureIn(raw, name);
  const values = (parts: readonly DerivedPart[]) =>
    parts.map((part) => derived(raw, name, part, asAt));
  switch (derivation?.how) {
    case "sum":
      return sum(values(derivation.parts));
    case "difference": {
      const [from, less] = values([derivation.from, derivation.less]);
      return from == null || less == null ? null : from - less;
    }
    case "ratio": {
      const [of, over] = values([derivation.of, derivation.over]);
      return of == null || over == null || over === 0 ? null : (of / over) * 100;
    }
    case "weighted-mean":
      return null;
    case undefined:
  }
  if (breakdown === null) return cell(raw, name, "", asAt);
  const { whole } = breakdown;
  if (whole.is === "part") return cell(raw, name, whole.key, asAt);
  if (whole.is === "none") return null;
  return sum(breakdown.parts.map(({ key }) => cell(raw, name, key, asAt)));
};

/** What a measure is reported as in the end. */
const reported = (raw: RawWeek, name: Name): Name[] => {
  const { derivation } = measureIn(raw, name);
  if (derivation === null) return [name];
  const measures =
    derivation.how === "weighted-mean"
      ? [derivation.total, derivation.count].map((measure) => ({ measure, locality: null }))
      : derivation.how === "sum"
        ? [...derivation.parts, ...derivation.beside]
        : derivation.how === "ratio"
          ? [derivation.of, derivation.over]
          : [derivation.from, derivation.less];
  return measures.flatMap(({ measure, locality }) =>
    reported(raw, { locality: locality ?? name.locality, measure }),
  );
};

/** What the latest figure is about; null when nothing was ever reported up to the week's end. */
export const rawAsAt = (raw: RawWeek, name: Name): string | null => {
  const today = londonDay(raw.knownAt);
  const last = sundayOf(raw.monday) < today ? sundayOf(raw.monday) : today;
  let latest: string | null = null;
  for (const one of reported(raw, name)) {
    for (const asAt of indexOf(raw).asAts.get(`${one.locality}/${one.measure}`) ?? []) {
      if (asAt.slice(0, 10) <= last && (latest === null || asAt > latest)) latest = asAt;
    }
  }
  return latest;
};

/** The as-at a year before, as the board counts it: 52 weeks, or twelve months. */
export const yearBefore = ({ cadence }: Measure, asAt: string): string =>
  cadence.every === "month"
    ? lastDayOf(addMonths(monthOf(asAt), -12))
    : addDays(asAt.slice(0, 10), -364);

/** What the plan asks for on a day: a number, a band, or nothing that is a number. */
export const rawTarget = (raw: RawWeek, measure: string, day: string): [number, number] | null => {
  const targets = raw.plans
    .flatMap((plan) => plan.targets)
    .filter((target) => target.measure === measure && target.startsOn <= day);
  const aim = targets.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]?.aim;
  if (aim?.state === "number") return [aim.value, aim.value];
  if (aim?.state === "band") return [aim.floor, aim.ceiling];
  if (aim?.state !== "trajectory") return null;
  const [first, last] = [aim.points[0], aim.points.at(-1)];
  if (first === undefined || last === undefined || day < first.day) return null;
  const days = (to: string) => (Date.parse(to) - Date.parse(first.day)) / 86_400_000;
  const share = Math.min(1, days(day) / days(last.day));
  const value = Math.round((first.value + (last.value - first.value) * share) * 1_000) / 1_000;
  return [value, value];
};
