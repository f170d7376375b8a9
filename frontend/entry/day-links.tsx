/** The day before and the day after, up to today; and whose figures. */
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { type Day, addDays } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import { writeDayWithWeekday } from "../../contracts/wording.ts";
import { paths } from "../ui/paths.ts";

const addressOf = (locality: string, provider: string, day: Day): string =>
  `${paths.enter(locality)}?provider=${encodeURIComponent(provider)}&day=${day}`;

export const DayLinks = (props: { sheet: EntrySheet }): JSX.Element => {
  const to = (day: Day): string => addressOf(props.sheet.locality, props.sheet.provider.key, day);
  return (
    <nav class="entry-days" aria-label="Day and provider">
      <A href={to(addDays(props.sheet.day, -1))}>
        ← {writeDayWithWeekday(addDays(props.sheet.day, -1))}
      </A>
      <Show when={props.sheet.day < props.sheet.today}>
        <A href={to(addDays(props.sheet.day, 1))}>
          {writeDayWithWeekday(addDays(props.sheet.day, 1))} →
        </A>
        <A href={to(props.sheet.today)}>Today</A>
      </Show>
      <A href={paths.enter(props.sheet.locality)}>Another provider</A>
    </nav>
  );
};
