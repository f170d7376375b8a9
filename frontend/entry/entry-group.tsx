/** The rows of one measure: itself, or its parts under their running total. */
import { For, type JSX, Show } from "solid-js";
import type { Day } from "../../contracts/calendar.ts";
import { writeAsAt, writeNumber } from "../../contracts/wording.ts";
import { type CellState, stateOfCell, stateOfGroup } from "./cell-state.ts";
import type { Cell } from "./create-cells.ts";
import {
  type EntryGroup,
  comesDaily,
  hasTotal,
  nameOfRow,
  partOf,
  pastCellOf,
  writeTotal,
} from "./entry-groups.ts";
import type { EntryContext } from "./entry-context.ts";
import { FigureInput, NoteInput, writeChosenLevel } from "./figure-input.tsx";
import { NoFigureForm } from "./no-figure-form.tsx";
import { PastCells, writeLast } from "./past-cells.tsx";
import { StateMark } from "./state-mark.tsx";

const columnsBeside = 3;

/** What an input is called: a part says which measure it belongs to. */
const writeName = ({ row }: Cell): string => {
  const what = row.label === null ? row.title : `${row.title}, ${nameOfRow(row)}`;
  return `${what}, ${writeAsAt(row.cadence, row.asAt)}`;
};

/** What is asked: what it counts, of when, out of how many. */
const writeHint = ({ row }: Cell): string => {
  if (row.label !== null) return partOf(row)?.words ?? "";
  const capacity =
    row.capacity === null ? [] : [`of ${writeNumber(row.capacity)} ${row.unit.many}`];
  return [writeAsAt(row.cadence, row.asAt), ...capacity].join(", ");
};

/** A cell that is owed a figure, with none on its way, can say why there is none. */
const canExplain = (cell: Cell, state: CellState): boolean =>
  cell.content().none === null &&
  !cell.content().asking &&
  (state.is === "due" || state.is === "overdue" || state.is === "wrong");

const Sentence = (props: { cell: Cell; state: CellState; id: string }): JSX.Element => (
  <Show when={"sentence" in props.state ? props.state : undefined}>
    {(state) => (
      <div id={props.id} class="entry-sentence-box" data-state={state().is}>
        <p>
          <strong>{state().is === "look" ? "Is it right?" : "Not saved."}</strong>{" "}
          {state().sentence}
          {state().is === "look" ? " It is saved and on the wall either way." : ""}
        </p>
        <Show when={state().is === "look"}>
          <button type="button" class="button" onClick={() => props.cell.confirm()}>
            Yes, it is right
          </button>
        </Show>
        <Show when={state().is === "failed"}>
          <button type="button" class="button" onClick={() => props.cell.retry()}>
            Send again
          </button>
        </Show>
      </div>
    )}
  </Show>
);

/** Where the figure stands; beside it what a level means, or why there is no figure. */
const StatusCell = (props: { cell: Cell; state: CellState; id: string }): JSX.Element => (
  <td class="entry-status" id={props.id}>
    <span class="entry-status-line">
      <StateMark state={props.state} />
      <Show when={canExplain(props.cell, props.state)}>
        <button type="button" class="entry-link" onClick={() => props.cell.ask()}>
          No figure?
          <span class="visually-hidden"> {writeName(props.cell)}</span>
        </button>
      </Show>
    </span>
    <Show when={props.cell.row.kind === "level" && writeChosenLevel(props.cell)}>
      {(words) => <span class="entry-beside">{words()}</span>}
    </Show>
    <Show when={props.cell.content().none}>
      {(reason) => <span class="entry-beside">No figure: {reason()}</span>}
    </Show>
  </td>
);

const idOf = ({ row }: Cell): string => `figure-${row.measure}-${row.breakdown}`;

const CellRow = (props: { cell: Cell; context: EntryContext }): JSX.Element => {
  const id = () => idOf(props.cell);
  const state = () => stateOfCell(props.cell, props.context.now());
  const isWrong = () => state().is === "wrong";
  const says = () => "sentence" in state();
  /** A sentence needs the room of the days before. */
  const isText = () => props.cell.row.kind === "text";
  const isPart = () => props.cell.row.label !== null;
  return (
    <>
      <tr
        class="entry-row"
        data-state={state().is}
        data-part={isPart() ? "" : undefined}
        onFocusIn={() => props.context.setFocused(props.cell)}
      >
        <th scope="row">
          <span class="entry-name">{nameOfRow(props.cell.row)}</span>{" "}
          <span class="entry-hint">{writeHint(props.cell)}</span>
          <Show when={!isPart() && writeLast(props.cell.row)}>
            {(last) => <span class="entry-last">last {last()}</span>}
          </Show>
        </th>
        <Show when={!isText()}>
          <PastCells
            row={props.cell.row}
            sheetDay={props.context.sheet.day}
            days={props.context.daysBefore}
          />
        </Show>
        <td
          class="entry-today"
          data-kind={props.cell.row.kind}
          colspan={isText() ? props.context.daysBefore.length + 1 : 1}
        >
          <FigureInput
            cell={props.cell}
            id={id()}
            label={writeName(props.cell)}
            describedBy={says() ? `${id()}-sentence ${id()}-state` : `${id()}-state`}
            isWrong={isWrong()}
          />
        </td>
        <StatusCell cell={props.cell} state={state()} id={`${id()}-state`} />
      </tr>
      <Show when={says() || props.cell.content().asking || props.cell.row.kind === "yes-no"}>
        <tr class="entry-under">
          <td colspan={props.context.daysBefore.length + columnsBeside}>
            <Sentence cell={props.cell} state={state()} id={`${id()}-sentence`} />
            <NoteInput cell={props.cell} id={`${id()}-note`} title={props.cell.row.title} />
            <Show when={props.cell.content().asking}>
              <NoFigureForm
                cell={props.cell}
                id={`${id()}-none`}
                what={writeName(props.cell)}
                onClose={() => document.getElementById(id())?.focus()}
              />
            </Show>
          </td>
        </tr>
      </Show>
    </>
  );
};

/** The title of a measure with parts: its totals of the days before, and the one that is growing now. */
const GroupHead = (props: {
  group: EntryGroup;
  cells: readonly Cell[];
  context: EntryContext;
}): JSX.Element => {
  const totalOn = (day: Day | undefined): string => {
    const [first] = props.group.rows;
    if (day === undefined || first === undefined) return "";
    if (!hasTotal(props.group) || !comesDaily(first)) return "";
    const parts = props.group.rows.map((row) => ({
      label: nameOfRow(row),
      value: pastCellOf(row, props.context.sheet.day, day)?.value ?? null,
    }));
    return writeTotal(parts).total ?? "";
  };
  const running = () =>
    writeTotal(props.cells.map((cell) => ({ label: nameOfRow(cell.row), value: cell.value() })));
  const state = () =>
    stateOfGroup(props.cells.map((cell) => stateOfCell(cell, props.context.now())));
  const asAt = () => {
    const [row] = props.group.rows;
    return row === undefined ? "" : writeAsAt(row.cadence, row.asAt);
  };
  return (
    <tr class="entry-row entry-group-head">
      <th scope="rowgroup">
        <span class="entry-name">{props.group.title}</span> <span class="entry-hint">{asAt()}</span>
        <Show when={totalOn(props.context.daysBefore.at(-1))}>
          {(total) => <span class="entry-last">the day before {total()}</span>}
        </Show>
        <span class="entry-group-state">
          <StateMark state={state()} />
        </span>
      </th>
      <For each={props.context.daysBefore}>
        {(day) => <td class="entry-past">{totalOn(day)}</td>}
      </For>
      <Show
        when={hasTotal(props.group)}
        fallback={
          <>
            <td class="entry-today" />
            <td class="entry-status" />
          </>
        }
      >
        <td class="entry-today entry-total">
          <output>{running().total ?? ""}</output>
        </td>
        <td class="entry-status entry-total-words">{running().words}</td>
      </Show>
    </tr>
  );
};

/** One `tbody`: on a phone it becomes a card. */
export const EntryGroupRows = (props: {
  group: EntryGroup;
  context: EntryContext;
}): JSX.Element => {
  const cells = () => props.group.rows.map((row) => props.context.cellOf(row));
  const hasParts = () => props.group.rows.some(({ label }) => label !== null);
  return (
    <tbody class="entry-group" data-parts={hasParts() ? "" : undefined}>
      <Show when={hasParts()}>
        <GroupHead group={props.group} cells={cells()} context={props.context} />
      </Show>
      <For each={cells()}>{(cell) => <CellRow cell={cell} context={props.context} />}</For>
    </tbody>
  );
};
