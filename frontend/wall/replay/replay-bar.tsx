/** In the banner's place: which moment this wall is of, that it is not live, and the way to others. */
import { type JSX, Show, untrack } from "solid-js";
import { type Instant, londonDay } from "../../../contracts/calendar.ts";
import { writeDayLong, writeDayShort, writeTimeOf } from "../../../contracts/wording.ts";
import { ClockShape } from "../../ui/icons.tsx";
import { paths } from "../../ui/paths.ts";
import type { Replay } from "./create-replay.ts";

/** "Thursday 8 August 2024, 3pm" */
export const writeMoment = (at: Instant): string =>
  `${writeDayLong(londonDay(at))}, ${writeTimeOf(at)}`;

const writeShort = (at: Instant): string => `${writeDayShort(londonDay(at))}, ${writeTimeOf(at)}`;

const countOf = (changed: number): string =>
  changed === 1 ? "1 figure changed" : `${changed} figures changed`;

export const ReplayBar = (props: { replay: Replay; locality: string }): JSX.Element => {
  const replay = untrack(() => props.replay);
  const shownAt = (): Instant => replay.shown()?.at ?? replay.wanted();
  const isFetching = (): boolean => shownAt() !== replay.wanted();
  const changed = (): number => Object.keys(replay.moved()).length;
  const stepTo = (moment: { at: Instant } | undefined): void => {
    if (moment !== undefined) replay.goTo(moment.at);
  };
  return (
    <section class="banner replay" data-banner="past" aria-label="A wall of the past">
      <ClockShape />
      <p class="replay-moment" aria-live="polite">
        <b>As known at {writeMoment(shownAt())}</b> <span class="replay-live">— not live</span>
        <Show when={!isFetching() && changed() > 0}>
          <span class="visually-hidden">. {countOf(changed())}.</span>
        </Show>
      </p>
      <div class="replay-way">
        <button
          type="button"
          class="replay-step"
          disabled={replay.previous() === undefined}
          onClick={() => stepTo(replay.previous())}
        >
          Previous change
        </button>
        <input
          type="range"
          class="replay-slider"
          min={0}
          max={Math.max(0, replay.moments().length - 1)}
          value={Math.max(0, replay.stop())}
          aria-label="Moments at which figures changed"
          aria-valuetext={writeShort(replay.wanted())}
          onInput={(event) => stepTo(replay.moments()[event.currentTarget.valueAsNumber])}
        />
        <button
          type="button"
          class="replay-step"
          disabled={replay.next() === undefined}
          onClick={() => stepTo(replay.next())}
        >
          Next change
        </button>
        <span class="replay-wanted" aria-hidden="true">
          {isFetching() ? `Fetching ${writeShort(replay.wanted())}` : countOf(changed())}
        </span>
        <a class="replay-step" href={paths.wall(props.locality)}>
          Live wall
        </a>
      </div>
    </section>
  );
};
