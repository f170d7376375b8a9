/**
 * The last line of a wall: what came last, "RUH ED attendances 267 → 281, 8:43am", and what a screen
 * can be asked to do. It stands still; a reader hears of changes from the announcements.
 */
import { For, type JSX, Show } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { writeDue } from "../../contracts/wording.ts";
import { ToArrow } from "../ui/icons.tsx";
import type { Latest } from "./latest.ts";

export const WallLine = (props: {
  latest: readonly Latest[];
  now: Instant;
  children: JSX.Element;
}): JSX.Element => (
  <div class="wall-line">
    <h2 class="wall-line-title">Latest</h2>
    <ul class="latest" role="list">
      <For each={props.latest}>
        {(one) => (
          <li>
            {one.title}{" "}
            <Show when={one.was}>
              {(was) => (
                <>
                  {was()} <ToArrow />
                  <span class="visually-hidden">to</span>{" "}
                </>
              )}
            </Show>
            <b>{one.now}</b>, {writeDue(one.at, props.now)}
          </li>
        )}
      </For>
    </ul>
    <div class="wall-controls">{props.children}</div>
  </div>
);
