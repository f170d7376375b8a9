/** An organisation whose every figure of a day is 0 has usually sent nothing: the file is asked about. */
import { writeDayShort, writeList, writeNumber } from "../../contracts/wording.ts";
import { dayOf } from "../../contracts/calendar.ts";
import type { FileValue } from "./layout.ts";

/** How many organisations are named one by one. */
const namedMax = 8;

/**
 * What share of organisations must have figures for the 0 of another to look odd: most of them for
 * those of this place; nearly all for the rest of the country, of which nobody here can ask.
 */
const oddShareOwn = 0.5;
const oddShareElsewhere = 0.9;

/** Days on which all figures of an organisation are 0 and those of most others are not, by organisation. */
const findZeroDays = (
  values: readonly FileValue[],
  own: ReadonlySet<string>,
): Map<string, string[]> => {
  const byDay = new Map<string, Map<string, boolean>>();
  for (const { asAt, organisation, value, isWorkedOut } of values) {
    if (typeof value !== "number" || isWorkedOut === true) continue;
    const zeros = byDay.get(dayOf(asAt)) ?? new Map<string, boolean>();
    byDay.set(dayOf(asAt), zeros);
    zeros.set(organisation, (zeros.get(organisation) ?? true) && value === 0);
  }
  const daysOf = new Map<string, string[]>();
  for (const [day, zeros] of byDay) {
    const empty = [...zeros].flatMap(([organisation, isZero]) => (isZero ? [organisation] : []));
    // Where most have nothing to report, as with flu in November, a 0 is a 0.
    const filledShare = 1 - empty.length / zeros.size;
    for (const organisation of empty) {
      if (filledShare <= (own.has(organisation) ? oddShareOwn : oddShareElsewhere)) continue;
      daysOf.set(organisation, [...(daysOf.get(organisation) ?? []), day]);
    }
  }
  return daysOf;
};

/** @param own the codes of this place's organisations, which are named first. */
export const warnOfAllZero = (values: readonly FileValue[], own: ReadonlySet<string>): string[] => {
  const daysOf = findZeroDays(values, own);
  const ours = [...daysOf].filter(([organisation]) => own.has(organisation));
  const warnings = ours.map(([organisation, days]) => {
    const when =
      days.length === 1
        ? `on ${writeDayShort(days[0] ?? "")}`
        : `on ${writeNumber(days.length)} days, first on ${writeDayShort(days[0] ?? "")}`;
    return `Every figure of ${organisation} is 0 ${when}, where most organisations are not. Check that it was submitted.`;
  });
  const others = [...daysOf.keys()].filter((organisation) => !own.has(organisation));
  if (others.length === 0) return warnings;
  const named = others.slice(0, namedMax);
  const rest = others.length - named.length;
  const names = writeList(rest === 0 ? named : [...named, `${writeNumber(rest)} more`]);
  return [
    ...warnings,
    `Every figure of ${names} is 0 on one day or more, where most organisations are not. Such figures are usually not submitted.`,
  ];
};
