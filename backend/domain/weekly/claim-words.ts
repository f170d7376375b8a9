/** The words that claim something of a figure, and what has to be so for each of them. */
import type { Figure } from "../../../contracts/figure.ts";
import { type Variation, chartPointsMin, claimOf } from "../../../contracts/variation.ts";

/** A figure with what its past and its plan say. */
export type Claimed = { figure: Figure; variation: Variation | null; daysToPlan: number | null };

/** `whyNot` says in a sentence why the numbers do not bear the words out; null when they do. */
export type ClaimWords = {
  words: RegExp;
  whyNot: (claimed: Claimed, sentence: string) => string | null;
  /** What is said of intentions and of people needs no figure; these words always do. */
  needsFigure: boolean;
};

const its = "(?:its |the |our |their )?";
const aim = "(?:targets?|plan|ceiling|standard)";

const usual = ({ figure, variation }: Claimed): string =>
  variation === null || variation.trial
    ? `Too few figures are known to tell what is usual for ${figure.title}.`
    : `${figure.title} is within its usual range: the change may be chance.`;

const processIs =
  (wanted: "improving" | "getting worse") =>
  (claimed: Claimed): string | null => {
    const { figure, variation } = claimed;
    if (figure.polarity === "neutral") return `Neither way is better for ${figure.title}.`;
    const claim = variation === null ? null : claimOf(variation);
    if (claim === wanted) return null;
    return claim === null ? usual(claimed) : `The figures show that ${figure.title} is ${claim}.`;
  };

const isUnusual = (claimed: Claimed): string | null =>
  claimed.variation !== null && !claimed.variation.trial && claimed.variation.special !== null
    ? null
    : usual(claimed);

const isSteady = ({ figure, variation }: Claimed): string | null => {
  const isCommon = variation !== null && !variation.trial && variation.special === null;
  return isCommon || figure.change?.difference === 0
    ? null
    : `The figures do not show that ${figure.title} is steady.`;
};

/** The furthest of the figures that the update looks back on, the equal ones with it. */
const isExtreme =
  (side: "high" | "low" | "good" | "bad") =>
  ({ figure }: Claimed): string | null => {
    const { value, polarity, title } = figure;
    const known = figure.trend.values.filter((one) => one !== null);
    if (value === null || known.length < chartPointsMin) {
      return `Too few figures of ${title} are known to say so.`;
    }
    if (polarity === "neutral" && (side === "good" || side === "bad")) {
      return `Neither way is better for ${title}.`;
    }
    const isHigh = side === "high" || (side === "good") === (polarity === "higher");
    const upwards = side === "low" ? false : side === "high" ? true : isHigh;
    const furthest = upwards ? Math.max(...known) : Math.min(...known);
    return value === furthest ? null : `${title} has been ${upwards ? "higher" : "lower"} lately.`;
  };

const noTarget = ({ title }: Figure): string => `${title} has no target that is a number.`;

/** Whether the figure is where its target wants it: on it, within the band, or past it the better way. */
const meetsTarget = ({ polarity, target, variance }: Figure): boolean | null => {
  if (variance === null) return null;
  const { difference } = variance;
  if (difference === 0) return true;
  if (target.state === "band" || polarity === "neutral") return false;
  return difference < 0 === (polarity === "lower");
};

const targetIs =
  (wanted: "met" | "missed") =>
  ({ figure }: Claimed): string | null => {
    const meets = meetsTarget(figure);
    if (meets === null) return noTarget(figure);
    if (meets === (wanted === "met")) return null;
    return `${figure.title} ${meets ? "meets" : "does not meet"} its target.`;
  };

const liesOn =
  (sign: 1 | -1) =>
  ({ figure }: Claimed): string | null => {
    if (figure.variance === null) return noTarget(figure);
    return Math.sign(figure.variance.difference) === sign
      ? null
      : `${figure.title} is not ${sign > 0 ? "over" : "under"} its target.`;
  };

const daysAre =
  (sign: 1 | -1) =>
  ({ figure, daysToPlan }: Claimed): string | null => {
    if (daysToPlan === null)
      return `The plan has no course that ${figure.title} could be set against.`;
    return Math.sign(daysToPlan) === sign
      ? null
      : `${figure.title} is not ${sign > 0 ? "ahead of" : "behind"} its plan.`;
  };

/** Against what the sentence speaks of: last year, the day before, or the last report. */
const changeIn = ({ change, comparisons }: Figure, sentence: string) => {
  if (/last year|a year (?:ago|before)/i.test(sentence)) return comparisons.lastYear;
  if (/yesterday|the day before/i.test(sentence)) return comparisons.previous;
  return change ?? comparisons.lastWeek ?? comparisons.previous;
};

const movesTo =
  (sign: 1 | -1) =>
  ({ figure }: Claimed, sentence: string): string | null => {
    const change = changeIn(figure, sentence);
    if (change === null) return `There is nothing known to compare ${figure.title} with.`;
    return Math.sign(change.difference) === sign
      ? null
      : `${figure.title} has not gone ${sign > 0 ? "up" : "down"}.`;
  };

const claim = (words: string, whyNot: ClaimWords["whyNot"], needsFigure = true): ClaimWords => ({
  words: new RegExp(`\\b(?:${words})\\b`, "gi"),
  whyNot,
  needsFigure,
});

/** In the order in which they are looked for. */
export const claimWords: readonly ClaimWords[] = [
  claim("improv(?:e|es|ed|ing|ements?)|better|recover(?:s|ed|ing)?", processIs("improving")),
  claim("worse(?:n|ns|ned|ning)?|deteriorat(?:e|es|ed|ing|ion)", processIs("getting worse")),
  claim(
    "significant(?:ly)?|sharp(?:ly)?|marked(?:ly)?|dramatic(?:ally)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|plummet(?:s|ed|ing)?|trend(?:s|ing)?|unusual(?:ly)?",
    isUnusual,
  ),
  claim("stable|steady|unchanged|flat", isSteady, false),
  claim(
    "(?<!(?:care|patient|shared|to) )record(?! (?:keeping|of|in|on))|unprecedented|all-time|ever",
    ({ figure }) =>
      `The update does not look back far enough on ${figure.title} to call it a record.`,
  ),
  claim("highest|busiest|peak(?:s|ed)?", isExtreme("high")),
  claim("lowest|fewest|quietest", isExtreme("low")),
  claim("best", isExtreme("good"), false),
  claim("worst", isExtreme("bad"), false),
  claim(
    `on (?:target|plan)|(?:met|meets?|meeting|hits?|hitting|achiev(?:e|es|ed|ing)|reach(?:es|ed|ing)?|within|inside) ${its}${aim}`,
    targetIs("met"),
  ),
  claim(
    `(?:miss(?:es|ed|ing)?|fail(?:s|ed|ing)? to (?:meet|reach|hit)|short of|off|breach(?:es|ed|ing)?) ${its}${aim}`,
    targetIs("missed"),
  ),
  claim(`(?:above|over|exceed(?:s|ed|ing)?|higher than) ${its}target`, liesOn(1)),
  claim(`(?:below|under|lower than) ${its}target`, liesOn(-1)),
  claim(`ahead of ${its}(?:plan|schedule|trajectory)`, daysAre(1)),
  claim(`behind ${its}(?:plan|schedule|trajectory)`, daysAre(-1)),
  claim(
    "rose|risen|rises|rising|increas(?:e|es|ed|ing)|grew|grown|growing|climb(?:s|ed|ing)?|(?:gone|went|goes|is|are|was|were) up|(?:more|higher) than",
    movesTo(1),
    false,
  ),
  claim(
    "fell|fallen|falls|falling|decreas(?:e|es|ed|ing)|reduc(?:ed|ing|tion)|dropp(?:ed|ing)|drops?|(?:gone|went|goes|come|came|is|are|was|were) down|(?:fewer|lower|less) than",
    movesTo(-1),
    false,
  ),
];
