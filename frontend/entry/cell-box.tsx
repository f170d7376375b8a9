/** Under a row: what is asked or wrong about one of its cells, and what can be done about it. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { noteCharactersMax } from "../../contracts/observation.ts";
import { writeDue } from "../../contracts/wording.ts";
import { isCorrection, isOvertaken, writeTyped } from "./cell-content.ts";
import { writeShortWhen } from "./cell-name.ts";
import { type CellState, stateOfContent } from "./cell-state.ts";
import type { Cell } from "./create-cell.ts";
import type { EntryContext } from "./entry-context.ts";
import { boxIdOf } from "./grid-cell.tsx";
import { NoFigureForm } from "./no-figure-form.tsx";
import { QuestionBox } from "./question-box.tsx";
import { ReasonChoice } from "./reason-choice.tsx";

type BoxProps = { cell: Cell; context: EntryContext };

const stateOf = ({ cell, context }: BoxProps): CellState =>
  stateOfContent(cell.row(), cell.content(), context.now());

/** A question about an earlier period is asked once it was changed here; before that it is only marked. */
const isAsked = ({ cell }: BoxProps, { is }: CellState): boolean =>
  is === "look" && (cell.isNow || cell.content().delivery?.is === "saved");

/** While somebody types over a saved figure, and while it is on its way. */
const isCorrected = ({ cell, context }: BoxProps): boolean =>
  context.model.inHand() === cell && isCorrection(cell.content()) && !isOvertaken(cell.content());

/** Whether a cell has anything to say under its row. */
export const hasBox = (box: BoxProps): boolean => {
  const state = stateOf(box);
  const { cell } = box;
  return (
    ["wrong", "failed", "conflict"].includes(state.is) ||
    isAsked(box, state) ||
    isCorrected(box) ||
    cell.content().asking ||
    (cell.isNow && cell.row().kind === "yes-no")
  );
};

/** "Tue 13 Aug: " before what is said of an earlier period. */
const When = (props: { cell: Cell }): JSX.Element => (
  <Show when={!props.cell.isNow}>
    <strong>{writeShortWhen(props.cell.row(), props.cell.ref().asAt)}: </strong>
  </Show>
);

/** "15", "no figure: the system is down" */
const writeTheirs = ({ cell }: BoxProps): string => {
  const { inForce } = cell.content();
  if (inForce.none !== null) return `no figure, because ${inForce.none}`;
  return writeTyped(cell.row(), inForce) || "empty";
};

const writeWho = ({ cell, context }: BoxProps): string => {
  const { recordedBy, recordedAt } = cell.content().inForce;
  const by = recordedBy === null ? "" : ` by ${recordedBy}`;
  return recordedAt === null ? "" : `, entered${by} at ${writeDue(recordedAt, context.now())}`;
};

const ConflictBox = (props: BoxProps): JSX.Element => (
  <div class="entry-box" data-state="conflict">
    <p>
      <When cell={props.cell} />
      <strong>
        Now {writeTheirs(props)}
        {writeWho(props)}.
      </strong>{" "}
      Yours: {props.cell.content().typed || "no figure"}. Nothing of yours is saved yet.
    </p>
    <span class="entry-box-actions">
      <button
        type="button"
        class="button"
        onClick={() => {
          props.context.model.restore(props.cell);
          props.context.goTo(props.cell.key);
        }}
      >
        Keep theirs
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          props.context.model.sendMine(props.cell);
          props.context.goTo(props.cell.key);
        }}
      >
        Send mine
      </button>
    </span>
  </div>
);

const WrongBox = (props: BoxProps & { sentence: string }): JSX.Element => (
  <div class="entry-box" data-state="wrong">
    <p>
      <When cell={props.cell} />
      <strong>Not saved.</strong> {props.sentence}
    </p>
  </div>
);

/** The sentence beside a yes or no; sent together with it. */
const NoteInput = (props: BoxProps): JSX.Element => (
  <label class="entry-note">
    In a sentence: what about?
    <input
      class="entry-input entry-sentence"
      type="text"
      autocomplete="off"
      maxlength={noteCharactersMax}
      aria-label={`${props.cell.row().title}, in a sentence`}
      readonly={props.cell.content().inForce.closed !== null}
      value={props.cell.content().note}
      onInput={(event) => props.context.model.writeNote(props.cell, event.currentTarget.value)}
      onChange={() => props.context.model.commit(props.cell)}
      onKeyDown={(event) => {
        if (event.key === "Enter") props.context.model.commit(props.cell);
      }}
    />
  </label>
);

const CellBox = (props: BoxProps): JSX.Element => {
  const sentence = () => {
    const state = stateOf(props);
    return "sentence" in state ? state.sentence : "";
  };
  return (
    <div id={boxIdOf(props.cell)} class="entry-boxes">
      <Switch>
        <Match when={stateOf(props).is === "conflict"}>
          <ConflictBox {...props} />
        </Match>
        <Match when={["wrong", "failed"].includes(stateOf(props).is)}>
          <WrongBox {...props} sentence={sentence()} />
        </Match>
        <Match when={isAsked(props, stateOf(props))}>
          <QuestionBox {...props} sentence={sentence()} />
        </Match>
        <Match when={isCorrected(props)}>
          <ReasonChoice {...props} />
        </Match>
      </Switch>
      <Show when={props.cell.isNow && props.cell.row().kind === "yes-no"}>
        <NoteInput {...props} />
      </Show>
      <Show when={props.cell.content().asking}>
        <NoFigureForm
          name={props.cell.name()}
          isNow={props.cell.isNow}
          onSave={(why) => props.context.model.reportNone(props.cell, why)}
          onClose={(saved) => {
            if (!saved) props.context.model.restore(props.cell);
            props.context.goTo(props.cell.key);
          }}
        />
      </Show>
    </div>
  );
};

/** One row under the figures, while there is something to say of any of them. */
export const UnderRow = (props: {
  cells: readonly Cell[];
  columns: number;
  context: EntryContext;
}): JSX.Element => {
  const told = () => props.cells.filter((cell) => hasBox({ cell, context: props.context }));
  return (
    <Show when={told().length > 0}>
      <tr class="entry-under">
        <td colspan={props.columns}>
          <For each={told()}>{(cell) => <CellBox cell={cell} context={props.context} />}</For>
        </td>
      </tr>
    </Show>
  );
};
