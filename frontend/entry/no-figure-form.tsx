/** "No figure today, because…": a report of its own, so that missing is never read as zero (rule F3). */
import { For, type JSX, Show, createSignal, onMount } from "solid-js";
import { noteCharactersMax } from "../../contracts/observation.ts";

export const noFigureReasons = [
  "it will come later",
  "the system is down",
  "it was not collected",
] as const;

/** One press saves a reason; Escape closes it and leaves the figure owed. */
export const NoFigureForm = (props: {
  /** Of which cell: said to a screen reader. */
  name: string;
  isNow: boolean;
  onSave: (why: string) => void;
  /** Called when it closes, however that came: focus belongs back in the cell. */
  onClose: (saved: boolean) => void;
}): JSX.Element => {
  let first: HTMLButtonElement | undefined;
  const [isOther, setIsOther] = createSignal(false);
  const [own, setOwn] = createSignal("");
  const [problem, setProblem] = createSignal(false);
  onMount(() => first?.focus());
  const save = (why: string): void => {
    props.onSave(why);
    props.onClose(true);
  };
  const saveOwn = (event: SubmitEvent): void => {
    event.preventDefault();
    if (own().trim() === "") setProblem(true);
    else save(own().trim());
  };
  return (
    <div
      class="no-figure"
      role="group"
      aria-label={`No figure for ${props.name}, because`}
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onClose(false);
        event.stopPropagation();
      }}
    >
      <p class="no-figure-title">No figure{props.isNow ? " today" : ""}, because…</p>
      <div class="no-figure-reasons">
        <For each={noFigureReasons}>
          {(reason, index) => (
            <button
              ref={(button) => {
                if (index() === 0) first = button;
              }}
              type="button"
              class="button entry-chip"
              onClick={() => save(reason)}
            >
              {reason}
            </button>
          )}
        </For>
        <Show
          when={isOther()}
          fallback={
            <button type="button" class="button entry-chip" onClick={() => setIsOther(true)}>
              another reason…
            </button>
          }
        >
          <form class="entry-own" onSubmit={saveOwn}>
            <input
              ref={(input) => queueMicrotask(() => input.focus())}
              class="entry-input entry-sentence"
              type="text"
              autocomplete="off"
              aria-label="The reason"
              maxlength={noteCharactersMax}
              aria-invalid={problem()}
              value={own()}
              onInput={(event) => setOwn(event.currentTarget.value)}
            />
            <button type="submit" class="button entry-chip">
              Save: no figure
            </button>
          </form>
        </Show>
        <button type="button" class="entry-link" onClick={() => props.onClose(false)}>
          Close
        </button>
      </div>
      <Show when={problem()}>
        <p class="entry-problem">Write the reason in a few words.</p>
      </Show>
    </div>
  );
};
