/** What a figure is about, in the ways in which a sentence may say it. */
import { type Day, dayOf, daysBetween, monthOf } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import {
  writeDayNamed,
  writeDayPlain,
  writeDayShort,
  writeMonth,
} from "../../../contracts/wording.ts";
import type { Aspects } from "./aspects.ts";

/** From so long before the week on, a date without its year would be read as this year's. */
const yearSaidAfterDays = 180;

/** Its date, and its period: "as at 31 July", "in June", "in the week to 8 August". */
export const asAtAspects = ({ asAt, cadence }: Figure, monday: Day): Aspects => {
  if (asAt === null) return [];
  const day = dayOf(asAt);
  const year = daysBetween(day, monday) > yearSaidAfterDays ? ` ${day.slice(0, 4)}` : "";
  const month = `${writeMonth(monthOf(day))}${year}`;
  const plain = `${writeDayPlain(day)}${year}`;
  switch (cadence.every) {
    case "month":
      return [
        { aspect: "month", words: month, label: "its month" },
        { aspect: "period", words: `in ${month}`, label: "its period" },
      ];
    case "week": {
      const side = cadence.named === "end" ? "to" : "of";
      return [{ aspect: "period", words: `in the week ${side} ${plain}`, label: "its period" }];
    }
    case "day":
    case "event":
    case "occasion":
      return [
        { aspect: "as-at", words: `${writeDayShort(day)}${year}`, label: "its date" },
        { aspect: "as-at-plain", words: plain, label: "its date, in full" },
        {
          aspect: "as-at-named",
          words: `${writeDayNamed(day)}${year}`,
          label: "its date, with its weekday",
        },
        { aspect: "period", words: `as at ${plain}`, label: "what it is about" },
      ];
  }
};
