/** The rows of one measure, or of two that belong together: under a heading where there are several. */
import { For, type JSX, Show } from "solid-js";
import { writeAsAt, writeNumber } from "../../contracts/wording.ts";
import { UnderRow, hasBox } from "./cell-box.tsx";
import { stateOfContent } from "./cell-state.ts";
import { writeTyped } from "./cell-content.ts";
import { EarlierDays } from "./earlier-days.tsx";
import type { EntryContext } from "./entry-context.ts";
import { nameOfRow, partOf, unitInPair } from "./entry-groups.ts";
import { GridCell } from "./grid-cell.tsx";
import { GroupHead, hasHead, isPair } from "./group-head.tsx";
import type { GridGroup, GridRow } from "./lay-grid.ts";
import { StatusWords } from "./status-cell.tsx";

/** The name of the figure, and the column of its state. */
const columnsBeside = 2;

/** What is asked: what it counts, of when, out of how many. */
const writeHint = ({ row: entryRow }: GridRow): string => {
  const row = entryRow();
  // Its group's heading says of when.
  if (row.label !== null) return partOf(row)?.words ?? "";
  const capacity =
    row.capacity === null ? [] : [`of ${writeNumber(row.capacity)} ${row.unit.many}`];
  const when = row.together === undefined ? [writeAsAt(row.cadence, row.asAt)] : [];
  return [...when, ...capacity].join(", ");
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
  group: GridGroup;
  gridRow: GridRow;
  context: EntryContext;
  stop: string | null;
}): JSX.Element => {
  const now = () => props.gridRow.now;
  const row = () => props.gridRow.row();
  const state = () => stateOfContent(row(), now().content(), props.context.now());
  const isPart = () => row().label !== null || row().together !== undefined;
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
          <Show when={unitInPair(row())}>
            {(unit) => <span class="entry-unit">{unit()} </span>}
          </Show>
          <span class="entry-hint">{writeHint(props.gridRow)}</span>
          <Show when={!isPart() && writeLast(props.gridRow)}>
            {(last) => <span class="entry-last">{last()}</span>}
          </Show>
          <Show when={!isPart() && row().kind === "text"}>
            <EarlierDays group={props.group} context={props.context} />
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
            <Show when={!isPart()}>
              <EarlierDays group={props.group} context={props.context} />
            </Show>
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

/** One `tbody`: on a phone it becomes a card. */
export const EntryGroupRows = (props: {
  group: GridGroup;
  context: EntryContext;
  stop: string | null;
}): JSX.Element => {
  const hasParts = () => hasHead(props.group);
  return (
    <tbody
      class="entry-group"
      data-parts={hasParts() ? "" : undefined}
      data-pair={isPair(props.group) ? "" : undefined}
      data-earlier={props.context.opened.showsEarlier(props.group.key) ? "" : undefined}
    >
      <Show when={hasParts()}>
        <GroupHead group={props.group} context={props.context} />
      </Show>
      <For each={props.group.rows}>
        {(gridRow) => (
          <CellRow
            group={props.group}
            gridRow={gridRow}
            context={props.context}
            stop={props.stop}
          />
        )}
      </For>
    </tbody>
  );
};
