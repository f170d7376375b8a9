/** The criteria as the board will read them, with a place for a comment beside each. */
import { For, type JSX, Show } from "solid-js";
import type { WeeklyRow } from "../../../contracts/weekly-update.ts";
import { Reading } from "../criteria-table.tsx";
import type { Edit } from "./create-edit.ts";
import { PassageField } from "./passage-field.tsx";

const Row = (props: { edit: Edit; row: WeeklyRow }): JSX.Element => (
  <tr>
    <th scope="row">{props.row.criteria}</th>
    <td class="weekly-edit-reading">
      <Reading row={props.row} />
    </td>
    <td class="weekly-edit-as-at">{props.row.asAt}</td>
    <td class="weekly-edit-change">{props.row.change}</td>
    <td class="weekly-edit-comment">
      <Show when={props.edit.slotAt(`row:${props.row.key}`)} keyed>
        {(slot) => (
          <PassageField
            edit={props.edit}
            slot={slot}
            label={`Comment beside ${props.row.criteria}`}
            placeholder="Add a comment"
          />
        )}
      </Show>
    </td>
  </tr>
);

/** By key: a field keeps its focus and its words while the figure beside it changes. */
export const RowsCard = (props: { edit: Edit; rows: readonly WeeklyRow[] }): JSX.Element => {
  const keys = () => props.rows.map(({ key }) => key);
  return (
    <section class="card weekly-edit-rows" aria-label="Criteria">
      <table>
        <caption class="visually-hidden">
          Criteria with their readings, and a comment to write beside each
        </caption>
        <thead>
          <tr>
            <th scope="col">Criteria</th>
            <th scope="col">Reading</th>
            <th scope="col">As at</th>
            <th scope="col">+/- last</th>
            <th scope="col">Comment beside the figure</th>
          </tr>
        </thead>
        <tbody>
          <For each={keys()}>
            {(key) => (
              <Show when={props.rows.find((row) => row.key === key)}>
                {(row) => <Row edit={props.edit} row={row()} />}
              </Show>
            )}
          </For>
        </tbody>
      </table>
      <p class="weekly-edit-keys">
        <span>
          <kbd>Enter</kbd> next row
        </span>
        <span>
          <kbd>Shift</kbd> + <kbd>Enter</kbd> row before
        </span>
        <span>
          <kbd aria-label="Right arrow">→</kbd> in an empty comment: use the suggestion
        </span>
        <span>Saved as you type</span>
      </p>
    </section>
  );
};
