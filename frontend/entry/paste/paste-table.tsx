/** The block as it will land: what each row and column is, open to be changed, and each figure's fate. */
import { For, type JSX, Show, createMemo } from "solid-js";
import type { Day } from "../../../contracts/calendar.ts";
import { writeDayWithWeekday } from "../../../contracts/wording.ts";
import type { Paste } from "./create-paste.ts";
import type { FatedCell } from "./fate.ts";
import { FateMark } from "./fate-mark.tsx";
import type { ColumnMapping, RowMapping } from "./map-block.ts";

const leaveOut = "leave-out";
const unknown = "";

type Option = { value: string; label: string };

/** What a row or a column is. `chosen` is null while nobody knows. */
const Choice = (props: {
  label: string;
  chosen: string | null;
  isLeftOut: boolean;
  options: readonly Option[];
  onChoose: (value: string | null) => void;
}): JSX.Element => {
  const value = () => props.chosen ?? (props.isLeftOut ? leaveOut : unknown);
  const options = (): Option[] => [
    ...(value() === unknown ? [{ value: unknown, label: "Choose" }] : []),
    ...props.options,
    { value: leaveOut, label: "Leave out" },
  ];
  return (
    <select
      class="paste-choice"
      aria-label={props.label}
      aria-invalid={value() === unknown}
      onChange={({ currentTarget }) =>
        props.onChoose(currentTarget.value === leaveOut ? null : currentTarget.value)
      }
    >
      <For each={options()}>
        {(option) => (
          <option value={option.value} selected={option.value === value()}>
            {option.label}
          </option>
        )}
      </For>
    </select>
  );
};

const ColumnHead = (props: { paste: Paste; column: ColumnMapping; nth: number }): JSX.Element => (
  <th scope="col">
    <span class="paste-said">{props.column.heading || `Column ${props.nth}`}</span>
    <Choice
      label={`Column ${props.nth}${props.column.heading === "" ? "" : `, “${props.column.heading}”,`} is`}
      chosen={props.column.day}
      isLeftOut={props.column.why === null}
      options={props.paste
        .grid()
        .days.map((day): Option => ({ value: day, label: writeDayWithWeekday(day) }))}
      onChoose={(day: Day | null) => props.paste.chooseColumn(props.column.at, day)}
    />
  </th>
);

const RowHead = (props: { paste: Paste; row: RowMapping }): JSX.Element => (
  <th scope="row">
    <span class="paste-said">{props.row.label || `Row ${props.row.at + 1}`}</span>
    <Choice
      label={`Row ${props.row.at + 1}${props.row.label === "" ? "" : `, “${props.row.label}”,`} is`}
      chosen={props.row.line?.id ?? null}
      isLeftOut={props.row.why === null}
      options={props.paste.grid().lines.map(({ id, name }): Option => ({ value: id, label: name }))}
      onChoose={(line) => props.paste.chooseRow(props.row.at, line)}
    />
  </th>
);

/** It scrolls by itself where it is wider than the page, by keyboard too. */
export const PasteTable = (props: { paste: Paste }): JSX.Element => {
  const cellAt = createMemo(() => {
    const byPlace = new Map<string, FatedCell>();
    for (const cell of props.paste.fated()) byPlace.set(`${cell.row.at}/${cell.column.at}`, cell);
    return byPlace;
  });
  // By their places: a choice elsewhere must not take a select from under the hand.
  const columns = createMemo(() => props.paste.mapping().columns);
  const rows = createMemo(() => props.paste.mapping().rows);
  return (
    <div class="paste-scroll" role="region" aria-label="The block, scrolls sideways" tabindex="0">
      <table class="paste-table">
        <caption class="visually-hidden">
          What was pasted: each row and column with what it is, each figure with what becomes of it
        </caption>
        <thead>
          <tr>
            <td />
            <For each={columns().map(({ at }) => at)}>
              {(at, index) => (
                <Show when={columns().find((column) => column.at === at)}>
                  {(column) => (
                    <ColumnHead paste={props.paste} column={column()} nth={index() + 1} />
                  )}
                </Show>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={rows().map(({ at }) => at)}>
            {(rowAt) => (
              <tr>
                <Show when={rows().find((row) => row.at === rowAt)}>
                  {(row) => <RowHead paste={props.paste} row={row()} />}
                </Show>
                <For each={columns().map(({ at }) => at)}>
                  {(columnAt) => (
                    <td>
                      <Show when={cellAt().get(`${rowAt}/${columnAt}`)}>
                        {(cell) => <FateMark cell={cell()} />}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
};
