/** Over the parts of a measure, or two numbers that belong together: their name, and what they come to. */
import { For, type JSX, Show } from "solid-js";
import { writeAsAt } from "../../contracts/wording.ts";
import { stateOfContent, stateOfGroup } from "./cell-state.ts";
import type { Cell } from "./create-cell.ts";
import { EarlierDays } from "./earlier-days.tsx";
import type { EntryContext } from "./entry-context.ts";
import { hasTotal, measuresOf, nameOfRow, writeGap, writeTotal } from "./entry-groups.ts";
import type { GridGroup } from "./lay-grid.ts";
import { StateMark } from "./state-mark.tsx";

/** True where several rows stand together: parts of a measure, or two measures that belong together. */
export const hasHead = ({ rows }: GridGroup): boolean =>
  rows.some(({ row }) => row().label !== null || row().together !== undefined);

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

/** True where the rows are those of two measures that belong together. */
export const isPair = ({ rows }: GridGroup): boolean =>
  measuresOf({ rows: rows.map(({ row }) => row()) }).length > 1;

/** "281 days, 50 patients": the totals of both numbers, once all of their parts are here. */
const totalsOfPair = ({ rows }: GridGroup): string => {
  const measures = measuresOf({ rows: rows.map(({ row }) => row()) });
  const totals = measures.map((measure) => {
    const own = rows.filter(({ row }) => row().measure === measure);
    const isSum = hasTotal({ rows: own.map(({ row }) => row()) });
    const { total } = writeTotal(own.map(({ now }) => labelled(now)));
    return isSum && total !== null ? `${total} ${own[0]?.row().unit.many ?? ""}` : null;
  });
  return totals.some((total) => total === null) ? "" : totals.join(", ");
};

/** The title of a measure with parts: its totals of the days before, and the one that is growing now. */
export const GroupHead = (props: { group: GridGroup; context: EntryContext }): JSX.Element => {
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
  const words = (): string => {
    if (isSum()) return running().words;
    return isPair(props.group) ? totalsOfPair(props.group) : gapOf(props.group);
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
          <EarlierDays group={props.group} context={props.context} />
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
      <td class="entry-status entry-total-words">{words()}</td>
    </tr>
  );
};
