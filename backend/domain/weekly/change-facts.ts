/** How a figure has changed since the last report, since a week before and since a year before. */
import { dayOf, londonDay } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import { writeDayPlain, writeValue } from "../../../contracts/wording.ts";
import type { Aspects } from "./aspects.ts";
import { sayAgainst, sayChange, sayLevels } from "./difference-words.ts";

/**
 * Where nothing has come since the last report, that nothing has changed says nothing: then there is no
 * change to speak of.
 */
const changeOf = ({ change, recordedAt }: Figure): Figure["change"] =>
  change === null ||
  (change.difference === 0 && recordedAt !== null && londonDay(recordedAt) <= change.since)
    ? null
    : change;

/** Of a count, a percentage or a mean. */
export const changeAspects = (figure: Figure): Aspects => {
  const change = changeOf(figure);
  const said = change === null ? null : sayChange(figure, change.difference);
  if (change === null || said === null) return lastYearAspects(figure);
  const { difference, from } = change;
  const against = (words: string, what: string) => sayAgainst(words, difference, what);
  // What the last report said is what was so a week ago: only then both are true at once.
  const isOfWeek = isSnapshot(figure) && figure.comparisons.lastWeek?.from === from;
  return [
    {
      aspect: "last-report",
      words: writeValue(figure, from),
      label: "the figure in the last report",
    },
    { aspect: "change", words: said.fewer, label: "the change since the last report" },
    { aspect: "change-down", words: said.down, label: "the change, as up or down" },
    {
      aspect: "change-report",
      words: against(said.fewer, "last report"),
      label: "against the last report",
    },
    {
      aspect: "lower-report",
      words: against(said.lower, "last report"),
      label: "against the last report, as higher or lower",
    },
    {
      aspect: "change-week",
      words: isOfWeek ? against(said.fewer, "last week") : null,
      label: "against last week",
    },
    ...lastYearAspects(figure),
  ];
};

const lastYearAspects = (figure: Figure): Aspects => {
  const { lastYear } = figure.comparisons;
  const said = lastYear === null ? null : sayChange(figure, lastYear.difference);
  if (lastYear === null || said === null) return [];
  return [
    {
      aspect: "last-year",
      words: writeValue(figure, lastYear.from),
      label: "the figure this time last year",
    },
    {
      aspect: "change-last-year",
      words: sayAgainst(said.fewer, lastYear.difference, "this time last year"),
      label: "against this time last year",
    },
    {
      aspect: "lower-last-year",
      words: sayAgainst(said.lower, lastYear.difference, "this time last year"),
      label: "against this time last year, as higher or lower",
    },
  ];
};

/** A count of a day set against "last week" would read as one day against seven. */
const isSnapshot = ({ cadence }: Figure): boolean =>
  cadence.every === "day" && cadence.counts === "snapshot";

/** Of a level, which comes down and goes up in steps. */
export const levelAspects = (figure: Figure, value: number): Aspects => {
  const { since, cadence } = figure;
  const change = changeOf(figure);
  const level = writeValue(figure, value);
  const aspects: Aspects = [];
  if (change !== null) {
    const { difference } = change;
    const steps = sayLevels(Math.abs(difference));
    const [down, step] =
      difference === 0
        ? ["the same level", `stayed at ${level}`]
        : difference < 0
          ? [`down ${steps}`, `come down ${steps} to ${level}`]
          : [`up ${steps}`, `gone up ${steps} to ${level}`];
    aspects.push(
      {
        aspect: "last-report",
        words: writeValue(figure, change.from),
        label: "the last report's level",
      },
      { aspect: "change-down", words: down, label: "the change since the last report" },
      { aspect: "step", words: step, label: "what it has done since the last report" },
    );
  }
  if (since !== null && cadence.every === "event") {
    const words = `since ${writeDayPlain(dayOf(since))}`;
    aspects.push({ aspect: "since", words, label: "since when it has stood there" });
  }
  return aspects;
};
