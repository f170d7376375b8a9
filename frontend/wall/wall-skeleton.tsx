/** The wall before its first figures: its shape and one sentence, and nothing that moves. */
import { For, type JSX } from "solid-js";
import type { Tile } from "../../contracts/measure.ts";
import "./wall.css";

const opels = 3;
const sizes: readonly Tile["size"][] = [
  "lead",
  ...Array.from({ length: 4 }, () => "second" as const),
  ...Array.from({ length: 8 }, () => "small" as const),
];

export const WallSkeleton = (props: { place: string; lost: boolean }): JSX.Element => (
  <main id="main" class="wall" aria-busy="true">
    <div class="wall-top">
      <header class="place">
        <h1>{props.place || "Locality Flow"}</h1>
        <p class="place-day" role="status">
          {props.lost
            ? "There is no link to the figures. Reconnecting by itself."
            : "Fetching the figures"}
        </p>
      </header>
      <ul class="opels" role="list" aria-hidden="true">
        <For each={Array.from({ length: opels })}>{() => <li class="opel" />}</For>
      </ul>
    </div>
    <ul class="tiles" role="list" aria-hidden="true">
      <For each={sizes}>{(size) => <li class="tile" data-size={size} />}</For>
    </ul>
  </main>
);
