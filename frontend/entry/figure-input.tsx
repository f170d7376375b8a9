/** The control for one figure: a number, a level, yes or no, a sentence. */
import { For, type JSX, Match, Switch } from "solid-js";
import { type Level, scales } from "../../contracts/measure.ts";
import { noteCharactersMax } from "../../contracts/observation.ts";
import type { Cell } from "./create-cell.ts";
import { type EntryContext, idOfCell } from "./entry-context.ts";

export type InputProps = {
  cell: Cell;
  context: EntryContext;
  /** What a screen reader says: the figure, what it is about, and its state. */
  label: string;
  describedBy: string | undefined;
  isWrong: boolean;
  /** Whether Tab leads here: one cell of the grid does. */
  isStop: boolean;
};

const isClosed = ({ cell }: InputProps): boolean => cell.content().inForce.closed !== null;

const leave = ({ cell, context }: InputProps): void => {
  context.model.commit(cell);
  if (context.editing() === cell.key) context.setEditing(null);
};

/** The whole text is marked when a cell is gone to, so that typing replaces it. */
const LineInput = (props: InputProps): JSX.Element => (
  <input
    id={idOfCell(props.cell)}
    data-cell={props.cell.key}
    class="entry-input"
    data-none={
      props.cell.content().none !== null && props.cell.content().typed === "" ? "" : undefined
    }
    type="text"
    inputmode={
      props.cell.row().kind === "count" || props.cell.row().kind === "level"
        ? "numeric"
        : props.cell.row().kind === "text" || props.cell.row().kind === "yes-no"
          ? "text"
          : "decimal"
    }
    enterkeyhint="next"
    autocomplete="off"
    tabindex={props.isStop ? 0 : -1}
    readonly={isClosed(props)}
    placeholder={props.cell.content().none === null || !props.cell.isNow ? undefined : "No figure"}
    aria-label={props.label}
    aria-invalid={props.isWrong}
    aria-describedby={props.describedBy}
    value={props.cell.content().typed}
    onInput={(event) => {
      props.context.setEditing(props.cell.key);
      props.context.model.type(props.cell, event.currentTarget.value);
    }}
    onPointerDown={(event) => {
      // The first press goes to the cell, the next into its text.
      if (document.activeElement === event.currentTarget) props.context.setEditing(props.cell.key);
    }}
    onFocus={(event) => event.currentTarget.select()}
    onBlur={() => leave(props)}
  />
);

const TextInput = (props: InputProps): JSX.Element => (
  <textarea
    id={idOfCell(props.cell)}
    data-cell={props.cell.key}
    class="entry-input entry-sentence"
    rows="2"
    maxlength={noteCharactersMax}
    tabindex={props.isStop ? 0 : -1}
    readonly={isClosed(props)}
    aria-label={props.label}
    aria-invalid={props.isWrong}
    aria-describedby={props.describedBy}
    value={props.cell.content().typed}
    onInput={(event) => {
      props.context.setEditing(props.cell.key);
      props.context.model.type(props.cell, event.currentTarget.value);
    }}
    onPointerDown={() => props.context.setEditing(props.cell.key)}
    onBlur={() => leave(props)}
  />
);

type Choice = { value: string; mark: string; words: string };

/**
 * Choices beside each other. A pointer, or the key of a choice, means what it presses and saves at
 * once; while the cell is edited arrow keys pass over choices, and Enter or leaving saves.
 */
const Choices = (props: InputProps & { choices: readonly Choice[] }): JSX.Element => {
  const choose = (value: string): void => {
    props.context.model.type(props.cell, value);
    props.context.model.commit(props.cell);
  };
  const isChosen = (choice: Choice): boolean => props.cell.content().typed === choice.value;
  const leads = (choice: Choice, index: number): boolean =>
    isChosen(choice) || (index === 0 && !props.choices.some(isChosen));
  return (
    <fieldset
      class="entry-choices"
      aria-describedby={props.describedBy}
      disabled={isClosed(props)}
      onKeyDown={(event) => {
        const key = event.key.toLowerCase();
        const pressed = props.choices.find(({ mark }) => mark[0]?.toLowerCase() === key);
        if (pressed === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        choose(pressed.value);
      }}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
          leave(props);
      }}
    >
      <legend class="visually-hidden">{props.label}</legend>
      <For each={props.choices}>
        {(choice, index) => (
          <label class="entry-choice" title={choice.words}>
            <input
              type="radio"
              id={index() === 0 ? idOfCell(props.cell) : undefined}
              data-cell={leads(choice, index()) ? props.cell.key : undefined}
              tabindex={props.isStop && leads(choice, index()) ? 0 : -1}
              name={idOfCell(props.cell)}
              value={choice.value}
              checked={isChosen(choice)}
              onInput={() => props.context.model.type(props.cell, choice.value)}
              onClick={(event) => {
                // A click comes before its input event, and arrow keys make clicks without a detail.
                if (event.detail !== 0) choose(choice.value);
              }}
            />
            <span aria-hidden="true">{choice.mark}</span>
            <span class="visually-hidden">{choice.words}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
};

const choiceOfLevel = ({ level, name, words }: Level): Choice => ({
  value: String(level),
  mark: String(level),
  words: `${name}: ${words}`,
});

const yesOrNo: readonly Choice[] = [
  { value: "Yes", mark: "Yes", words: "Yes" },
  { value: "No", mark: "No", words: "No" },
];

/** "Starting to show pressure" for the level that is chosen; empty while none is. */
export const writeChosenLevel = (cell: Cell): string => {
  const { scale } = cell.row();
  const level = scale && scales[scale].find(({ level: step }) => step === cell.value());
  return level ? level.words : "";
};

/** The right control for the kind of measure. Periods before are small: there everything is typed. */
export const FigureInput = (props: InputProps): JSX.Element => (
  <Switch fallback={<LineInput {...props} />}>
    <Match when={props.cell.isNow && props.cell.row().kind === "text"}>
      <TextInput {...props} />
    </Match>
    <Match when={props.cell.isNow && props.cell.row().kind === "yes-no"}>
      <Choices {...props} choices={yesOrNo} />
    </Match>
    <Match when={props.cell.isNow && props.cell.row().kind === "level" && props.cell.row().scale}>
      {(scale) => <Choices {...props} choices={scales[scale()].map(choiceOfLevel)} />}
    </Match>
  </Switch>
);
