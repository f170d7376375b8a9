/** The figures of one provider for one day. Each saves by itself; there is no button that saves all. */
import { type Accessor, type JSX, Show, createSignal } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { stateOfContent } from "./cell-state.ts";
import type { PageModel } from "./create-entry-model.ts";
import type { PageOutbox } from "./create-page-outbox.ts";
import type { Remarks } from "./create-remarks.ts";
import type { EntryContext } from "./entry-context.ts";
import { EntryFoot } from "./entry-foot.tsx";
import { EntryGrid } from "./entry-grid.tsx";
import { EntrySide } from "./entry-side.tsx";
import { onGridKey } from "./grid-keys.ts";
import { type Grid, keyGridOf } from "./lay-grid.ts";
import type { Writer } from "./letters.ts";

const focusCell = (key: string): void => {
  const control = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`);
  control?.focus();
  control?.scrollIntoView({ block: "nearest" });
};

/** What asks for a figure now, and what may have one without being asked. */
const owedStates = [["due", "overdue", "wrong"], ["not-due"]] as const;

/** The next figure of today that is owed, from the one in hand and round; then those not due yet. */
const findNextEmpty = (
  grid: Grid,
  inHand: string | undefined,
  now: Instant,
  isOpen: boolean,
): string | undefined => {
  const cells = grid.groups
    .filter(({ isOccasional }) => !isOccasional || isOpen)
    .flatMap(({ rows }) => rows.map((row) => row.now));
  const here = cells.findIndex(({ key }) => key === inHand);
  const round = [...cells.slice(here + 1), ...cells.slice(0, here + 1)];
  for (const states of owedStates) {
    const owed = round.find((cell) => {
      const { is } = stateOfContent(cell.row(), cell.content(), now);
      return states.some((state) => state === is);
    });
    if (owed !== undefined) return owed.key;
  }
  return undefined;
};

export const EntryForm = (props: {
  model: PageModel;
  outbox: PageOutbox;
  remarks: Remarks;
  writer: Writer;
  now: Accessor<Instant>;
}): JSX.Element => {
  const [grid, setGrid] = createSignal<HTMLDivElement>();
  const [editing, setEditing] = createSignal<string | null>(null);
  const [isSideOpen, setSideOpen] = createSignal(false);
  const groups = () => props.model.grid.groups;
  const dated = () => groups().filter(({ isOccasional }) => !isOccasional);
  const occasional = () => groups().filter(({ isOccasional }) => isOccasional);
  const [isFolded, setFolded] = createSignal(dated().length > 0);
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
    editing,
    setEditing,
    goTo: focusCell,
    showAbout: (cell) => {
      props.model.goneTo(cell);
      setSideOpen(true);
      document.getElementById("cell-about")?.focus();
    },
  };
  const closeSide = (): void => {
    setSideOpen(false);
    const inHand = props.model.inHand();
    if (inHand !== null) focusCell(inHand.key);
  };
  return (
    <>
      <div class="columns entry-columns">
        <div
          ref={setGrid}
          class="entry-main"
          role="group"
          aria-label="Figures to enter"
          onKeyDown={(event) => onGridKey(context, keyGridOf(props.model.grid, !isFolded()), event)}
        >
          <Show when={dated().length > 0}>
            <EntryGrid groups={dated()} context={context} caption="Figures" />
          </Show>
          <Show when={occasional().length > 0}>
            <details
              class="entry-occasional"
              open={!isFolded()}
              onToggle={(event) => setFolded(!event.currentTarget.open)}
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
          const next = findNextEmpty(props.model.grid, inHand, props.now(), !isFolded());
          if (next !== undefined) focusCell(next);
        }}
      />
    </>
  );
};
