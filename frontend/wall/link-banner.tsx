/** Over everything: that the link is lost, and since when; or that it is back. */
import { type JSX, Match, Switch } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { writeAge, writeTimeOf } from "../../contracts/wording.ts";
import type { Back } from "../live/create-live-wall.ts";
import { BrokenLinkShape, TickShape } from "../ui/icons.tsx";
import type { LinkAge } from "./wall-view.ts";

const backShownMs = 30_000;

/** The return that is worth saying now, or null. */
export const backToSay = (back: Back | null, now: Instant): Back | null =>
  back !== null && Date.parse(now) - Date.parse(back.at) < backShownMs ? back : null;

/** Which banner there is, for the layout to make room: nothing is hidden under it. */
export const bannerOf = (
  age: LinkAge,
  back: Back | null,
): "early" | "late" | "past" | "back" | "none" => {
  if (age.is === "early" || age.is === "late" || age.is === "past") return age.is;
  return back === null ? "none" : "back";
};

/** "6 figures changed" */
const writeChanged = (changed: number): string => {
  if (changed === 0) return "no figure changed";
  return changed === 1 ? "1 figure changed" : `${changed} figures changed`;
};

export const LinkBanner = (props: { age: LinkAge; back: Back | null }): JSX.Element => {
  const lost = (is: "early" | "late"): { since: Instant; agoMs: number } | undefined =>
    props.age.is === is ? props.age : undefined;
  return (
    <Switch>
      <Match when={lost("early")}>
        {(age) => (
          <div class="banner" data-banner="early">
            <BrokenLinkShape />
            <p>
              <b>Link lost at {writeTimeOf(age().since)}.</b> Reconnecting.{" "}
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
              <b>
                Link lost {writeAge(age().agoMs)} ago, at {writeTimeOf(age().since)}.
              </b>{" "}
              <span class="banner-more">These are the last known figures.</span>
            </p>
            <p class="banner-aside">Reconnecting by itself</p>
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
