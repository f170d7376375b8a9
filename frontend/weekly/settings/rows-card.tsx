/** The rows of the criteria table: in their order, under their names. */
import { For, type JSX, Show, createSignal } from "solid-js";
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import { DownArrow, UpArrow } from "../../ui/icons.tsx";
import type { SettingsEdit } from "./create-settings.ts";
import { type Choice, writeRowKind } from "./measures.ts";
import { NewRow } from "./new-row.tsx";

/** As many as a layout may hold. */
const rowsMax = 60;

type Way = "up" | "down";

const Row = (props: {
  edit: SettingsEdit;
  row: WeeklyRowLayout;
  place: number;
  choices: readonly Choice[];
  onMove: (way: Way) => void;
  onRemove: () => void;
}): JSX.Element => {
  const issue = () =>
    props.edit.sending.issueAt(`layout.rows.${props.place}`) ??
    props.edit.sending.issueAt(`layout.rows.${props.place}.key`) ??
    props.edit.sending.issueAt(`layout.rows.${props.place}.criteria`);
  const last = () => props.edit.draft.layout.rows.length - 1;
  const about = (): JSX.Element => <span class="visually-hidden"> {props.row.criteria}</span>;
  return (
    <li class="settings-row" data-row={props.row.key}>
      <span class="settings-place" aria-hidden="true">
        {props.place + 1}
      </span>
      <div>
        <input
          class="input"
          type="text"
          autocomplete="off"
          aria-label={`Name of row ${props.place + 1}`}
          aria-invalid={issue() !== null}
          value={props.row.criteria}
          onInput={(event) =>
            props.edit.setDraft(
              "layout",
              "rows",
              props.place,
              "criteria",
              event.currentTarget.value,
            )
          }
        />
        <Show when={issue()}>{(words) => <p class="field-issue">{words()}</p>}</Show>
        <p class="field-hint">{writeRowKind(props.row, props.choices)}</p>
      </div>
      <div class="settings-moves">
        <button
          type="button"
          class="button"
          data-way="up"
          disabled={props.place === 0}
          onClick={() => props.onMove("up")}
        >
          <UpArrow />
          <span class="visually-hidden">Move up{about()}</span>
        </button>
        <button
          type="button"
          class="button"
          data-way="down"
          disabled={props.place === last()}
          onClick={() => props.onMove("down")}
        >
          <DownArrow />
          <span class="visually-hidden">Move down{about()}</span>
        </button>
        <button type="button" class="button" onClick={() => props.onRemove()}>
          Remove{about()}
        </button>
      </div>
    </li>
  );
};

export const RowsCard = (props: {
  edit: SettingsEdit;
  choices: readonly Choice[];
}): JSX.Element => {
  let list: HTMLOListElement | undefined;
  const [said, setSaid] = createSignal("");
  const rows = () => props.edit.draft.layout.rows;
  const setRows = (next: readonly WeeklyRowLayout[]): void =>
    props.edit.setDraft("layout", "rows", [...next]);
  /** A row that moves takes its focus along; at an end the other button takes it. */
  const focusMove = (key: string, way: Way): void => {
    const buttons = list?.querySelectorAll<HTMLButtonElement>(
      `[data-row="${CSS.escape(key)}"] [data-way]`,
    );
    const enabled = [...(buttons ?? [])].filter(({ disabled }) => !disabled);
    (enabled.find(({ dataset }) => dataset["way"] === way) ?? enabled[0])?.focus();
  };
  const move = (row: WeeklyRowLayout, from: number, way: Way): void => {
    const to = way === "up" ? from - 1 : from + 1;
    const next = rows().filter((_, place) => place !== from);
    next.splice(to, 0, row);
    setRows(next);
    setSaid(`${row.criteria} is row ${to + 1} of ${next.length} now.`);
    focusMove(row.key, way);
  };
  const remove = (row: WeeklyRowLayout, from: number): void => {
    setRows(rows().filter((_, place) => place !== from));
    setSaid(`${row.criteria} is taken out.`);
    document.querySelector<HTMLElement>("[data-adds='row']")?.focus();
  };
  return (
    <section class="card settings-card" aria-labelledby="rows">
      <h2 id="rows">Rows of the criteria table</h2>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <ol ref={list} class="settings-rows">
        <For each={rows()} fallback={<li class="settings-none">The table has no rows yet.</li>}>
          {(row, place) => (
            <Row
              edit={props.edit}
              row={row}
              place={place()}
              choices={props.choices}
              onMove={(way) => move(row, place(), way)}
              onRemove={() => remove(row, place())}
            />
          )}
        </For>
      </ol>
      <Show
        when={rows().length < rowsMax}
        fallback={<p>The table holds {rowsMax} rows at most.</p>}
      >
        <NewRow
          choices={props.choices}
          taken={rows().map(({ key }) => key)}
          onAdd={(row) => {
            setRows([...rows(), row]);
            setSaid(`${row.criteria} is added as row ${rows().length}.`);
          }}
        />
      </Show>
    </section>
  );
};
