/** Random changes of what a week's update is made of: values, gaps, targets, the last report. */
import { addDays } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Aim } from "../../contracts/plan.ts";
import { type WeeklyGround, measuresOfLayout } from "../../backend/domain/weekly/ground.ts";
import type { Variation } from "../../contracts/variation.ts";
import type { Dice } from "./dice.ts";
import { rawAsAt } from "./raw-values.ts";
import type { RawWeek } from "./weekly-ground.ts";

type Change = (raw: RawWeek, measure: Measure, dice: Dice) => RawWeek;

/** Small numbers, round ones, and a few that need a thousands' comma. */
const anyNumber = (dice: Dice): number =>
  dice.pick([
    0,
    1,
    2,
    3,
    4,
    8,
    15,
    16,
    20,
    24,
    80,
    95,
    100,
    dice.below(60),
    1_000 + dice.below(400),
  ]);

const anyValue = ({ kind }: Measure, dice: Dice): number =>
  kind === "level" ? 1 + dice.below(4) : kind === "yes-no" ? dice.below(2) : anyNumber(dice);

/** Changes what was reported of one measure around its latest day, a week before it and a year before it. */
const changeObservations =
  (
    make: (
      one: RawWeek["observations"][number],
      measure: Measure,
      dice: Dice,
    ) => RawWeek["observations"],
  ): Change =>
  (raw, measure, dice) => {
    const mine = raw.observations.filter(
      (one) => one.measure === measure.key && one.locality === measure.locality,
    );
    const latest = mine
      .map(({ asAt }) => asAt)
      .toSorted()
      .at(-1);
    if (latest === undefined) return raw;
    const day = latest.slice(0, 10);
    const about = dice.pick([day, day, day, addDays(day, -7), addDays(day, -364)]);
    const chosen = mine.filter(({ asAt }) => asAt.startsWith(about));
    const one = chosen[dice.below(Math.max(1, chosen.length))];
    if (one === undefined) return raw;
    const observations = raw.observations.flatMap((each) =>
      each === one ? make(one, measure, dice) : [each],
    );
    return { ...raw, observations };
  };

const setValue = changeObservations((one, measure, dice) => {
  const value = anyValue(measure, dice);
  const isLevel = measure.kind === "level";
  return [{ ...one, none: null, value: isLevel ? null : value, level: isLevel ? value : null }];
});
const setNone = changeObservations((one, _measure, dice) => {
  const none = dice.pick(["the extract is down", "unit closed, snow"]);
  return [{ ...one, none, value: null, level: null, note: null }];
});
const takeAway = changeObservations(() => []);

const anyAim = (raw: RawWeek, dice: Dice): Aim => {
  const value = anyNumber(dice);
  switch (dice.below(5)) {
    case 0:
      return { state: "band", floor: value, ceiling: value + 1 + dice.below(20) };
    case 1:
      return { state: "tbc" };
    case 2: {
      const points = [
        { day: addDays(raw.monday, -30 - dice.below(30)), value },
        { day: addDays(raw.monday, 30 + dice.below(60)), value: anyNumber(dice) },
      ];
      return { state: "trajectory", points };
    }
    default:
      return { state: "number", value };
  }
};

const setTarget: Change = (raw, { key, kind }, dice) => {
  if (kind === "level" || kind === "yes-no") return raw;
  const aim = anyAim(raw, dice);
  const [plan, ...others] = raw.plans;
  if (plan === undefined) return raw;
  const kept = plan.targets.filter(({ measure }) => measure !== key);
  const target = { measure: key, startsOn: "2024-01-01", aim, level: "local", source: "" } as const;
  return { ...raw, plans: [{ ...plan, targets: [...kept, target] }, ...others] };
};

const setPolarity: Change = (raw, measure, dice) => {
  const polarity = dice.pick<Measure["polarity"]>(["lower", "higher", "neutral"]);
  return {
    ...raw,
    measures: raw.measures.map((one) => (one === measure ? { ...one, polarity } : one)),
  };
};

const setLastReport: Change = (raw, measure, dice) => {
  if (raw.lastReport === null || dice.below(20) === 0) return { ...raw, lastReport: null };
  const { [measure.key]: _old, ...others } = raw.lastReport.readings;
  const readings =
    dice.below(4) === 0 ? others : { ...others, [measure.key]: anyValue(measure, dice) };
  return { ...raw, lastReport: { ...raw.lastReport, readings } };
};

/** One change of one measure that the update shows, or of one that such a measure is made of. */
export const changeWeek = (raw: RawWeek, dice: Dice): RawWeek => {
  const shown = measuresOfLayout(raw.layout);
  const isWatched = dice.below(3) > 0;
  const candidates = raw.measures.filter(
    ({ key, locality }) => (locality === raw.locality && shown.includes(key)) === isWatched,
  );
  const measure = candidates[dice.below(candidates.length)];
  if (measure === undefined) return raw;
  const change = dice.pick([
    setValue,
    setValue,
    setValue,
    setNone,
    takeAway,
    setTarget,
    setPolarity,
    setLastReport,
    setLastReport,
  ]);
  return change(raw, measure, dice);
};

/** What a process may be doing, and how that is rightly said; nothing for what may be chance. */
const processes: readonly [
  readonly [Variation | null, string],
  ...(readonly [Variation | null, string])[],
] = [
  [null, ""],
  [{ icon: "common-cause", special: null, trial: false, points: 28 }, ""],
  [{ icon: "improvement-low", special: "below-limit", trial: true, points: 8 }, ""],
  [
    { icon: "improvement-low", special: "below-limit", trial: false, points: 28 },
    "improving, lower than usual",
  ],
  [
    { icon: "concern-high", special: "above-limit", trial: false, points: 28 },
    "getting worse, higher than usual",
  ],
  [{ icon: "neutral-high", special: "above-limit", trial: false, points: 28 }, "higher than usual"],
];

/** A ground with a process for each measure, and what may be said of each; the words of none are in the list. */
export const withProcesses = (
  ground: WeeklyGround,
  raw: RawWeek,
  dice: Dice,
): { ground: WeeklyGround; process: Record<string, string> } => {
  const chosen = new Map(
    measuresOfLayout(raw.layout).map((measure) => [measure, dice.pick(processes)]),
  );
  const known = [...chosen].filter(
    ([measure, [, words]]) =>
      words !== "" && rawAsAt(raw, { locality: raw.locality, measure }) !== null,
  );
  return {
    ground: { ...ground, variationOf: (measure) => chosen.get(measure)?.[0] ?? null },
    process: Object.fromEntries(known.map(([measure, [, words]]) => [measure, words])),
  };
};
