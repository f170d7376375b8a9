/** Sets figures against each other where their definitions bind them, and says by how much they disagree. */
import { type Day, addDays } from "../../contracts/calendar.ts";
import type { Identity, IdentityGap, IdentityTerm } from "../../contracts/identity.ts";
import { writeDayWithWeekday, writeList, writeNumber } from "../../contracts/wording.ts";
import { measureChange } from "./variance.ts";

/**
 * The value of a term about a day, as it would stand once the submission is in force; null where it
 * is missing. For a term without a breakdown, of a measure with one: the whole.
 */
export type FindValue = (term: IdentityTerm, asAt: Day) => number | null;

/**
 * The identities that do not hold on a day. One with a missing term says nothing: what has not come
 * is not zero (rule F3). A figure about a day binds that day and, through a step, the next: ask for both.
 */
export const checkIdentities = (
  identities: readonly Identity[],
  asAt: Day,
  valueOf: FindValue,
): IdentityGap[] =>
  identities.flatMap((identity) => {
    const found = checkIdentity(identity, asAt, valueOf);
    return found === null || found.gap <= 0 ? [] : [{ asAt, identity, ...found }];
  });

/** Those that a measure takes part in: only these can be upset by a new figure of it. */
export const findIdentitiesWith = (
  identities: readonly Identity[],
  { locality, measure }: { locality: string; measure: string },
): Identity[] =>
  identities.filter((identity) =>
    termsOf(identity).some((term) => term.locality === locality && term.measure === measure),
  );

/** All that must be read to check an identity. */
export const termsOf = (identity: Identity): IdentityTerm[] => {
  switch (identity.kind) {
    case "total":
      return [...identity.parts, identity.total];
    case "at-most":
      return [...identity.parts, identity.whole];
    case "step":
      return [identity.stock, identity.inflow, identity.outflow].filter((term) => term !== null);
  }
};

type Disagreement = { gap: number; message: string };

const checkIdentity = (identity: Identity, asAt: Day, valueOf: FindValue): Disagreement | null => {
  switch (identity.kind) {
    case "total":
      return checkTotal(identity, asAt, valueOf);
    case "at-most":
      return checkAtMost(identity, asAt, valueOf);
    case "step":
      return checkStep(identity, asAt, valueOf);
  }
};

const isItRight = "Is one of them wrong?";

const checkTotal = (
  { parts, total }: Extract<Identity, { kind: "total" }>,
  asAt: Day,
  valueOf: FindValue,
): Disagreement | null => {
  const added = addUp(parts, asAt, valueOf);
  const reported = valueOf(total, asAt);
  if (added === null || reported === null) return null;
  const gap = measureChange(added.sum, reported);
  return {
    gap: Math.abs(gap),
    message: `${added.words}, ${writeNumber(Math.abs(gap))} ${gap > 0 ? "more" : "fewer"} than ${total.label} (${writeNumber(reported)}). ${isItRight}`,
  };
};

const checkAtMost = (
  { parts, whole }: Extract<Identity, { kind: "at-most" }>,
  asAt: Day,
  valueOf: FindValue,
): Disagreement | null => {
  const added = addUp(parts, asAt, valueOf);
  const most = valueOf(whole, asAt);
  if (added === null || most === null) return null;
  const gap = measureChange(added.sum, most);
  return {
    gap,
    message: `${added.words}, ${writeNumber(gap)} more than ${whole.label} (${writeNumber(most)}). ${isItRight}`,
  };
};

/** "GWH (3) and RUH (35) add up to 38"; one part alone: "Virtual ward patients: 52". */
const addUp = (
  parts: readonly IdentityTerm[],
  asAt: Day,
  valueOf: FindValue,
): { sum: number; words: string } | null => {
  let sum = 0;
  const named: string[] = [];
  for (const part of parts) {
    const value = valueOf(part, asAt);
    if (value === null) return null;
    sum += value;
    named.push(`${part.label} (${writeNumber(value)})`);
  }
  const [alone] = parts;
  return {
    sum,
    words:
      parts.length === 1 && alone !== undefined
        ? `${alone.label}: ${writeNumber(sum)}`
        : `${writeList(named)} add up to ${writeNumber(sum)}`,
  };
};

const checkStep = (
  { stock, inflow, outflow }: Extract<Identity, { kind: "step" }>,
  asAt: Day,
  valueOf: FindValue,
): Disagreement | null => {
  const before = addDays(asAt, -1);
  const from = valueOf(stock, before);
  const to = valueOf(stock, asAt);
  if (from === null || to === null) return null;
  const flow = to > from ? inflow : outflow;
  const moved = flow === null ? null : valueOf(flow, before);
  if (flow === null || moved === null) return null;
  const step = Math.abs(measureChange(to, from));
  const gap = measureChange(step, moved);
  return {
    gap,
    message: `${stock.label} ${to > from ? "rose" : "fell"} from ${writeNumber(from)} to ${writeNumber(to)}, by ${writeNumber(step)}. That is ${writeNumber(gap)} more than ${flow.label} on ${writeDayWithWeekday(before)} (${writeNumber(moved)}). ${isItRight}`,
  };
};
