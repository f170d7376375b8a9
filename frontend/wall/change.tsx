/** Which way a figure moved since the last published update, and by how much. Never coloured: up is not bad. */
import { type JSX, Show } from "solid-js";
import type { Figure } from "../../contracts/figure.ts";
import { writeChange, writeDayShort } from "../../contracts/wording.ts";
import { dayOf } from "../../contracts/calendar.ts";
import { DownArrow, SameSign, UpArrow } from "../ui/icons.tsx";

const arrowOf = (difference: number): JSX.Element => {
  if (difference === 0) return <SameSign />;
  return difference < 0 ? <DownArrow /> : <UpArrow />;
};

/** "8 fewer" with its arrow; "no earlier report" where the last update had no value. */
export const ChangeWords = (props: { figure: Figure }): JSX.Element => (
  <Show
    when={props.figure.change}
    fallback={<span class="change change-none">no earlier report</span>}
  >
    {(change) => (
      <span class="change">
        {arrowOf(change().difference)}
        <span>
          {writeChange(props.figure.kind, props.figure.decimals, change().difference)}
          <span class="visually-hidden"> since {writeDayShort(dayOf(change().since))}</span>
        </span>
      </span>
    )}
  </Show>
);
