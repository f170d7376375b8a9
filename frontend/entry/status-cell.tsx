/** Beside today's cell: where it stands in words, and what belongs to its value. */
import { type JSX, Show, createSignal } from "solid-js";
import { timeOf } from "../../contracts/calendar.ts";
import { writeTime } from "../../contracts/wording.ts";
import { type CellState, stateOfContent } from "./cell-state.ts";
import type { Cell } from "./create-cell.ts";
import type { EntryContext } from "./entry-context.ts";
import { writeChosenLevel } from "./figure-input.tsx";
import { StateMark } from "./state-mark.tsx";

/** A cell that is owed a figure, with none on its way, can say why there is none. */
const canExplain = (cell: Cell, { is }: CellState): boolean =>
  cell.content().none === null &&
  !cell.content().asking &&
  cell.content().inForce.closed === null &&
  (is === "due" || is === "overdue" || is === "wrong");

/** When a level was declared; another time makes another declaration. */
const Declared = (props: { cell: Cell; context: EntryContext }): JSX.Element => {
  const [isOpen, setIsOpen] = createSignal(false);
  const since = () => {
    const time = timeOf(props.cell.content().inForce.asAt);
    return time === null ? null : writeTime(time);
  };
  return (
    <span class="entry-beside" title={writeChosenLevel(props.cell)}>
      <Show when={since()}>{(time) => <>Since {time()}.</>}</Show>{" "}
      <Show
        when={isOpen()}
        fallback={
          <Show when={props.cell.content().inForce.closed === null}>
            <button type="button" class="entry-link" onClick={() => setIsOpen(true)}>
              Other time
              <span class="visually-hidden"> of the next declaration, {props.cell.name()}</span>
            </button>
          </Show>
        }
      >
        <label class="entry-declared">
          Declared at
          <input
            class="entry-input"
            type="time"
            value={props.cell.content().declaredAt ?? ""}
            onInput={(event) =>
              props.context.model.declareAt(props.cell, event.currentTarget.value || null)
            }
          />
        </label>
      </Show>
    </span>
  );
};

export const StatusWords = (props: { cell: Cell; context: EntryContext }): JSX.Element => {
  const state = () => stateOfContent(props.cell.row(), props.cell.content(), props.context.now());
  const isElses = () => {
    const { recordedBy, recordedAt } = props.cell.content().inForce;
    const isSaved = state().is === "saved" || state().is === "revised";
    return isSaved && recordedAt !== null && recordedBy !== props.context.model.sheet().sender
      ? recordedBy
      : null;
  };
  return (
    <>
      <span class="entry-status-line">
        <StateMark state={state()} />
        <Show when={canExplain(props.cell, state())}>
          <button
            type="button"
            class="entry-link"
            onClick={() => props.context.model.ask(props.cell)}
          >
            No figure?
            <span class="visually-hidden"> {props.cell.name()}</span>
          </button>
        </Show>
      </span>
      <Show when={isElses()}>{(by) => <span class="entry-beside">by {by()}</span>}</Show>
      <Show when={props.cell.row().kind === "level"}>
        <Declared cell={props.cell} context={props.context} />
      </Show>
      <Show when={props.cell.content().none}>
        {(reason) => <span class="entry-beside">No figure: {reason()}</span>}
      </Show>
      <Show when={props.cell.content().inForce.explained}>
        {(why) => <span class="entry-beside">Right, because {why()}</span>}
      </Show>
      <Show when={props.cell.content().inForce.followUp}>
        <span class="entry-beside entry-follow">To follow up</span>
      </Show>
      <Show when={props.cell.content().inForce.closed}>
        {(closed) => <span class="entry-beside">{closed()}</span>}
      </Show>
    </>
  );
};
