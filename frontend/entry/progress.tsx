/** How much of the day is in: a square for each measure, and when the next is due. */
import { For, type JSX, Show } from "solid-js";
import { type CellState, stateOfCell, stateOfGroup } from "./cell-state.ts";
import { type EntryGroup, isExpected, writeNextDue } from "./entry-groups.ts";
import type { EntryContext } from "./entry-context.ts";
import { StateShape } from "./state-mark.tsx";

type Measured = { group: EntryGroup; state: CellState; isIn: boolean };

const isEntered = ({ is }: CellState): boolean => is === "saved" || is === "look";

/** The measures that are owed by the end of the day, each with the state of its parts together. */
const measureProgress = (groups: readonly EntryGroup[], context: EntryContext): Measured[] =>
  groups
    .filter(({ rows }) => rows.some((row) => isExpected(row, context.sheet)))
    .map((group) => {
      const states = group.rows.map((row) => stateOfCell(context.cellOf(row), context.now()));
      return { group, state: stateOfGroup(states), isIn: states.every(isEntered) };
    });

export const Progress = (props: {
  groups: readonly EntryGroup[];
  context: EntryContext;
}): JSX.Element => {
  const measured = () => measureProgress(props.groups, props.context);
  const entered = () => measured().filter(({ isIn }) => isIn).length;
  const nextDue = () => {
    const owed = measured().filter(({ isIn }) => !isIn);
    const rows = owed.flatMap(({ group }) => group.rows);
    return writeNextDue(
      rows.filter((row) => isExpected(row, props.context.sheet)),
      props.context.now(),
    );
  };
  return (
    <div class="entry-progress">
      <ol class="entry-squares">
        <For each={measured()}>
          {({ group, state }) => (
            <li class="entry-square" data-state={state.is}>
              <Show when={state.is !== "due" && state.is !== "not-due"}>
                <StateShape is={state.is} />
              </Show>
              <span class="visually-hidden">
                {group.title}: {state.words}
              </span>
            </li>
          )}
        </For>
      </ol>
      <p class="entry-count">
        <strong>
          {entered()} of {measured().length} entered
        </strong>
        <span>{nextDue() ?? "nothing more is due"}</span>
      </p>
    </div>
  );
};
