/** The figures as a grid: the days before beside today, one tab stop, and a spreadsheet's keys. */
import { For, type JSX } from "solid-js";
import type { Day } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import { writeDayWithWeekday } from "../../contracts/wording.ts";
import { stateOfContent } from "./cell-state.ts";
import type { EntryContext } from "./entry-context.ts";
import { EntryGroupRows } from "./entry-group.tsx";
import type { GridGroup } from "./lay-grid.ts";

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

const owed: readonly string[] = ["due", "overdue", "wrong"];

/** Where Tab leads: the cell in hand, else the first that is owed, else the first of today's. */
const stopOf = (groups: readonly GridGroup[], context: EntryContext): string | null => {
  const rows = groups.flatMap((group) => group.rows);
  const inHand = context.model.inHand();
  if (inHand !== null && rows.some(({ cells }) => cells.includes(inHand))) return inHand.key;
  const first = rows.find(({ row, now }) =>
    owed.includes(stateOfContent(row(), now.content(), context.now()).is),
  );
  return (first ?? rows[0])?.now.key ?? null;
};

export const EntryGrid = (props: {
  groups: readonly GridGroup[];
  context: EntryContext;
  caption: string;
}): JSX.Element => (
  <table class="entry-table" role="grid">
    <caption class="visually-hidden">
      {props.caption} of {props.context.model.sheet().provider.name}, and those of the days before
    </caption>
    <thead>
      <tr>
        <th scope="col">Measure</th>
        <For each={props.context.model.grid.days}>{(day) => <DayHead day={day} />}</For>
        <SheetDayHead sheet={props.context.model.sheet()} />
        <th scope="col" class="entry-status">
          State
        </th>
      </tr>
    </thead>
    <For each={props.groups}>
      {(group) => (
        <EntryGroupRows
          group={group}
          context={props.context}
          stop={stopOf(props.groups, props.context)}
        />
      )}
    </For>
  </table>
);
