/** How much of the day is in: a square for each measure, and when the next is due. */
import { For, type JSX, Show } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { type CellState, stateOfContent, stateOfGroup } from "./cell-state.ts";
import type { PageModel } from "./page-model.ts";
import { isExpected, writeNextDue } from "./entry-groups.ts";
import { type GridRow, rowsOf } from "./lay-grid.ts";
import { StateShape } from "./state-mark.tsx";

type Measured = { title: string; rows: readonly GridRow[]; state: CellState; isIn: boolean };

/** A figure that is on its way counts as not in: it is not on the wall yet. */
const isEntered = ({ is }: CellState): boolean =>
  is === "saved" || is === "look" || is === "revised";

/** Each of two that belong together is a measure of its own, and owed by itself. */
const byMeasure = (rows: readonly GridRow[]): GridRow[][] => {
  const measures = [...new Set(rows.map(({ row }) => row().measure))];
  return measures.map((measure) => rows.filter(({ row }) => row().measure === measure));
};

/** The measures that are owed by the end of the day, each with the state of its parts together. */
const measureProgress = ({ grid, sheet }: PageModel, now: Instant): Measured[] =>
  byMeasure(rowsOf(grid))
    .filter((rows) => rows.some(({ row }) => isExpected(row(), sheet())))
    .map((rows) => {
      const states = rows.map((row) => stateOfContent(row.row(), row.now.content(), now));
      const title = rows[0]?.row().title ?? "";
      return { title, rows, state: stateOfGroup(states), isIn: states.every(isEntered) };
    });

export const Progress = (props: { model: PageModel; now: Instant }): JSX.Element => {
  const measured = () => measureProgress(props.model, props.now);
  const entered = () => measured().filter(({ isIn }) => isIn).length;
  const nextDue = () => {
    const owed = measured().filter(({ isIn }) => !isIn);
    const rows = owed.flatMap(({ rows: ofMeasure }) => ofMeasure.map(({ row }) => row()));
    return writeNextDue(
      rows.filter((row) => isExpected(row, props.model.sheet())),
      props.now,
    );
  };
  return (
    <div class="entry-progress">
      <ol class="entry-squares">
        <For each={measured()}>
          {({ title, state }) => (
            <li class="entry-square" data-state={state.is}>
              <Show when={state.is !== "due" && state.is !== "not-due"}>
                <StateShape is={state.is} />
              </Show>
              <span class="visually-hidden">
                {title}: {state.words}
              </span>
            </li>
          )}
        </For>
      </ol>
      <p class="entry-count">
        <strong>
          {entered()} of {measured().length} entered
        </strong>
        <Show when={nextDue()} fallback={<span>nothing more is due</span>}>
          {(due) => (
            <>
              <span class="entry-due-full">{due().full}</span>
              <span class="entry-due-short">{due().short}</span>
            </>
          )}
        </Show>
      </p>
    </div>
  );
};
