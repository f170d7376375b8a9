/** What it means to enter a figure where one stands already: who may, what has changed meanwhile, and why. */
import { type AsAt, type Day, addDays, dayOf, londonDay } from "../../contracts/calendar.ts";
import { amendmentDaysMax } from "../../contracts/entry.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import type { Observation, ReportedObservation, Warning } from "../../contracts/observation.ts";
import type { Issue } from "../../contracts/problem.ts";
import { writeDayPlain, writeDayShort, writeDue, writeValue } from "../../contracts/wording.ts";
import { dueAtOf } from "./due.ts";

/** What stands in a cell, and who sent it: null for the installation itself. */
export type Standing = Pick<
  Observation,
  "measure" | "breakdown" | "asAt" | "recordedAt" | "value" | "level" | "text" | "none"
> & { sender: { name: string; role: string } | null };

/** "nctr P1 2024-08-15": a figure's place in the grid, as one word to look it up by. */
export const cellKeyOf = ({
  measure,
  breakdown = "",
  asAt,
}: Pick<ReportedObservation, "measure" | "breakdown" | "asAt">): string =>
  `${measure} ${breakdown} ${asAt}`;

/** The last day on which its provider may change a figure: so many days after it was due, or after what it is about. */
export const amendableUntil = (cadence: Cadence, asAt: AsAt): Day => {
  const due = dueAtOf(cadence, asAt);
  return addDays(due === null ? dayOf(asAt) : londonDay(due), amendmentDaysMax);
};

/** Why a figure may not be changed any more by its provider; null while it may. */
export const closedFor = (
  { cadence, title }: Pick<Measure, "cadence" | "title">,
  asAt: AsAt,
  today: Day,
  placeTeam: string,
): string | null => {
  const until = amendableUntil(cadence, asAt);
  return today <= until
    ? null
    : `${title} for ${writeDayPlain(dayOf(asAt))} could be changed until ${writeDayPlain(until)}, ${amendmentDaysMax} days after it was due. Ask the ${placeTeam} place team to change it.`;
};

export type Amendments = {
  observations: readonly ReportedObservation[];
  /** By `cellKeyOf`. */
  standing: ReadonlyMap<string, Standing>;
  measures: ReadonlyMap<string, Measure>;
};

/** An issue for each figure that stands for too long to be changed by its provider. A first report is never late. */
export const checkLate = (
  { observations, standing, measures }: Amendments,
  today: Day,
  placeTeam: string,
): Issue[] =>
  observations.flatMap((observation, index) => {
    const measure = measures.get(observation.measure);
    const known = standing.get(cellKeyOf(observation));
    if (measure === undefined || known === undefined || saysTheSame(observation, known)) return [];
    const message = closedFor(measure, observation.asAt, today, placeTeam);
    return message === null ? [] : [{ path: `observations[${index}]`, message }];
  });

/**
 * An issue for each figure that stands in another version than its sender saw when they typed: a change
 * made meanwhile is never overwritten unseen. Those that do not say what they replace have none.
 *
 * @param provider whose figures they are, by its short name.
 * @param now for the words only.
 */
export const checkReplaced = (
  { observations, standing, measures }: Amendments,
  provider: string,
  now: string,
): Issue[] =>
  observations.flatMap((observation, index) => {
    const measure = measures.get(observation.measure);
    if (observation.replaces === undefined || measure === undefined) return [];
    const known = standing.get(cellKeyOf(observation));
    if (isSameMoment(observation.replaces, known?.recordedAt ?? null)) return [];
    const path = `observations[${index}]`;
    const what = `${writeOwner(measure.title, provider)}${writePart(measure, observation)} for ${writeDayShort(dayOf(observation.asAt))}`;
    if (known === undefined) {
      return [
        { path, message: `${what} is not as you saw it any more: nothing stands there now.` },
      ];
    }
    const done = observation.replaces === null ? "was entered as" : "was changed to";
    const by = writeSender(known.sender);
    const at = `${londonDay(known.recordedAt) === londonDay(now) ? "at" : "on"} ${writeDue(known.recordedAt, now)}`;
    return [
      {
        path,
        message: `${what} ${done} ${writeStanding(measure, known)}${by} ${at} while you were typing.`,
      },
    ];
  });

/** " by Robin Lead, RUH flow lead,"; an account that is called as its role is said once. */
const writeSender = (sender: Standing["sender"]): string => {
  if (sender === null) return "";
  const { name, role } = sender;
  return name === role ? ` by ${name}` : ` by ${name}, ${role},`;
};

const isSameMoment = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : Date.parse(one) === Date.parse(other);

/** "HCRG’s Community Hospital NCTR"; a title that begins with its provider needs no owner. */
const writeOwner = (title: string, provider: string): string =>
  title.startsWith(provider) ? title : `${provider}’s ${title}`;

const writePart = (measure: Measure, { breakdown }: ReportedObservation): string => {
  const part = measure.breakdown?.parts.find(({ key }) => key === breakdown);
  return part === undefined ? "" : ` (${part.label})`;
};

/** What stands in a cell, in words: "15", "OPEL 3", "no figure (system down)". */
export const writeStanding = (
  measure: Pick<Measure, "kind" | "decimals" | "scale">,
  { value, level, text, none }: Pick<Standing, "value" | "level" | "text" | "none">,
): string => {
  const number = value ?? level;
  if (number !== null) return writeValue(measure, number);
  return text === null ? `no figure (${none ?? ""})` : `“${text}”`;
};

/** A warning for each figure that replaces another one and does not say why; never a refusal. */
export const warnOfUnexplained = (
  observations: readonly ReportedObservation[],
  isCorrection: (observation: ReportedObservation) => boolean,
): Warning[] =>
  observations.flatMap((observation, index) =>
    observation.reason === undefined && isCorrection(observation)
      ? [{ path: `observations[${index}].reason`, message: "Say why it changes." }]
      : [],
  );

/** Whether a report says what stands there already; another reason for no figure is not another figure. */
export const saysTheSame = (
  reported: Pick<ReportedObservation, "value" | "level" | "text" | "none">,
  standing: Pick<Standing, "value" | "level" | "text" | "none">,
): boolean =>
  (reported.value ?? null) === standing.value &&
  (reported.level ?? null) === standing.level &&
  (reported.text ?? null) === standing.text &&
  (reported.none === undefined) === (standing.none === null);
