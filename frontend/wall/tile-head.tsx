/** The top line of a tile: what it is, and how old. There is no number without its age. */
import { type JSX, Show } from "solid-js";
import type { Figure } from "../../contracts/figure.ts";
import { asAtOf } from "../../contracts/tile-reading.ts";
import { DiamondShape } from "../ui/icons.tsx";

/** The mark of a figure that is made up for the demonstration. */
export const IllustrativeMark = (props: { figure: Figure }): JSX.Element => (
  <Show when={props.figure.origin === "illustrative"}>
    <span class="illustrative">
      <DiamondShape />
      <span class="visually-hidden">Illustrative figure. </span>
    </span>
  </Show>
);

export const TileHead = (props: { figure: Figure }): JSX.Element => (
  <header class="tile-head">
    <h3>{props.figure.title}</h3>
    <p class="as-at">
      <IllustrativeMark figure={props.figure} />
      <span>
        <span class="visually-hidden">as at </span>
        {asAtOf(props.figure)}
      </span>
    </p>
  </header>
);
