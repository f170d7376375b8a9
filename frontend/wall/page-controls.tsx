/** Which page of figures is shown, the way to each, and to hold one. Page up and page down do the same. */
import { For, type JSX, Show } from "solid-js";
import type { Pages } from "./create-pages.ts";

export const PageControls = (props: { pages: Pages<unknown> }): JSX.Element => (
  <Show when={props.pages.count() > 1}>
    <For each={Array.from({ length: props.pages.count() }, (_, page) => page)}>
      {(page) => (
        <button
          type="button"
          aria-pressed={props.pages.page() === page}
          onClick={() => props.pages.hold(page)}
        >
          Page {page + 1}
        </button>
      )}
    </For>
    <button type="button" onClick={() => props.pages.setHeld(!props.pages.isHeld())}>
      {props.pages.isHeld() ? "Turn pages" : "Hold this page"}
    </button>
  </Show>
);
