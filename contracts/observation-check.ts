/**
 * Checks of one value against its measure, each in a sentence that says what to do: the page says at
 * once what the server would say. Plain functions, from the narrow part of a measure that a sheet has.
 */
import {
  type AsAt,
  type Day,
  type Weekday,
  dayOf,
  lastDayOf,
  lastWeekdayOnOrBefore,
  monthOf,
  timeOf,
  weekdayOf,
} from "./calendar.ts";
import { type Measure, scales } from "./measure.ts";
import type { ReportedObservation, Warning } from "./observation.ts";
import type { Issue } from "./problem.ts";
import { writeCount, writeDayLong, writeList } from "./wording.ts";

/** The product knows nothing from before this day: an earlier as-at is a slip of the keyboard. */
export const earliestDay: Day = "2000-01-01";
/** Values are kept to this many decimals, exactly. */
export const decimalsMax = 3;

/** What of a measure, or of a row of a sheet, a value is checked against. */
export type Checkable = Pick<Measure, "title" | "kind" | "unit" | "scale" | "capacity" | "cadence">;

/**
 * What is wrong with one observation; nothing when it can be kept. Whose it is, and which part of a
 * measure, is not looked at.
 *
 * @param now what London's clock and calendar read, "2024-08-16T08:30".
 */
export const checkObservation = (
  observation: ReportedObservation,
  measure: Checkable,
  now: AsAt,
): Issue[] => [...checkAsAt(observation.asAt, measure, now), ...checkValue(observation, measure)];

/** What may be kept and wants a look all the same. */
export const warnOfObservation = (
  observation: ReportedObservation,
  measure: Checkable,
  now: AsAt,
): Warning[] => [
  ...warnOfUnfinishedDay(observation, measure, now),
  ...warnOfCapacity(observation, measure),
  ...warnOfPeople(observation),
];

const checkAsAt = (asAt: AsAt, measure: Checkable, now: AsAt): Issue[] => {
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

const checkValue = (observation: ReportedObservation, measure: Checkable): Issue[] => {
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

const checkLevel = ({ level }: ReportedObservation, measure: Checkable): Issue[] => {
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

const checkNumber = ({ value }: ReportedObservation, measure: Checkable): Issue[] => {
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
  { title, cadence }: Checkable,
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

const warnOfCapacity = ({ value }: ReportedObservation, measure: Checkable): Warning[] =>
  value !== undefined && measure.capacity !== null && value > measure.capacity
    ? [
        {
          path: "value",
          message: `${writeCount(value, measure.unit)} is more than the capacity of ${measure.capacity}. It is saved as it is; please check it.`,
        },
      ]
    : [];

/** Ten digits, as an NHS number is written; and full dates in free text, which may be dates of birth. */
const tenDigits = /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/;
const fullDate = /\b\d{1,2}[/.-]\d{1,2}[/.-](19|20)\d{2}\b/;

/** Whether words hold what may be an NHS number or a date of birth: to be asked about, never refused. */
export const looksLikePerson = (words: string): boolean =>
  tenDigits.test(words) || fullDate.test(words);

const warnOfPeople = (observation: ReportedObservation): Warning[] =>
  (["text", "none", "note", "reason"] as const)
    .filter((field) => looksLikePerson(observation[field] ?? ""))
    .map((path) => ({
      path,
      message:
        "This looks like an NHS number or a date of birth. Nothing about a person belongs here; please correct it.",
    }));

/**
 * Whether words hold an NHS number beyond reasonable doubt: ten digits of which the last is the check
 * digit of the others (NHS Data Dictionary, modulus 11). One of eleven telephone numbers would pass, so
 * those, which begin with a 0, are left out: no NHS number in use does.
 */
export const holdsNhsNumber = (words: string): boolean =>
  Array.from(words.matchAll(new RegExp(tenDigits, "g")), ([found]) =>
    found.replaceAll(/[ -]/g, ""),
  ).some((digits) => !digits.startsWith("0") && hasCheckDigit(digits));

const hasCheckDigit = (digits: string): boolean => {
  const weighed = Array.from(digits.slice(0, 9)).reduce(
    (sum, digit, at) => sum + Number(digit) * (10 - at),
    0,
  );
  // A remainder that would need a check digit of 10 belongs to no number.
  return (11 - (weighed % 11)) % 11 === Number(digits.at(-1));
};
