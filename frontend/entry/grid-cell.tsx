/** One cell of the grid: quiet for the periods before, a box to fill for today. */
import { type JSX, Show } from "solid-js";
import { dayOf } from "../../contracts/calendar.ts";
import { writeDayWithWeekday } from "../../contracts/wording.ts";
import { NoFigureShape } from "../ui/icons.tsx";
import { stateOfContent } from "./cell-state.ts";
import { writeShortWhen } from "./cell-name.ts";
import type { Cell } from "./create-cell.ts";
import { type EntryContext, idOfCell } from "./entry-context.ts";
import { comesDaily } from "./entry-groups.ts";
import { FigureInput } from "./figure-input.tsx";
import { StateShape } from "./state-mark.tsx";

/** States of a period before that are not what everybody expects of it. */
const toldStates: readonly string[] = [
  "wrong",
  "failed",
  "conflict",
  "look",
  "waiting",
  "saving",
  "overdue",
  "revised",
];

/** "RUH ED attendances, Wednesday 14 August, saved 8:31am": the value is the control's own. */
const labelOf = (cell: Cell, context: EntryContext): string => {
  const content = cell.content();
  const { words } = stateOfContent(cell.row(), content, context.now());
  const none = content.none === null ? "" : `, no figure: ${content.none}`;
  const closed = content.inForce.closed === null ? "" : ", closed";
  return `${cell.name()}${none}, ${words.charAt(0).toLowerCase()}${words.slice(1)}${closed}`;
};

export const boxIdOf = (cell: Cell): string => `${idOfCell(cell)}-box`;

/** "Wed 14" of what comes daily, "8 Aug" of a week, "July": as short as the column is narrow. */
const writeColumnDay = (cell: Cell): string => {
  const { asAt } = cell.ref();
  return comesDaily(cell.row())
    ? writeDayWithWeekday(dayOf(asAt)).replace(/ \D+$/, "")
    : writeShortWhen(cell.row(), asAt).replace(/^week (to|of) /, "");
};

export const GridCell = (props: {
  cell: Cell;
  context: EntryContext;
  isStop: boolean;
  hasBox: boolean;
}): JSX.Element => {
  const state = () => stateOfContent(props.cell.row(), props.cell.content(), props.context.now());
  const isTold = () => !props.cell.isNow && toldStates.includes(state().is);
  return (
    <td
      class={props.cell.isNow ? "entry-today" : "entry-past"}
      data-kind={props.cell.row().kind}
      data-state={state().is}
      data-closed={props.cell.content().inForce.closed === null ? undefined : ""}
      colspan={props.cell.isNow && props.cell.row().kind === "text" ? 2 : undefined}
      onFocusIn={() => props.context.model.goneTo(props.cell)}
    >
      <Show when={isTold()}>
        <span class="entry-past-mark">
          <StateShape is={state().is} />
        </span>
      </Show>
      <Show when={!props.cell.isNow && props.cell.content().none !== null}>
        <span class="entry-past-none" title={`No figure: ${props.cell.content().none ?? ""}`}>
          <NoFigureShape />
        </span>
      </Show>
      <FigureInput
        cell={props.cell}
        context={props.context}
        label={labelOf(props.cell, props.context)}
        describedBy={props.hasBox ? boxIdOf(props.cell) : undefined}
        isWrong={state().is === "wrong"}
        isStop={props.isStop}
      />
      <small
        class="entry-day-of"
        data-always={!props.cell.isNow && !comesDaily(props.cell.row()) ? "" : undefined}
        aria-hidden="true"
      >
        {writeColumnDay(props.cell)}
      </small>
    </td>
  );
};
