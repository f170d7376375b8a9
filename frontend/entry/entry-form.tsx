/** The figures of one provider for one day. Each saves by itself; there is no button that saves all. */
import { type Accessor, type JSX, Show, createSignal, onMount, untrack } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { CellName } from "../../contracts/remark.ts";
import type { PageModel } from "./page-model.ts";
import { createGroupsOpened } from "./create-groups-opened.ts";
import type { PageOutbox } from "./create-page-outbox.ts";
import type { Remarks } from "./create-remarks.ts";
import type { EntryContext } from "./entry-context.ts";
import { EntryFoot } from "./entry-foot.tsx";
import { EntryGrid } from "./entry-grid.tsx";
import { EntrySide } from "./entry-side.tsx";
import { cellsInSight, findNextEmpty, focusCell } from "./go-to-cell.ts";
import { onGridKey } from "./grid-keys.ts";
import { keyGridOf } from "./lay-grid.ts";
import type { Writer } from "./letters.ts";

export const EntryForm = (props: {
  model: PageModel;
  outbox: PageOutbox;
  remarks: Remarks;
  writer: Writer;
  now: Accessor<Instant>;
  /** The cell that the address names; asked for once. */
  takeAsked: () => CellName | null;
}): JSX.Element => {
  const [grid, setGrid] = createSignal<HTMLDivElement>();
  const [editing, setEditing] = createSignal<string | null>(null);
  const [isSideOpen, setSideOpen] = createSignal(false);
  const groups = () => props.model.grid.groups;
  const dated = () => groups().filter(({ isOccasional }) => !isOccasional);
  const occasional = () => groups().filter(({ isOccasional }) => isOccasional);
  const opened = createGroupsOpened(() => props.model.grid);
  const context: EntryContext = {
    get model() {
      return props.model;
    },
    get remarks() {
      return props.remarks;
    },
    get now() {
      return props.now;
    },
    opened,
    editing,
    setEditing,
    goTo: focusCell,
    showAbout: (cell) => {
      props.model.goneTo(cell);
      setSideOpen(true);
      document.getElementById("cell-about")?.focus();
    },
  };
  onMount(() => {
    const asked = props.takeAsked();
    const cell = asked === null ? undefined : props.model.cellAt(asked);
    if (cell === undefined) return;
    opened.openFor(cell);
    // After the page, which takes the focus to its heading when it opens.
    queueMicrotask(() => focusCell(cell.key));
  });
  const closeSide = (): void => {
    setSideOpen(false);
    const inHand = props.model.inHand();
    if (inHand !== null) focusCell(inHand.key);
  };
  /** Laid out when a key asks for it: which cells are in sight changes with the window. */
  const keysOf = (drawn: HTMLElement) => () =>
    untrack(() => keyGridOf(props.model.grid, cellsInSight(drawn)));
  return (
    <>
      <div class="columns entry-columns">
        <div
          ref={setGrid}
          class="entry-main"
          role="group"
          aria-label="Figures to enter"
          onKeyDown={(event) => onGridKey(context, keysOf(event.currentTarget), event)}
        >
          <Show when={dated().length > 0}>
            <EntryGrid groups={dated()} context={context} caption="Figures" />
          </Show>
          <Show when={occasional().length > 0}>
            <details
              class="entry-occasional"
              open={opened.isOccasionalOpen()}
              onToggle={(event) => opened.setOccasionalOpen(event.currentTarget.open)}
            >
              <summary>Figures that come now and then ({occasional().length})</summary>
              <EntryGrid
                groups={occasional()}
                context={context}
                caption="Figures that come now and then"
              />
            </details>
          </Show>
        </div>
        <EntrySide context={context} grid={grid()} isOpen={isSideOpen()} onClose={closeSide} />
      </div>
      <EntryFoot
        context={context}
        outbox={props.outbox}
        writer={props.writer}
        onNext={() => {
          const inHand = props.model.inHand()?.key;
          const isOpen = opened.isOccasionalOpen();
          const next = findNextEmpty(props.model.grid, inHand, props.now(), isOpen);
          if (next !== undefined) focusCell(next);
        }}
      />
    </>
  );
};
