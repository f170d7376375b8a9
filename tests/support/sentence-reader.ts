/**
 * Reads the sentences of an update as a board member with the raw figures beside them would: every
 * number and every word that claims something is set against the data, and what is not understood is
 * a fault. It knows nothing of facts or of how sentences are made.
 */
import { addDays, daysBetween } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { WeeklyRowLayout } from "../../contracts/weekly-update.ts";
import {
  measureIn,
  rawAsAt,
  rawCell,
  rawPart,
  rawTarget,
  rawValue,
  yearBefore,
} from "./raw-values.ts";
import type { RawWeek } from "./weekly-ground.ts";

const months =
  "January|February|March|April|May|June|July|August|September|October|November|December";
const number = String.raw`\d[\d,]*(?:\.\d+)?`;
/** Stands for what is marked as not holding any more. */
export const marked = "⟦⟧";
const counted: Record<string, number> = { no: 0, one: 1, two: 2, three: 3 };
const levelNames: Record<string, readonly string[]> = {
  opel: ["OPEL 1", "OPEL 2", "OPEL 3", "OPEL 4"],
  gpas: ["Green 1", "Amber 2", "Red 3", "Black 4"],
};

/** What a sentence speaks of, with the raw numbers that it may say. */
type Told = {
  raw: RawWeek;
  measure: Measure;
  asAt: string;
  value: number | null;
  lastReport: number | null;
};

type Check = (found: RegExpExecArray, told: Told) => boolean;
type Pattern = { reads: RegExp; isTrue: Check };

const parse = (written: string): number => Number(written.replaceAll(",", ""));

/** Whether a printed number is the real one, rounded as the measure is printed. */
const prints = ({ measure }: Told, written: string, real: number): boolean =>
  Math.abs(parse(written.replace("%", "")) - real) <= 0.5 * 10 ** -measure.decimals + 1e-9;

const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

const earlier = (told: Told, what: string): number | null => {
  const { raw, measure, asAt } = told;
  const at = (day: string) => rawValue(raw, { locality: raw.locality, measure: measure.key }, day);
  if (what === "last report") return told.lastReport;
  if (what === "last week") return at(addDays(asAt, -7));
  return at(yearBefore(measure, asAt));
};

const differs: Check = ([, size = "", side = "", what = ""], told) => {
  const before = earlier(told, what);
  if (told.value === null || before === null) return false;
  const difference = told.value - before;
  const up = side === "more" || side === "higher";
  return prints(told, size, Math.abs(difference)) && difference !== 0 && difference > 0 === up;
};

const aimIs = (told: Told, floor: string, ceiling: string | undefined): [number, number] | null => {
  const target = rawTarget(told.raw, told.measure.key, told.asAt.slice(0, 10));
  if (target === null || !prints(told, floor, target[0])) return null;
  if (!prints(told, ceiling ?? floor, target[1])) return null;
  return (ceiling === undefined) === isNear(target[0], target[1]) ? target : null;
};

/** Signed: how far the value lies outside the target, or on its one side. */
const beyond = (value: number, [floor, ceiling]: [number, number]): number =>
  value < floor ? value - floor : value > ceiling ? value - ceiling : 0;

const againstTarget: Check = (found, told) => {
  const { size, side, floor = "", ceiling } = found.groups ?? {};
  const target = aimIs(told, floor, ceiling);
  if (target === null || told.value === null) return false;
  const difference = beyond(told.value, target);
  const isRight = size === undefined || prints(told, size, Math.abs(difference));
  return isRight && !isNear(difference, 0) && difference > 0 === (side === "over");
};

const onTarget: Check = (found, told) => {
  const { floor = "", ceiling } = found.groups ?? {};
  const target = aimIs(told, floor, ceiling);
  return target !== null && told.value !== null && isNear(beyond(told.value, target), 0);
};

/** The days to the first on which the plan is as good as the value: positive ahead, negative behind. */
const daysToPlan: Check = ([, size = "", side = ""], { raw, measure, asAt, value }) => {
  if (value === null) return false;
  const day = asAt.slice(0, 10);
  for (let offset = -365; offset <= 365; offset += 1) {
    const planned = rawTarget(raw, measure.key, addDays(day, offset))?.[0];
    if (planned === undefined) continue;
    const isThere = measure.polarity === "lower" ? planned <= value : planned >= value;
    if (isThere) return offset === (side === "behind" ? -parse(size) : parse(size));
  }
  return false;
};

const levelIs = ({ measure, value }: Told, name: string): boolean =>
  value !== null && levelNames[measure.scale ?? ""]?.[value - 1] === name;

const stepped: Check = ([, side = "", count = "", level = ""], told) =>
  told.value !== null &&
  told.lastReport !== null &&
  levelIs(told, level) &&
  told.value - told.lastReport === (side === "come down" ? -1 : 1) * (counted[count] ?? Number.NaN);

const stayed: Check = ([, level = ""], told) =>
  levelIs(told, level) && told.lastReport === told.value;

const reported = ({ raw, measure, asAt }: Told) =>
  rawCell(raw, { locality: raw.locality, measure: measure.key }, "", asAt);

const isMissing: Check = ([, reason], told) =>
  told.value === null && (reason === undefined || reason === reported(told)?.none);

/** Every part that is named as missing is, and no other. */
const partsMissing: Check = ([, list = ""], told) => {
  const named = list.split(/, | and /);
  const { derivation, breakdown } = told.measure;
  const parts =
    derivation?.how === "sum"
      ? derivation.parts.map((part) => [part.label, part.breakdown ?? part.measure] as const)
      : derivation?.how === "ratio"
        ? [derivation.of, derivation.over].map((part) => [part.label, part.measure] as const)
        : (breakdown?.parts ?? []).map((part) => [part.label, part.key] as const);
  const missing = parts.filter(([, key]) => partOf(told, key) === null).map(([label]) => label);
  return told.value === null && missing.join("|") === named.join("|");
};

const partOf = ({ raw, measure, asAt }: Told, part: string): number | null =>
  rawPart(raw, { locality: raw.locality, measure: measure.key }, part, asAt);

const partIs: Check = ([, size = "", words = ""], told) =>
  (told.measure.breakdown?.parts ?? []).some((part) => {
    const value = partOf(told, part.key);
    return (part.words ?? part.label) === words && value !== null && prints(told, size, value);
  });

const valueIs: Check = ([, size = ""], told) =>
  told.value !== null && prints(told, size, told.value);

/** A date without a year is read as the last such day. */
const dateIs: Check = ([, day = "", month = "", year], { asAt, raw }) =>
  Number(asAt.slice(8, 10)) === Number(day) &&
  monthIs(month, asAt) &&
  (year === undefined
    ? daysBetween(asAt.slice(0, 10), raw.monday) < 330
    : asAt.startsWith(year.trim()));

const monthIs = (month: string, asAt: string): boolean =>
  month === marked || months.split("|")[Number(asAt.slice(5, 7)) - 1] === month;

const target = String.raw`(?:(?:the )?target of )?(?<floor>${number}%?)(?: to (?<ceiling>${number}%?))?`;
const size = String.raw`(${number})(?: points?)?`;
const what = "(last report|last week|this time last year)";

/** In the order in which they are looked for: the longer before what they hold. */
const patterns: readonly Pattern[] = [
  { reads: /no total, because (.+?) (?:is|are) missing/, isTrue: partsMissing },
  { reads: /no figure: (.+?) missing/, isTrue: partsMissing },
  { reads: /no figure \((.+?)\)/, isTrue: isMissing },
  { reads: /no figure/, isTrue: isMissing },
  { reads: new RegExp(`${size} (fewer|more|lower|higher) than ${what}`), isTrue: differs },
  {
    reads: new RegExp(`the same as ${what}`),
    isTrue: ([, of = ""], told) => {
      const before = earlier(told, of);
      return told.value !== null && before !== null && isNear(told.value, before);
    },
  },
  {
    reads: new RegExp(`(?<size>${number})(?: points?)? (?<side>under|over) ${target}`),
    isTrue: againstTarget,
  },
  { reads: new RegExp(`just (?<side>under|over) ${target}`), isTrue: againstTarget },
  { reads: new RegExp(`(?:on|within) ${target}`), isTrue: onTarget },
  { reads: new RegExp(`(${number}) days? (ahead|behind)(?: of)? plan`), isTrue: daysToPlan },
  {
    reads:
      /(?:has )?(come down|gone up) (one|two|three) levels? to ((?:OPEL|Green|Amber|Red|Black) \d)/,
    isTrue: stepped,
  },
  {
    reads: /\b(down|up) (one|two|three) levels?/,
    isTrue: ([, side, count = ""], { value, lastReport }) =>
      value !== null &&
      lastReport !== null &&
      value - lastReport === (side === "down" ? -1 : 1) * (counted[count] ?? Number.NaN),
  },
  { reads: /\bthe same level/, isTrue: (_, told) => told.value === told.lastReport },
  { reads: /(?:has )?stayed at ((?:OPEL|Green|Amber|Red|Black) \d)/, isTrue: stayed },
  {
    reads: /is at ((?:OPEL|Green|Amber|Red|Black) \d)/,
    isTrue: ([, level = ""], told) => levelIs(told, level),
  },
  {
    reads: new RegExp(`(${number}) of (${number}) beds?`),
    isTrue: ([, here = "", places = ""], told) =>
      told.value !== null &&
      prints(told, here, told.value) &&
      parse(places) === told.measure.capacity,
  },
  {
    reads: new RegExp(`(?:,? as at|in the week (?:to|of)) (\\d+) (${months})( \\d{4})?`),
    isTrue: dateIs,
  },
  {
    reads: new RegExp(` in (${months})`),
    isTrue: ([, month = ""], { asAt }) => monthIs(month, asAt),
  },
  { reads: new RegExp(`(${number}) in ([^),]+?)(?= and [\\d⟦]|[),.]|$)`), isTrue: partIs },
  {
    reads: /: (yes|no)\b/,
    isTrue: ([, answer], { value }) => value === (answer === "yes" ? 1 : 0),
  },
  {
    reads: new RegExp(`\\bup (${number})(?: points?)?`),
    isTrue: (found, told) => moved(found, told, 1),
  },
  {
    reads: new RegExp(`\\bdown (${number})(?: points?)?`),
    isTrue: (found, told) => moved(found, told, -1),
  },
  {
    reads: /\bunchanged\b/,
    isTrue: (_, told) => told.value !== null && told.value === told.lastReport,
  },
];

const moved = ([, by = ""]: RegExpExecArray, told: Told, sign: 1 | -1): boolean =>
  told.value !== null &&
  told.lastReport !== null &&
  prints(told, by, sign * (told.value - told.lastReport));

/** Words that would claim something, left over after everything above was read. */
const claims =
  /\d|\b(?:improv\w*|better|worse\w*|deteriorat\w*|record|highest|lowest|rose|fell|risen|fallen|up|down|higher|lower|more|fewer|target|plan|usual|yes)\b/i;

/** What of a sentence is not so, or not understood; null when all of it is true. */
export const findFault = (
  raw: RawWeek,
  { row, sentence }: { row: WeeklyRowLayout; sentence: string },
  /** What may be said of the process, by measure. */
  process: Readonly<Record<string, string>> = {},
): string | null => {
  if (row.row.is === "sentence") return sentence;
  if (row.row.is === "pair") return pairFault(raw, row.row, sentence);
  const measure = measureIn(raw, { locality: raw.locality, measure: row.row.measure });
  const name = { locality: raw.locality, measure: measure.key };
  const asAt = rawAsAt(raw, name);
  if (asAt === null) return `nothing was ever reported: ${sentence}`;
  const told: Told = {
    raw,
    measure,
    asAt,
    value: rawValue(raw, name, asAt),
    lastReport: raw.lastReport?.readings[measure.key] ?? null,
  };
  return readThrough(sentence, row, { told, process });
};

const readThrough = (
  sentence: string,
  row: WeeklyRowLayout,
  { told, process }: { told: Told; process: Readonly<Record<string, string>> },
): string | null => {
  let rest = sentence;
  const { measure } = told;
  for (const unit of row.says === undefined ? [] : [row.says.one, row.says.many]) {
    const head = new RegExp(`^(${number}) ${unit.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
    const found = head.exec(rest);
    if (found === null) continue;
    const isOne = parse(found[1] ?? "") === 1;
    if (!valueIs(found, told) || isOne !== (unit === row.says?.one)) return found[0];
    rest = rest.slice(found[0].length);
  }
  for (const name of namesOf(row, measure)) rest = rest.replace(name, "…");
  const said = /The figure is ([^.]+)/.exec(rest);
  if (said !== null) {
    if (said[1] !== marked && said[1] !== process[measure.key]) return said[0];
    rest = rest.replace(said[0], " ");
  }
  const note = measure.kind === "yes-no" ? reported(told)?.note : null;
  if (note != null) rest = rest.replace(note.replace(/\.$/, ""), " ");
  for (const { reads, isTrue } of patterns) {
    for (let found = reads.exec(rest); found !== null; found = reads.exec(rest)) {
      if (!isTrue(found, told))
        return `${found[0]} (${measure.key}: ${told.value} at ${told.asAt})`;
      rest = rest.replace(found[0], " ");
    }
  }
  const { one, many } = measure.unit;
  const bare = new RegExp(`(${number})%?(?: (${one}|${many}))?(?![\\d\\w])`);
  for (let found = bare.exec(rest); found !== null; found = bare.exec(rest)) {
    if (!valueIs(found, told)) return `${found[0]} (${measure.key}: ${told.value})`;
    if (one !== many && found[2] !== undefined && (found[2] === one) !== (told.value === 1)) {
      return found[0];
    }
    rest = rest.replace(found[0], " ");
  }
  const left = claims.exec(rest);
  return left === null ? null : `${left[0]} left over in "${rest}"`;
};

/** What the row and its figure are called; a level also without the name of its scale. */
const namesOf = (row: WeeklyRowLayout, measure: Measure): string[] =>
  [row.criteria, measure.title]
    .flatMap((name) => [name, name.replace(/ (?:OPEL|GPAS)?(?: ?status)?$/, "")])
    .toSorted((a, b) => b.length - a.length);

/** "June: 755 referrals for 373 service users, against 799 for 348 in May; from RUH 233 for 76, against 284 for 89" */
const pairFault = (
  raw: RawWeek,
  row: Extract<WeeklyRowLayout["row"], { is: "pair" }>,
  sentence: string,
): string | null => {
  const n = `(${number}|no figure|${marked})`;
  const reads = new RegExp(
    `^(${months}|${marked}): ${n} [a-z ]+ for ${n} [a-z ]+, against ${n} for ${n} in (${months}|${marked}); from ${row.ofLabel} ${n} for ${n}, against ${n} for ${n}\\.?$`,
  );
  const found = reads.exec(sentence);
  if (found === null) return `not understood: ${sentence}`;
  const asAt = rawAsAt(raw, { locality: raw.locality, measure: row.first });
  if (asAt === null) return sentence;
  const now = asAt.slice(0, 10);
  const before = addDays(`${now.slice(0, 7)}-01`, -1);
  if (daysBetween(before, now) > 31 || !monthIs(found[1] ?? "", now)) return found[1] ?? "";
  if (!monthIs(found[6] ?? "", before)) return found[6] ?? "";
  const cells = [
    [row.first, row.all, now],
    [row.second, row.all, now],
    [row.first, row.all, before],
    [row.second, row.all, before],
    [row.first, row.of, now],
    [row.second, row.of, now],
    [row.first, row.of, before],
    [row.second, row.of, before],
  ] as const;
  const said = [2, 3, 4, 5, 7, 8, 9, 10].map((at) => found[at] ?? "");
  for (const [i, [measure, part, day]] of cells.entries()) {
    const real = rawPart(raw, { locality: raw.locality, measure }, part, day);
    const written = said[i] ?? "";
    if (written === marked) continue;
    if (
      real === null ? written !== "no figure" : written === "no figure" || parse(written) !== real
    ) {
      return `${written} where ${measure} of ${part} on ${day} is ${real}`;
    }
  }
  return null;
};
