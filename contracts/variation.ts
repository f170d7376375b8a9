/**
 * What a control chart says of a process, and the words for it. Variation is of the process itself,
 * variance is against a target: the two are never mixed, nor are their colours.
 */
import { z } from "zod";
import type { Day } from "./calendar.ts";
import { writeDayNamed, writeDayPlain } from "./wording.ts";

/** Limits that rest on fewer points than this are trial limits: nothing is claimed from them. */
export const chartPointsMin = 13;

/** Why a point is not just ordinary variation: the first of the four rules that it meets. */
export const SpecialCause = z.enum([
  "above-limit",
  "below-limit",
  "rising", // one of seven points or more, each higher than the one before
  "falling",
  "near-upper-limit", // one of two in three close to a limit, all three on one side of the mean
  "near-lower-limit",
  "above-mean", // one of seven points or more on one side of the mean
  "below-mean",
]);
export type SpecialCause = z.infer<typeof SpecialCause>;

/** The icon of a point. High and low say which way the signal points, not where the value lies. */
export const VariationIcon = z.enum([
  "common-cause",
  "improvement-high",
  "improvement-low",
  "concern-high",
  "concern-low",
  "neutral-high",
  "neutral-low",
]);
export type VariationIcon = z.infer<typeof VariationIcon>;

/** What is said of a series at its latest point. */
export const Variation = z.object({
  icon: VariationIcon,
  /** Null exactly when the icon is common cause. */
  special: SpecialCause.nullable(),
  /** True while the limits rest on fewer than 13 points: the icon may be drawn, nothing may be claimed. */
  trial: z.boolean(),
  /** How many points the limits rest on. */
  points: z.int().min(1),
});
export type Variation = z.infer<typeof Variation>;

/** In which form a series is charted: a day is like the same weekday, not like the day before. */
export const ChartView = z.enum(["as-it-comes", "weekly-totals", "same-weekday"]);
export type ChartView = z.infer<typeof ChartView>;

/** Whether the process, left as it is, will meet its target. */
export const Assurance = z.enum(["pass", "fail", "inconsistent"]);
export type Assurance = z.infer<typeof Assurance>;

const specialCauseWords: Record<SpecialCause, string> = {
  "above-limit": "higher than usual",
  "below-limit": "lower than usual",
  rising: "rising, at least seven in a row",
  falling: "falling, at least seven in a row",
  "near-upper-limit": "often close to the top of its usual range",
  "near-lower-limit": "often close to the bottom of its usual range",
  "above-mean": "above average, at least seven in a row",
  "below-mean": "below average, at least seven in a row",
};

/** "higher than usual": what is seen, without saying whether that is good. */
export const writeSpecialCause = (special: SpecialCause): string => specialCauseWords[special];

/**
 * What may be claimed of a process in a sentence: "improving" only for a special cause of improvement,
 * "getting worse" only for one of concern. Null otherwise, and always while limits are trial limits.
 */
export const claimOf = ({ icon, trial }: Variation): "improving" | "getting worse" | null => {
  if (trial) return null;
  if (icon === "improvement-high" || icon === "improvement-low") return "improving";
  return icon === "concern-high" || icon === "concern-low" ? "getting worse" : null;
};

/** "improving, lower than usual" or "within its usual range": ends a sentence about a figure. */
export const sayVariation = (variation: Variation): string => {
  if (variation.trial) {
    return `too few figures to tell what is usual (${variation.points} of ${chartPointsMin})`;
  }
  if (variation.special === null) return "within its usual range";
  const claim = claimOf(variation);
  const seen = writeSpecialCause(variation.special);
  return claim === null ? seen : `${claim}, ${seen}`;
};

/** "special cause: improving, lower than usual": the words beside an icon. */
export const writeVariation = (variation: Variation): string => {
  if (variation.trial) return `trial limits: ${sayVariation(variation)}`;
  const cause = variation.special === null ? "common cause" : "special cause";
  return `${cause}: ${sayVariation(variation)}`;
};

const assuranceWords: Record<Assurance, string> = {
  pass: "will meet its target, unless something changes",
  fail: "will miss its target, unless something changes",
  inconsistent: "will sometimes meet and sometimes miss its target",
};

/** "will meet its target, unless something changes" */
export const writeAssurance = (assurance: Assurance): string => assuranceWords[assurance];

/** Which way of working the limits out was used: the spreadsheet that NHS teams use does not screen. */
export const writeScreening = (screened: boolean): string =>
  screened
    ? "Unusually large jumps are left out when the limits are worked out."
    : "All jumps count when the limits are worked out.";

/** "by weekly totals to 11 August": what a daily figure is judged by; null where it is charted as it comes. */
export const writeChartView = (view: ChartView, through: Day): string | null => {
  switch (view) {
    case "as-it-comes":
      return null;
    case "weekly-totals":
      return `by weekly totals to ${writeDayPlain(through)}`;
    case "same-weekday":
      return `by the same weekday, to ${writeDayNamed(through)}`;
  }
};
