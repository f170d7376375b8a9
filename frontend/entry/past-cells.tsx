/** What was entered on the days before, quietly, so that a slip of the finger shows beside them. */
import { For, type JSX, Show } from "solid-js";
import type { Day } from "../../contracts/calendar.ts";
import type { EntryCell, EntryRow } from "../../contracts/entry.ts";
import { writeAsAt, writeNumber } from "../../contracts/wording.ts";
import { NoFigureShape } from "../ui/icons.tsx";
import { comesDaily, pastCellOf } from "./entry-groups.ts";

/** How many earlier periods of a weekly or monthly measure are named. */
const periodsShown = 2;

/** "16", "Yes"; null where nothing is in force. */
const writePast = ({ kind, decimals }: EntryRow, { value, text }: EntryCell): string | null => {
  if (value === null) return text;
  if (kind === "yes-no") return value === 0 ? "No" : "Yes";
  if (kind === "level") return String(value);
  return writeNumber(value, decimals);
};

const PastFigure = (props: { row: EntryRow; cell: EntryCell | undefined }): JSX.Element => {
  const written = () => (props.cell === undefined ? null : writePast(props.row, props.cell));
  return (
    <Show
      when={written() ?? undefined}
      fallback={
        <Show when={props.cell?.none} fallback={<span class="visually-hidden">not reported</span>}>
          {(reason) => (
            <span class="entry-past-none" title={`No figure: ${reason()}`}>
              <NoFigureShape />
              <span class="visually-hidden">No figure: {reason()}</span>
            </span>
          )}
        </Show>
      }
    >
      {written()}
    </Show>
  );
};

/** True for a figure, and for a reason why there was none. */
const isReported = ({ value, text, none }: EntryCell): boolean =>
  value !== null || text !== null || none !== null;

/** "last 51, week to 8 Aug": the latest earlier figure, in words; empty when there is none. */
export const writeLast = (row: EntryRow): string => {
  const last = row.before.findLast((cell) => writePast(row, cell) !== null);
  if (last === undefined) return "";
  return `${writePast(row, last) ?? ""}, ${writeAsAt(row.cadence, last.asAt)}`;
};

/** The cells before today's: one for each day, or one that names the latest weeks or months. */
export const PastCells = (props: {
  row: EntryRow;
  sheetDay: Day;
  days: readonly Day[];
}): JSX.Element => (
  <Show
    when={comesDaily(props.row)}
    fallback={
      <td class="entry-past entry-past-periods" colspan={props.days.length}>
        <For each={props.row.before.filter(isReported).slice(-periodsShown)}>
          {(cell) => (
            <span>
              <PastFigure row={props.row} cell={cell} />{" "}
              <small>{writeAsAt(props.row.cadence, cell.asAt)}</small>
            </span>
          )}
        </For>
      </td>
    }
  >
    <For each={props.days}>
      {(day) => (
        <td class="entry-past">
          <PastFigure row={props.row} cell={pastCellOf(props.row, props.sheetDay, day)} />
        </td>
      )}
    </For>
  </Show>
);
