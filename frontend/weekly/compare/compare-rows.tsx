/** The criteria tables of two editions as one: each row twice, and what changed said in words. */
import { For, type JSX, Match, Show, Switch, createSignal } from "solid-js";
import type { WeeklyRow } from "../../../contracts/weekly-update.ts";
import { PencilShape, SameSign } from "../../ui/icons.tsx";
import { RagShape, writeRag } from "../../ui/rag.tsx";
import { type ComparedRow, changeOf, writeCell } from "./compare-words.ts";

const Side = (props: { label: string; row: WeeklyRow | null }): JSX.Element => (
  <td>
    <span class="compare-label">{props.label}</span>
    <Show when={props.row} fallback={<span class="compare-none">No such row</span>}>
      {(row) => (
        <>
          <span class="compare-reading" data-rag={row().rag}>
            <RagShape rag={row().rag} />
            <b>{row().reading}</b>
            <span class="visually-hidden">, {writeRag(row().rag)}</span>
          </span>
          <small>{[row().asAt, row().against].filter((words) => words !== "").join(" · ")}</small>
        </>
      )}
    </Show>
  </td>
);

/** "Reading: was 16, now 15" for each cell that differs. */
const Changed = (props: { row: ComparedRow }): JSX.Element => (
  <Show when={props.row.before}>
    {(before) => (
      <Show when={props.row.after}>
        {(after) => (
          <ul>
            <For each={props.row.changed}>
              {(name) => (
                <li>
                  <PencilShape />
                  <span>
                    {name}: was {writeCell(before(), name) || "empty"}, now{" "}
                    <strong>{writeCell(after(), name) || "empty"}</strong>
                  </span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    )}
  </Show>
);

const What = (props: { row: ComparedRow }): JSX.Element => (
  <td class="compare-what">
    <Switch>
      <Match when={changeOf(props.row) === "changed"}>
        <Changed row={props.row} />
      </Match>
      <Match when={changeOf(props.row) === "added"}>
        <p>
          <PencilShape />
          <strong>Only in the later one</strong>
        </p>
      </Match>
      <Match when={changeOf(props.row) === "removed"}>
        <p>
          <PencilShape />
          <strong>Only in the earlier one</strong>
        </p>
      </Match>
      <Match when={true}>
        <p class="compare-none">
          <SameSign />
          The same
        </p>
      </Match>
    </Switch>
  </td>
);

export const CompareRows = (props: { rows: readonly ComparedRow[] }): JSX.Element => {
  const [onlyChanged, setOnlyChanged] = createSignal(false);
  const shown = () => props.rows.filter((row) => !onlyChanged() || changeOf(row) !== "same");
  return (
    <section class="compare-section" aria-labelledby="criteria">
      <div class="compare-head">
        <h2 id="criteria">Criteria</h2>
        <label class="tick-box">
          <input
            type="checkbox"
            checked={onlyChanged()}
            onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
          />
          Only rows that differ
        </label>
      </div>
      <div class="card compare-table">
        <table aria-labelledby="criteria">
          <thead>
            <tr>
              <th scope="col">Criteria</th>
              <th scope="col">Earlier</th>
              <th scope="col">Later</th>
              <th scope="col">What differs</th>
            </tr>
          </thead>
          <tbody>
            <For
              each={shown()}
              fallback={
                <tr>
                  <td colspan="4">No row differs.</td>
                </tr>
              }
            >
              {(row) => (
                <tr data-change={changeOf(row)}>
                  <th scope="row">{row.criteria}</th>
                  <Side label="Earlier" row={row.before} />
                  <Side label="Later" row={row.after} />
                  <What row={row} />
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </section>
  );
};
