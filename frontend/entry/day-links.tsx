/** Under the heading: what the figures are about, the days beside this one, and whose figures. */
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { type Day, addDays } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import { writeDayWithWeekday } from "../../contracts/wording.ts";
import { mayHere } from "../people/open-doors.ts";
import { paths } from "../ui/paths.ts";
import { writeAbout } from "./write-about.ts";

const addressOf = (locality: string, provider: string, day: Day): string =>
  `${paths.enter(locality)}?provider=${encodeURIComponent(provider)}&day=${day}`;

const DayLinks = (props: { sheet: EntrySheet }): JSX.Element => {
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
      <Show when={mayHere({ to: "see-sheet", locality: props.sheet.locality, provider: "any" })}>
        <A href={paths.enter(props.sheet.locality)}>Another provider</A>
      </Show>
    </nav>
  );
};

export const SheetLead = (props: { sheet: EntrySheet }): JSX.Element => (
  <span class="entry-lead">
    <Show when={writeAbout(props.sheet)}>{(about) => <span>{about()}</span>}</Show>
    <DayLinks sheet={props.sheet} />
  </span>
);
