/** Checks what a provider sends: every issue at once, each in a sentence that says what to do. */
import {
  type AsAt,
  type Day,
  dayOf,
  lastDayOf,
  lastWeekdayOnOrBefore,
  monthOf,
  timeOf,
  weekdayOf,
  type Weekday,
} from "../../contracts/calendar.ts";
import { type Measure, scales } from "../../contracts/measure.ts";
import type { ReportedObservation, Submission, Warning } from "../../contracts/observation.ts";
import type { Issue } from "../../contracts/problem.ts";
import { writeCount, writeDayLong, writeList } from "../../contracts/wording.ts";

/** The product knows nothing from before this day: an earlier as-at is a slip of the keyboard. */
export const earliestDay: Day = "2000-01-01";
/** Values are kept to this many decimals, exactly. */
export const decimalsMax = 3;

type Checked = { issues: Issue[]; warnings: Warning[] };

/**
 * Sets a submission against the measures of its place.
 *
 * @param measures all measures of the locality.
 * @param now what London's clock and calendar read when it came, "2024-08-16T08:30".
 * @returns `issues` when it must be refused whole (rule S3); `warnings` for what is kept and wants a look.
 */
export const checkSubmission = (
  submission: Submission,
  measures: readonly Measure[],
  now: AsAt,
): Checked => {
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  const seen = new Map<string, number>();
  const issues: Issue[] = [];
  const warnings: Warning[] = [];
  submission.observations.forEach((observation, index) => {
    const path = `observations[${index}]`;
    const measure = byKey.get(observation.measure);
    if (measure === undefined) {
      issues.push({
        path: `${path}.measure`,
        message: `There is no measure "${observation.measure}" here. Check its name in the list of measures.`,
      });
      return;
    }
    const checked = checkObservation(observation, measure, submission.provider, now);
    issues.push(...checked.issues.map((issue) => at(path, issue)));
    warnings.push(...checked.warnings.map((warning) => at(path, warning)));
    const cell = `${observation.measure} ${observation.breakdown ?? ""} ${observation.asAt}`;
    const first = seen.get(cell);
    if (first === undefined) seen.set(cell, index);
    else {
      issues.push({
        path,
        message: `${measure.title} for ${observation.asAt} is also in observations[${first}]. Send each figure once.`,
      });
    }
  });
  return { issues, warnings };
};

const at = <T extends { path: string }>(path: string, one: T): T => ({
  ...one,
  path: `${path}.${one.path}`,
});

const checkObservation = (
  observation: ReportedObservation,
  measure: Measure,
  provider: string,
  now: AsAt,
): Checked => ({
  issues: [
    ...checkOwner(measure, provider),
    ...checkBreakdown(observation, measure),
    ...checkAsAt(observation.asAt, measure, now),
    ...checkValue(observation, measure),
  ],
  warnings: [
    ...warnOfUnfinishedDay(observation, measure, now),
    ...warnOfValue(observation, measure),
    ...warnOfPeople(observation),
  ],
});

const checkOwner = (measure: Measure, provider: string): Issue[] => {
  if (measure.derivation !== null) {
    return [
      {
        path: "measure",
        message: `${measure.title} is worked out from other figures and cannot be entered. Enter the figures it is made of.`,
      },
    ];
  }
  // Rule A1: a flow lead writes only for their own provider.
  if (measure.provider !== provider) {
    return [
      {
        path: "measure",
        message: `${measure.title} is reported by "${measure.provider}", not by "${provider}".`,
      },
    ];
  }
  return [];
};

const checkBreakdown = ({ breakdown }: ReportedObservation, measure: Measure): Issue[] => {
  if (measure.breakdown === null) {
    return breakdown === undefined
      ? []
      : [{ path: "breakdown", message: `${measure.title} has no parts. Leave the breakdown out.` }];
  }
  const keys = measure.breakdown.parts.map((part) => part.key);
  return breakdown !== undefined && keys.includes(breakdown)
    ? []
    : [{ path: "breakdown", message: `Say which part this is: ${writeList(keys)}.` }];
};

const checkAsAt = (asAt: AsAt, measure: Measure, now: AsAt): Issue[] => {
  const day = dayOf(asAt);
  const today = dayOf(now);
  const says = (message: string): Issue[] => [{ path: "asAt", message }];
  if (day > today) {
    return says(
      `${writeDayLong(day)} has not come yet. Enter a day up to today, ${writeDayLong(today)}.`,
    );
  }
  if (timeOf(asAt) !== null && asAt > now) {
    return says(`It is not ${asAt.slice(11)} yet. Enter a time up to now, ${now.slice(11)}.`);
  }
  if (day < earliestDay) return says(`${day} is before 2000. Check the year.`);
  const { cadence } = measure;
  if (timeOf(asAt) !== null && cadence.every !== "event") {
    return says(`${measure.title} is about a whole day. Leave the time out: ${day}.`);
  }
  if (cadence.every === "week" && weekdayOf(day) !== cadence.weekday) {
    const weekday: Weekday = weekdayOf(lastWeekdayNamed(day, cadence.weekday));
    const nearest = lastWeekdayOnOrBefore(day, weekday);
    return says(
      `${measure.title} is about a week that ${cadence.named === "end" ? "ends" : "begins"} on a ${writeDayLong(nearest).split(" ")[0]}. Use ${nearest}.`,
    );
  }
  if (cadence.every === "month" && day !== lastDayOf(monthOf(day))) {
    return says(
      `${measure.title} is about a month and carries its last day. Use ${lastDayOf(monthOf(day))}.`,
    );
  }
  return [];
};

/** The last day on or before `day` with the ISO weekday number. */
const lastWeekdayNamed = (day: Day, weekday: number): Day => {
  const all: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return lastWeekdayOnOrBefore(day, all[weekday - 1] ?? 1);
};

const forms = ["value", "level", "text", "none"] as const;

const checkValue = (observation: ReportedObservation, measure: Measure): Issue[] => {
  const given = forms.filter((form) => observation[form] !== undefined);
  if (given.length !== 1) {
    return [
      {
        path: "value",
        message:
          given.length === 0
            ? `${measure.title} has no value. Send a value, or say why there is none in "none".`
            : `${measure.title} has ${writeList(given)}. Send exactly one of them.`,
      },
    ];
  }
  if (observation.none !== undefined) return [];
  switch (measure.kind) {
    case "level":
      return checkLevel(observation, measure);
    case "text":
      return observation.text === undefined
        ? [{ path: "text", message: `${measure.title} is a sentence. Send it in "text".` }]
        : [];
    case "yes-no":
      return observation.value === 0 || observation.value === 1
        ? []
        : [{ path: "value", message: `${measure.title} is yes or no. Send the value 1 or 0.` }];
    case "count":
    case "percent":
    case "average":
      return checkNumber(observation, measure);
  }
};

const checkLevel = ({ level }: ReportedObservation, measure: Measure): Issue[] => {
  const steps = measure.scale === null ? [] : scales[measure.scale];
  return level !== undefined && steps.some((step) => step.level === level)
    ? []
    : [
        {
          path: "level",
          message: `${measure.title} is a level from ${steps[0]?.level ?? 1} to ${steps.at(-1)?.level ?? 4}. Send it in "level".`,
        },
      ];
};

const checkNumber = ({ value }: ReportedObservation, measure: Measure): Issue[] => {
  const says = (message: string): Issue[] => [{ path: "value", message }];
  if (value === undefined) return says(`${measure.title} is a number. Send it in "value".`);
  if (value < 0) return says(`${value} is below zero. ${measure.title} cannot be negative.`);
  if (measure.kind === "count" && !Number.isInteger(value)) {
    return says(
      `${value} has a decimal. This is a count of ${measure.unit.many}. Enter a whole number, such as ${Math.trunc(value)}.`,
    );
  }
  const scaled = value * 10 ** decimalsMax;
  return Math.abs(scaled - Math.round(scaled)) > 1e-6
    ? says(`${value} has more than ${decimalsMax} decimals. Round it.`)
    : [];
};

/** A count of a whole day is not one while the day goes on. */
const warnOfUnfinishedDay = (
  { asAt }: ReportedObservation,
  { title, cadence }: Measure,
  now: AsAt,
): Warning[] =>
  cadence.every === "day" && cadence.counts === "period" && dayOf(asAt) === dayOf(now)
    ? [
        {
          path: "asAt",
          message: `${writeDayLong(dayOf(asAt))} is not over, and ${title} counts the whole day. It is saved; correct it when the day is over.`,
        },
      ]
    : [];

const warnOfValue = ({ value }: ReportedObservation, measure: Measure): Warning[] =>
  value !== undefined && measure.capacity !== null && value > measure.capacity
    ? [
        {
          path: "value",
          message: `${writeCount(value, measure.unit)} is more than the capacity of ${measure.capacity}. It is saved as it is; please check it.`,
        },
      ]
    : [];

/** Ten digits, as an NHS number is written; and full dates in free text, which may be dates of birth. */
const looksLikePerson = [
  /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/,
  /\b\d{1,2}[/.-]\d{1,2}[/.-](19|20)\d{2}\b/,
];

const warnOfPeople = (observation: ReportedObservation): Warning[] =>
  (["text", "none", "note"] as const)
    .filter((field) => looksLikePerson.some((pattern) => pattern.test(observation[field] ?? "")))
    .map((path) => ({
      path,
      message:
        "This looks like an NHS number or a date of birth. Nothing about a person belongs here; please correct it.",
    }));
