/** The control for one figure: a number, a level, yes or no, a sentence. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { type Level, scales } from "../../contracts/measure.ts";
import { noteCharactersMax } from "../../contracts/observation.ts";
import type { Cell } from "./create-cells.ts";

type InputProps = {
  cell: Cell;
  id: string;
  label: string;
  describedBy: string | undefined;
  isWrong: boolean;
};

const NumberInput = (props: InputProps): JSX.Element => (
  <input
    id={props.id}
    class="entry-input"
    data-entry-cell
    data-none={
      props.cell.content().none !== null && props.cell.content().typed === "" ? "" : undefined
    }
    type="text"
    inputmode={props.cell.row.kind === "count" ? "numeric" : "decimal"}
    autocomplete="off"
    placeholder={props.cell.content().none === null ? undefined : "No figure"}
    aria-label={props.label}
    aria-invalid={props.isWrong}
    aria-describedby={props.describedBy}
    value={props.cell.content().typed}
    onInput={(event) => props.cell.type(event.currentTarget.value)}
    onFocus={(event) => event.currentTarget.select()}
    onChange={() => props.cell.commit()}
    onBlur={() => props.cell.commit()}
  />
);

const TextInput = (props: InputProps): JSX.Element => (
  <textarea
    id={props.id}
    class="entry-input entry-sentence"
    data-entry-cell
    rows="2"
    maxlength={noteCharactersMax}
    aria-label={props.label}
    aria-invalid={props.isWrong}
    aria-describedby={props.describedBy}
    value={props.cell.content().typed}
    onInput={(event) => props.cell.type(event.currentTarget.value)}
    onChange={() => props.cell.commit()}
    onBlur={() => props.cell.commit()}
  />
);

type Choice = { value: string; mark: string; words: string };

/**
 * Choices beside each other. A pointer means what it presses and saves at once; arrow keys pass over
 * choices on the way, so with the keyboard it is saved on Enter or when the group is left.
 */
const Choices = (props: InputProps & { choices: readonly Choice[] }): JSX.Element => (
  <fieldset
    class="entry-choices"
    aria-describedby={props.describedBy}
    onKeyDown={(event) => {
      if (event.key === "Enter") props.cell.commit();
    }}
    onFocusOut={(event) => {
      const { relatedTarget, currentTarget } = event;
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
        props.cell.commit();
    }}
  >
    <legend class="visually-hidden">{props.label}</legend>
    <For each={props.choices}>
      {(choice, index) => (
        <label class="entry-choice" title={choice.words}>
          <input
            type="radio"
            id={index() === 0 ? props.id : undefined}
            name={props.id}
            value={choice.value}
            data-entry-cell={
              props.cell.content().typed === choice.value ||
              (props.cell.content().typed === "" && index() === 0)
                ? ""
                : undefined
            }
            checked={props.cell.content().typed === choice.value}
            aria-invalid={props.isWrong}
            onInput={() => props.cell.type(choice.value)}
            onClick={(event) => {
              // A click comes before its input event, and arrow keys make clicks without a detail.
              if (event.detail === 0) return;
              props.cell.type(choice.value);
              props.cell.commit();
            }}
          />
          <span aria-hidden="true">{choice.mark}</span>
          <span class="visually-hidden">{choice.words}</span>
        </label>
      )}
    </For>
  </fieldset>
);

const choiceOfLevel = ({ level, name, words }: Level): Choice => ({
  value: String(level),
  mark: String(level),
  words: `${name}: ${words}`,
});

const yesOrNo: readonly Choice[] = [
  { value: "1", mark: "Yes", words: "Yes" },
  { value: "0", mark: "No", words: "No" },
];

/** "Starting to show pressure" for the level that is chosen; empty while none is. */
export const writeChosenLevel = ({ row, content }: Cell): string => {
  const level =
    row.scale && scales[row.scale].find((step) => String(step.level) === content().typed);
  return level ? level.words : "";
};

/** The right control for the kind of measure. `label` names it to a screen reader. */
export const FigureInput = (props: InputProps): JSX.Element => (
  <Switch fallback={<NumberInput {...props} />}>
    <Match when={props.cell.row.kind === "text"}>
      <TextInput {...props} />
    </Match>
    <Match when={props.cell.row.kind === "yes-no"}>
      <Choices {...props} choices={yesOrNo} />
    </Match>
    <Match when={props.cell.row.kind === "level" && props.cell.row.scale}>
      {(scale) => <Choices {...props} choices={scales[scale()].map(choiceOfLevel)} />}
    </Match>
  </Switch>
);

/** The sentence beside a yes or no; sent together with it. */
export const NoteInput = (props: { cell: Cell; id: string; title: string }): JSX.Element => (
  <Show when={props.cell.row.kind === "yes-no"}>
    <div class="entry-note">
      <label for={props.id}>In a sentence: what about?</label>
      <input
        id={props.id}
        class="entry-input entry-sentence"
        type="text"
        autocomplete="off"
        maxlength={noteCharactersMax}
        aria-label={`${props.title}, in a sentence`}
        value={props.cell.content().note}
        onInput={(event) => props.cell.writeNote(event.currentTarget.value)}
        onChange={() => props.cell.commit()}
        onBlur={() => props.cell.commit()}
      />
    </div>
  </Show>
);
