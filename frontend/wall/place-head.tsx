/** Which place this is, its day, and once for the whole page: what the lines and the arrows span. */
import { type JSX, Show, createMemo } from "solid-js";
import { type Day, dayOf, daysBetween } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { writeDayLong, writeDayShort } from "../../contracts/wording.ts";
import { DiamondShape } from "../ui/icons.tsx";
import { paths } from "../ui/paths.ts";
import { dayOfStep } from "./trend-words.ts";

/** The day that most changes are counted from, or null where there is no earlier report. */
const changesSince = (figures: readonly Figure[]): Day | null => {
  const counts = new Map<Day, number>();
  for (const { change, tile } of figures) {
    if (change === null || tile === null) continue;
    const day = dayOf(change.since);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0].localeCompare(a[0]));
  return most === undefined ? null : most[0];
};

/** How many whole weeks the daily lines span. */
const weeksOfLines = (figures: readonly Figure[]): number => {
  const weeks = figures
    .filter(({ tile, trend }) => tile !== null && trend.every === "day" && trend.values.length > 1)
    .map(({ trend }) => {
      const last = dayOfStep(trend, trend.values.length - 1);
      return Math.round(daysBetween(trend.from, last) / 7);
    });
  return Math.max(0, ...weeks);
};

/** "Lines: 4 weeks. Arrows: since update of 8 Aug" */
const writeSpans = (figures: readonly Figure[]): string => {
  const weeks = weeksOfLines(figures);
  const since = changesSince(figures);
  return [
    weeks > 0 ? `Lines: ${weeks} ${weeks === 1 ? "week" : "weeks"}.` : "",
    since === null ? "" : `Arrows: since update of ${writeDayShort(since)}`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
};

export const PlaceHead = (props: {
  place: string;
  figures: readonly Figure[];
  today: Day;
  demonstration: boolean;
  children?: JSX.Element;
}): JSX.Element => {
  const spans = createMemo(() => writeSpans(props.figures));
  return (
    <header class="place" data-lines={props.demonstration ? 4 : 3}>
      <h1 tabindex="-1">
        <a href={paths.home} title="All places">
          {props.place}
        </a>
      </h1>
      <p class="place-day">{writeDayLong(props.today)}</p>
      <Show when={props.demonstration}>
        <p class="place-demonstration">
          Demonstration clock; <DiamondShape />
          <span class="visually-hidden">those with a diamond</span> figures are illustrative
        </p>
      </Show>
      <p class="place-spans">{spans()}</p>
      {props.children}
    </header>
  );
};
