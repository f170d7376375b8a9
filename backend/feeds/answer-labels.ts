/** From the labels of a file to the measures of a place; what none answers to is counted and shown. */
import { type AsAt, dayOf, lastDayOf, monthOf } from "../../contracts/calendar.ts";
import type { ImportedObservation, ImportPreview } from "../../contracts/import.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import type { FileValue, PlaceNames } from "./layout.ts";
import { makeSuggestions } from "./suggestion.ts";

/** Which measure a label of a file answers to; `source` is the layout's name. */
export type FeedAlias = {
  source: string;
  /** Organisation and what is counted: "RD1/discharged_total". */
  label: string;
  measure: Key;
  breakdown: string | null;
};

export type Answered = {
  observations: ImportedObservation[];
  /** The mapped ones among them, in their order, as they would be reported. */
  reported: ReportedObservation[];
  unmapped: ImportPreview["unmapped"];
};

type Answer = { measure: Key; breakdown: string | null };

const labelOf = ({ organisation, counts }: FileValue): string => `${organisation}/${counts}`;

/** A monthly measure carries its month's last day, whichever day of it a file's snapshot was taken on. */
const asAtOf = (measure: Measure | undefined, asAt: AsAt): AsAt =>
  measure?.cadence.every === "month" ? lastDayOf(monthOf(dayOf(asAt))) : asAt;

const report = (
  measure: Measure | undefined,
  answer: Answer,
  value: FileValue,
): ReportedObservation => {
  const { breakdown } = answer;
  const { none, note } = value;
  const common = {
    measure: answer.measure,
    ...(breakdown === null ? {} : { breakdown }),
    asAt: asAtOf(measure, value.asAt),
    ...(note === undefined || note === "" ? {} : { note }),
  };
  if (value.value === null) return { ...common, none: none ?? "" };
  if (typeof value.value === "string") return { ...common, text: value.value };
  return measure?.kind === "level"
    ? { ...common, level: value.value }
    : { ...common, value: value.value };
};

const observe = (
  measure: Measure | undefined,
  answer: Answer | undefined,
  value: FileValue,
): ImportedObservation => ({
  organisation: value.organisation,
  measure: answer?.measure ?? value.counts,
  ...(answer === undefined || answer.breakdown === null ? {} : { breakdown: answer.breakdown }),
  asAt: asAtOf(measure, value.asAt),
  value: value.value,
  ...(value.none === undefined ? {} : { none: value.none }),
  ...(value.note === undefined ? {} : { note: value.note }),
  row: value.row,
  ...(value.sheet === null ? {} : { sheet: value.sheet }),
  mapped: answer !== undefined,
});

/** The codes of a place's own organisations: its providers', and those that its aliases name. */
export const ownCodes = (
  { providers }: Pick<PlaceNames, "providers">,
  aliases: readonly FeedAlias[],
): Set<string> =>
  new Set([
    ...providers.flatMap(({ odsCode }) => (odsCode === null ? [] : [odsCode])),
    ...aliases.map(({ label }) => label.split("/")[0] ?? ""),
  ]);

/**
 * @param aliases of this file's layout. Labels of the place's own organisations are told apart in
 *   `unmapped`; those of the rest of the country are counted once for each kind of figure.
 */
export const answerLabels = (
  values: readonly FileValue[],
  aliases: readonly FeedAlias[],
  place: PlaceNames,
): Answered => {
  const aliasOf = new Map(aliases.map((alias) => [alias.label, alias]));
  const measureOf = new Map(place.measures.map((measure) => [measure.key, measure]));
  const own = ownCodes(place, aliases);
  const unmapped = new Map<string, { rows: number; words: string }>();
  const answered: Answered = { observations: [], reported: [], unmapped: [] };
  for (const value of values) {
    const label = labelOf(value);
    const answer = value.named ?? aliasOf.get(label);
    if (answer === undefined && value.isWorkedOut === true) continue;
    const measure = answer === undefined ? undefined : measureOf.get(answer.measure);
    answered.observations.push(observe(measure, answer, value));
    if (answer !== undefined) answered.reported.push(report(measure, answer, value));
    else {
      const said = value.written ?? (own.has(value.organisation) ? label : value.counts);
      const known = unmapped.get(said);
      if (known === undefined) unmapped.set(said, { rows: 1, words: value.counts });
      else known.rows += 1;
    }
  }
  const suggest = makeSuggestions(candidatesOf(aliases, place));
  answered.unmapped = [...unmapped].map(([label, { rows, words }]) => ({
    label,
    rows,
    suggestion: suggest(words),
  }));
  return answered;
};

const candidatesOf = (aliases: readonly FeedAlias[], { measures }: PlaceNames) =>
  measures.map(({ key, title }) => ({
    title,
    names: [
      title,
      key,
      ...aliases.flatMap(({ measure, label }) =>
        measure === key ? [label.slice(label.indexOf("/") + 1)] : [],
      ),
    ],
  }));
