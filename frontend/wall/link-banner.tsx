/** Over everything: that the link is lost, and since when; or that it is back. */
import { type JSX, Match, Switch } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { writeAge, writeDue, writeTimeOf } from "../../contracts/wording.ts";
import type { Back } from "../live/create-live-wall.ts";
import { BrokenLinkShape, TickShape } from "../ui/icons.tsx";
import { type LinkAge, type OldAge, oldAgeOf } from "./wall-view.ts";

const backShownMs = 30_000;

/** The return that is worth saying now, or null. */
export const backToSay = (back: Back | null, now: Instant): Back | null =>
  back !== null && Date.parse(now) - Date.parse(back.at) < backShownMs ? back : null;

/** Which banner there is, for the layout to make room: nothing is hidden under it. */
export const bannerOf = (
  age: LinkAge,
  back: Back | null,
): "early" | "late" | "ended" | "past" | "back" | "none" => {
  switch (age.is) {
    case "early":
    case "late":
    case "ended":
    case "past":
      return age.is;
    case "connecting":
    case "live":
      return back === null ? "none" : "back";
  }
};

/** "8:43am", and with its day where that is not today. */
const writeSince = ({ since, agoMs }: OldAge): string =>
  writeDue(since, new Date(Date.parse(since) + agoMs).toISOString());

/** "6 figures changed" */
const writeChanged = (changed: number): string => {
  if (changed === 0) return "no figure changed";
  return changed === 1 ? "1 figure changed" : `${changed} figures changed`;
};

export const LinkBanner = (props: { age: LinkAge; back: Back | null }): JSX.Element => {
  const lost = (is: OldAge["is"]): OldAge | undefined => {
    const old = oldAgeOf(props.age);
    return old?.is === is ? old : undefined;
  };
  return (
    <Switch>
      <Match when={lost("early")}>
        {(age) => (
          <div class="banner" data-banner="early">
            <BrokenLinkShape />
            <p>
              <b>Link lost since {writeSince(age())}.</b> Reconnecting.{" "}
              <span class="banner-more">Figures below may have changed since.</span>
            </p>
            <p class="banner-aside">{writeAge(age().agoMs)} ago</p>
          </div>
        )}
      </Match>
      <Match when={lost("late")}>
        {(age) => (
          <div class="banner" data-banner="late">
            <BrokenLinkShape />
            <p>
              <b>Link lost since {writeSince(age())}.</b>{" "}
              <span class="banner-more">These are the last known figures.</span>
            </p>
            <p class="banner-aside">{writeAge(age().agoMs)} ago. Reconnecting by itself</p>
          </div>
        )}
      </Match>
      <Match when={lost("ended")}>
        {(age) => (
          <div class="banner" data-banner="ended">
            <BrokenLinkShape />
            <p>
              <b>Not live since {writeSince(age())}.</b>{" "}
              <span class="banner-more">
                These are its last figures: this screen is not paired any more.
              </span>
            </p>
            <p class="banner-aside">{writeAge(age().agoMs)} ago</p>
          </div>
        )}
      </Match>
      <Match when={props.back}>
        {(back) => (
          <div class="banner" data-banner="back">
            <TickShape />
            <p>
              <b>Back at {writeTimeOf(back().at)}</b>, {writeChanged(back().changed)}
            </p>
          </div>
        )}
      </Match>
    </Switch>
  );
};
