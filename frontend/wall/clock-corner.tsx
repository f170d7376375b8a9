/** The clock, how the link stands, and which revision of the place is shown. */
import { type JSX, Match, Show, Switch } from "solid-js";
import { type Instant, londonTime } from "../../contracts/calendar.ts";
import { writeNumber } from "../../contracts/wording.ts";
import { BrokenLinkShape } from "../ui/icons.tsx";
import { isHollow, type LinkAge } from "./wall-view.ts";

/** "8:00am": a clock shows its minutes, on the hour too, and has no word for midday. */
const clockFace = (now: Instant): string => {
  const time = londonTime(now);
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3)}${hour < 12 ? "am" : "pm"}`;
};

export const LinkWords = (props: { age: LinkAge }): JSX.Element => (
  <p class="link-words" data-link={props.age.is}>
    <Switch
      fallback={
        <>
          <BrokenLinkShape />
          Link lost
        </>
      }
    >
      <Match when={props.age.is === "live"}>
        <span class="live-dot" aria-hidden="true" />
        Live
      </Match>
      <Match when={props.age.is === "past" || props.age.is === "ended"}>Not live</Match>
      <Match when={props.age.is === "connecting"}>
        <span class="live-dot" aria-hidden="true" />
        Connecting
      </Match>
    </Switch>
  </p>
);

export const ClockCorner = (props: {
  now: Instant;
  age: LinkAge;
  revision: number | null;
  owedFigures: number;
}): JSX.Element => (
  <div class="clock-corner">
    <p class="clock">
      <span class="visually-hidden">The time is </span>
      {clockFace(props.now)}
    </p>
    <div class="clock-link">
      <LinkWords age={props.age} />
      <Show when={props.revision !== null}>
        <p class="revision">Revision {writeNumber(props.revision ?? 0)}</p>
      </Show>
    </div>
    <p class="owed-short">
      <span class="owed-count">{isHollow(props.age) ? "?" : props.owedFigures}</span>
      {props.owedFigures === 1 ? "figure" : "figures"} still owed today
    </p>
  </div>
);
