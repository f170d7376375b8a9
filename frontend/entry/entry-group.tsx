/** The rows of one measure: itself, or its parts under their running total. */
import { For, type JSX, Show } from "solid-js";
import { writeAsAt, writeNumber } from "../../contracts/wording.ts";
import { UnderRow, hasBox } from "./cell-box.tsx";
import { stateOfContent, stateOfGroup } from "./cell-state.ts";
import { writeTyped } from "./cell-content.ts";
import type { Cell } from "./create-cell.ts";
import type { EntryContext } from "./entry-context.ts";
import { hasTotal, nameOfRow, partOf, writeGap, writeTotal } from "./entry-groups.ts";
import { GridCell } from "./grid-cell.tsx";
import type { GridGroup, GridRow } from "./lay-grid.ts";
import { StateMark } from "./state-mark.tsx";
import { StatusWords } from "./status-cell.tsx";

/** The name of the figure, and the column of its state. */
const columnsBeside = 2;

/** What is asked: what it counts, of when, out of how many. */
const writeHint = ({ row: entryRow }: GridRow): string => {
  const row = entryRow();
  if (row.label !== null) return partOf(row)?.words ?? "";
  const capacity =
    row.capacity === null ? [] : [`of ${writeNumber(row.capacity)} ${row.unit.many}`];
  return [writeAsAt(row.cadence, row.asAt), ...capacity].join(", ");
};

/** "last 255, Tue 13 Aug": for a phone, which has no room for the days before. */
const writeLast = ({ row: entryRow, cells }: GridRow): string => {
  const row = entryRow();
  const last = cells.findLast((cell) => cell !== null && !cell.isNow && cell.value() !== null);
  if (last === undefined || last === null) return "";
  const { inForce } = last.content();
  return `last ${writeTyped(row, inForce)}, ${writeAsAt(row.cadence, inForce.asAt)}`;
};

const CellRow = (props: {
  gridRow: GridRow;
  context: EntryContext;
  stop: string | null;
}): JSX.Element => {
  const now = () => props.gridRow.now;
  const row = () => props.gridRow.row();
  const state = () => stateOfContent(row(), now().content(), props.context.now());
  const isPart = () => row().label !== null;
  const shown = () => props.gridRow.cells.filter((cell) => cell !== null);
  return (
    <>
      <tr
        class="entry-row"
        data-state={state().is}
        data-part={isPart() ? "" : undefined}
        data-in-hand={
          shown().some((cell) => cell === props.context.model.inHand()) ? "" : undefined
        }
      >
        <th scope="row">
          <span class="entry-name">{nameOfRow(row())}</span>{" "}
          <span class="entry-hint">{writeHint(props.gridRow)}</span>
          <Show when={!isPart() && writeLast(props.gridRow)}>
            {(last) => <span class="entry-last">{last()}</span>}
          </Show>
        </th>
        <For each={props.gridRow.cells}>
          {(cell) => (
            <Show when={cell} fallback={<td class="entry-past" />}>
              {(found) => (
                <GridCell
                  cell={found()}
                  context={props.context}
                  isStop={props.stop === found().key}
                  hasBox={hasBox({ cell: found(), context: props.context })}
                />
              )}
            </Show>
          )}
        </For>
        <Show when={row().kind !== "text"}>
          <td class="entry-status">
            <StatusWords cell={now()} context={props.context} />
            <button
              type="button"
              class="entry-link entry-about"
              onClick={() => props.context.showAbout(now())}
            >
              History
              <span class="visually-hidden"> of {now().name()}</span>
            </button>
          </td>
        </Show>
      </tr>
      <UnderRow
        cells={shown()}
        columns={props.gridRow.cells.length + columnsBeside}
        context={props.context}
      />
    </>
  );
};

const labelled = (cell: Cell): { label: string; value: number | null } => ({
  label: nameOfRow(cell.row()),
  value: cell.value(),
});

/** What can be said in one number of the parts of a measure, in a column of the grid. */
const totalIn = (group: GridGroup, column: number): { total: string | null; words: string } => {
  const cells = group.rows.map(({ cells: ofRow }) => ofRow[column] ?? null);
  return writeTotal(
    cells.map((cell, index) =>
      cell === null ? { label: group.rows[index]?.row().title ?? "", value: null } : labelled(cell),
    ),
  );
};

/** Where one part is the whole, what the other parts are of it. */
const gapOf = ({ rows }: GridGroup): string => {
  const whole = rows[0]?.row().parts?.whole;
  if (whole?.is !== "part") return "";
  const wholeRow = rows.find(({ row }) => row().breakdown === whole.key);
  if (wholeRow === undefined) return "";
  const others = rows.filter((row) => row !== wholeRow);
  return writeGap(
    labelled(wholeRow.now),
    others.map(({ now }) => labelled(now)),
  );
};

/** The title of a measure with parts: its totals of the days before, and the one that is growing now. */
const GroupHead = (props: { group: GridGroup; context: EntryContext }): JSX.Element => {
  const state = () =>
    stateOfGroup(
      props.group.rows.map(({ row, now }) =>
        stateOfContent(row(), now.content(), props.context.now()),
      ),
    );
  const first = () => props.group.rows[0];
  const isSum = () =>
    first() !== undefined && hasTotal({ rows: props.group.rows.map(({ row }) => row()) });
  const columns = () => (first()?.cells ?? []).map((_, column) => column);
  const asAt = () => {
    const row = first()?.row();
    return row === undefined ? "" : writeAsAt(row.cadence, row.asAt);
  };
  const running = () => totalIn(props.group, columns().length - 1);
  const dayBefore = () => (isSum() ? totalIn(props.group, columns().length - 2).total : null);
  return (
    <tr class="entry-row entry-group-head">
      <th scope="rowgroup">
        <span class="entry-name">{props.group.title}</span> <span class="entry-hint">{asAt()}</span>
        <Show when={dayBefore()}>
          {(total) => <span class="entry-last">the day before {total()}</span>}
        </Show>
        <span class="entry-group-state">
          <StateMark state={state()} />
        </span>
      </th>
      <For each={columns().slice(0, -1)}>
        {(column) => (
          <td class="entry-past entry-past-total">
            {isSum() ? (totalIn(props.group, column).total ?? "") : ""}
          </td>
        )}
      </For>
      <td class="entry-today entry-total">
        <Show when={isSum()}>
          <output>{running().total ?? ""}</output>
        </Show>
      </td>
      <td class="entry-status entry-total-words">
        {isSum() ? running().words : gapOf(props.group)}
      </td>
    </tr>
  );
};

/** One `tbody`: on a phone it becomes a card. */
export const EntryGroupRows = (props: {
  group: GridGroup;
  context: EntryContext;
  stop: string | null;
}): JSX.Element => {
  const hasParts = () => props.group.rows.some(({ row }) => row().label !== null);
  return (
    <tbody class="entry-group" data-parts={hasParts() ? "" : undefined}>
      <Show when={hasParts()}>
        <GroupHead group={props.group} context={props.context} />
      </Show>
      <For each={props.group.rows}>
        {(gridRow) => <CellRow gridRow={gridRow} context={props.context} stop={props.stop} />}
      </For>
    </tbody>
  );
};
