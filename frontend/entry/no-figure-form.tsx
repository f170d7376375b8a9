/** "No figure today, because…": a report of its own, so that missing is never read as zero (rule F3). */
import { For, type JSX, Show, createSignal, onMount } from "solid-js";
import { noteCharactersMax } from "../../contracts/observation.ts";
import type { Cell } from "./create-cells.ts";

const reasons = ["it will come later", "the system is down", "it was not collected"] as const;
const another = "another reason";

const Reasons = (props: {
  id: string;
  what: string;
  chosen: string;
  onChoose: (reason: string) => void;
}): JSX.Element => {
  let first: HTMLInputElement | undefined;
  onMount(() => first?.focus());
  return (
    <fieldset class="no-figure-reasons">
      <legend>
        No figure today<span class="visually-hidden"> for {props.what}</span>, because…
      </legend>
      <For each={[...reasons, another]}>
        {(option, index) => (
          <label>
            <input
              ref={(input) => {
                if (index() === 0) first = input;
              }}
              type="radio"
              name={`${props.id}-reason`}
              checked={props.chosen === option}
              onInput={() => props.onChoose(option)}
            />
            {option}
          </label>
        )}
      </For>
    </fieldset>
  );
};

/** Asks for a reason and sends it; Escape closes it and leaves the figure owed. */
export const NoFigureForm = (props: {
  cell: Cell;
  id: string;
  what: string;
  /** Called when it closes, however that came: focus belongs back in the cell. */
  onClose: () => void;
}): JSX.Element => {
  const [chosen, setChosen] = createSignal<string>(reasons[0]);
  const [own, setOwn] = createSignal("");
  const [problem, setProblem] = createSignal<string | null>(null);
  const reason = (): string => (chosen() === another ? own().trim() : chosen());
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    if (reason() === "") {
      setProblem("Write the reason in a few words.");
      return;
    }
    props.cell.reportNone(reason());
    props.onClose();
  };
  const close = (): void => {
    props.cell.restore();
    props.onClose();
  };
  return (
    <form
      class="no-figure"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
        // Enter here saves the reason; it does not go to the next cell.
        event.stopPropagation();
      }}
    >
      <Reasons id={props.id} what={props.what} chosen={chosen()} onChoose={setChosen} />
      <Show when={chosen() === another}>
        <label class="no-figure-own">
          The reason
          <input
            class="entry-input entry-sentence"
            type="text"
            maxlength={noteCharactersMax}
            value={own()}
            aria-invalid={problem() !== null}
            aria-describedby={problem() === null ? undefined : `${props.id}-problem`}
            onInput={(event) => setOwn(event.currentTarget.value)}
          />
        </label>
        <Show when={problem()}>
          <p id={`${props.id}-problem`} class="entry-problem">
            {problem()}
          </p>
        </Show>
      </Show>
      <div class="no-figure-actions">
        <button type="submit" class="button button-main">
          Save: no figure
        </button>
        <button type="button" class="button" onClick={close}>
          Close
        </button>
      </div>
    </form>
  );
};
