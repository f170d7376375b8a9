/** The figures of a wall: those that stay, in their sizes, then small ones. */
import { For, type JSX, Show } from "solid-js";
import type { Figure } from "../../contracts/figure.ts";
import { LeadTile } from "./lead-tile.tsx";
import { FigureTile } from "./tile.tsx";
import type { TilePropsOf } from "./wall-view.ts";

export const WallTiles = (props: {
  staying: readonly Figure[];
  turning: readonly Figure[];
  tileProps: TilePropsOf;
}): JSX.Element => (
  <ul class="tiles" role="list">
    <For each={props.staying}>
      {(figure) => (
        <li data-size={figure.tile?.size} data-rag={figure.rag}>
          <Show
            when={figure.tile?.size === "lead"}
            fallback={<FigureTile {...props.tileProps(figure)} size="second" />}
          >
            <LeadTile {...props.tileProps(figure)} />
          </Show>
        </li>
      )}
    </For>
    <For each={props.turning}>
      {(figure) => (
        <li data-size="small" data-rag={figure.rag}>
          <FigureTile {...props.tileProps(figure)} size="small" />
        </li>
      )}
    </For>
  </ul>
);
