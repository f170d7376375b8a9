/** Beside the grid: pasting, and the figure in hand. On a phone a sheet over the page, opened when asked for. */
import { type JSX, Show } from "solid-js";
import type { EntryContext } from "./entry-context.ts";
import { CellAbout } from "./cell-about.tsx";
import { PasteCard } from "./paste/paste-card.tsx";

const Keys = (): JSX.Element => (
  <section class="card entry-focused">
    <h2>Type, then Enter</h2>
    <p>
      Enter goes down, Tab goes right, Escape brings back the last figure. <kbd>F2</kbd> edits,{" "}
      <kbd>Delete</kbd> says why there is no figure, <kbd>Ctrl</kbd> <kbd>Z</kbd> takes back,{" "}
      <kbd>?</kbd> shows a figure's history.
    </p>
  </section>
);

/** @param props.isOpen Whether it lies over the page, where there is no room beside it. */
export const EntrySide = (props: {
  context: EntryContext;
  grid: HTMLElement | undefined;
  isOpen: boolean;
  onClose: () => void;
}): JSX.Element => (
  <aside
    class="entry-side"
    aria-label="The figure in hand"
    data-open={props.isOpen ? "" : undefined}
    onKeyDown={(event) => {
      if (event.key === "Escape") props.onClose();
    }}
  >
    <button type="button" class="button entry-side-close" onClick={() => props.onClose()}>
      Back to the figures
    </button>
    <PasteCard
      model={props.context.model}
      contentOf={(cell) => props.context.model.contentOf(cell)}
      grid={props.grid}
    />
    <Show when={props.context.model.inHand()} fallback={<Keys />}>
      {(cell) => <CellAbout cell={cell()} context={props.context} />}
    </Show>
  </aside>
);
