/** The figures of one provider for one day. Each saves by itself; there is no button that saves all. */
import { type Accessor, For, type JSX, Show, createMemo, createSignal } from "solid-js";
import { type Day, type Instant, addDays, daysFrom } from "../../contracts/calendar.ts";
import { type EntrySheet, entryDaysBefore } from "../../contracts/entry.ts";
import { writeDayWithWeekday, writeDue } from "../../contracts/wording.ts";
import { TickShape } from "../ui/icons.tsx";
import { type CellState, stateOfCell } from "./cell-state.ts";
import type { Cell, Cells } from "./create-cells.ts";
import type { EntryContext } from "./entry-context.ts";
import { EntryGroupRows } from "./entry-group.tsx";
import { type EntryGroup, groupRows } from "./entry-groups.ts";
import { FocusedFigure } from "./focused-figure.tsx";
import { goToNextEmpty, moveOnKey } from "./move-between-cells.ts";
import { Progress } from "./progress.tsx";

/** "Thu", "15" of a day, one above the other. */
const DayHead = (props: { day: Day }): JSX.Element => {
  const words = () => writeDayWithWeekday(props.day).split(" ");
  return (
    <th scope="col" class="entry-past">
      <span>{words()[0]}</span> <b>{words()[1]}</b>
      <span class="visually-hidden"> {words()[2]}</span>
    </th>
  );
};

/** The day that is entered for: "Today", "Thu 15 Aug". */
const SheetDayHead = (props: { sheet: EntrySheet }): JSX.Element => (
  <th scope="col" class="entry-today">
    <span>{props.sheet.day === props.sheet.today ? "Today" : "Figures of"}</span>{" "}
    <b>{writeDayWithWeekday(props.sheet.day)}</b>
  </th>
);

const EntryTable = (props: {
  groups: readonly EntryGroup[];
  context: EntryContext;
  caption: string;
}): JSX.Element => (
  <table class="entry-table">
    <caption class="visually-hidden">
      {props.caption} of {props.context.sheet.provider.name}, and those of the days before
    </caption>
    <thead>
      <tr>
        <th scope="col">Measure</th>
        <For each={props.context.daysBefore}>{(day) => <DayHead day={day} />}</For>
        <SheetDayHead sheet={props.context.sheet} />
        <th scope="col" class="entry-status">
          State
        </th>
      </tr>
    </thead>
    <For each={props.groups}>
      {(group) => <EntryGroupRows group={group} context={props.context} />}
    </For>
  </table>
);

/** What the foot of the page says: what is on its way and what is wrong come before what is well. */
const writeFoot = (states: readonly CellState[]): string => {
  const count = (is: CellState["is"]): number => states.filter((state) => state.is === is).length;
  const waiting = count("waiting");
  const wrong = count("wrong") + count("failed");
  const figures = (n: number): string => (n === 1 ? "1 figure" : `${n} figures`);
  if (waiting > 0) return `${figures(waiting)} waiting to send. Keep this page open.`;
  if (wrong > 0) return `${figures(wrong)} not saved.`;
  return "Everything right is saved as you type.";
};

/** What is saved and what is not, always in sight, and the way to what is still owed. */
const EntryFoot = (props: {
  cells: readonly Cell[];
  now: Instant;
  onNext: () => void;
}): JSX.Element => {
  const states = () => props.cells.map((cell) => stateOfCell(cell, props.now));
  const lastSave = () =>
    props.cells
      .flatMap((cell) => cell.content().savedAt ?? [])
      .toSorted()
      .at(-1);
  return (
    <footer class="entry-foot">
      <p role="status">
        <Show
          when={states().every(({ is }) => is !== "waiting" && is !== "wrong" && is !== "failed")}
        >
          <TickShape />
        </Show>
        <strong>{writeFoot(states())}</strong>{" "}
        <Show when={lastSave()}>
          {(at) => <span class="entry-hint">Last save {writeDue(at(), props.now)}</span>}
        </Show>
      </p>
      <button type="button" class="button button-main" onClick={() => props.onNext()}>
        Go to the next empty figure
      </button>
    </footer>
  );
};

const EntrySide = (props: { focused: Cell | null; now: Instant }): JSX.Element => (
  <aside class="entry-side" aria-label="The figure in hand">
    <Show
      when={props.focused}
      fallback={
        <section class="card entry-focused">
          <h2>Type, then Enter</h2>
          <p>
            Enter or the arrow down goes to the next figure, Escape brings back the last one. What
            is right is saved as you leave it.
          </p>
        </section>
      }
    >
      {(cell) => <FocusedFigure cell={cell()} now={props.now} />}
    </Show>
  </aside>
);

/**
 * @param props.cells The page's own cells, which outlive the sheet: what is on its way stays so.
 * @param props.now The service's time.
 */
export const EntryForm = (props: {
  sheet: EntrySheet;
  cells: Cells;
  now: Accessor<Instant>;
}): JSX.Element => {
  let form: HTMLDivElement | undefined;
  const [focused, setFocused] = createSignal<Cell | null>(null);
  const groups = createMemo(() => groupRows(props.sheet.rows));
  const isOccasional = ({ rows }: EntryGroup): boolean => rows.every(({ dueAt }) => dueAt === null);
  const dated = () => groups().filter((group) => !isOccasional(group));
  const occasional = () => groups().filter(isOccasional);
  const cellsByRow = createMemo(
    () =>
      new Map(props.sheet.rows.map((row) => [row, props.cells.of(row, props.sheet.provider.key)])),
  );
  const context = createMemo((): EntryContext => {
    const sheet = props.sheet;
    const found = cellsByRow();
    return {
      sheet,
      daysBefore: daysFrom(addDays(sheet.day, -entryDaysBefore), addDays(sheet.day, -1)),
      now: props.now,
      cellOf: (row) => found.get(row) ?? props.cells.of(row, sheet.provider.key),
      setFocused,
    };
  });
  return (
    <>
      <Progress groups={groups()} context={context()} />
      <div class="columns">
        <div
          ref={form}
          role="group"
          aria-label="Figures to enter"
          onKeyDown={(event) => {
            if (event.key === "Escape") focused()?.restore();
            else if (form !== undefined) moveOnKey(form, event);
          }}
        >
          <Show when={dated().length > 0}>
            <EntryTable groups={dated()} context={context()} caption="Figures" />
          </Show>
          <Show when={occasional().length > 0}>
            <details class="entry-occasional" open={dated().length === 0}>
              <summary>Figures that come now and then ({occasional().length})</summary>
              <EntryTable
                groups={occasional()}
                context={context()}
                caption="Figures that come now and then"
              />
            </details>
          </Show>
        </div>
        <EntrySide focused={focused()} now={props.now()} />
      </div>
      <EntryFoot
        cells={[...cellsByRow().values()]}
        now={props.now()}
        onNext={() => {
          if (form !== undefined) goToNextEmpty(form);
        }}
      />
    </>
  );
};
