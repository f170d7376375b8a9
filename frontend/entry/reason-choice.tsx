/** "Why does it change?": asked while a saved figure is typed over, and never in the way. */
import { For, type JSX, Show, createSignal } from "solid-js";
import { noteCharactersMax } from "../../contracts/observation.ts";
import type { Cell } from "./create-cell.ts";
import type { EntryContext } from "./entry-context.ts";

export const changeReasons = ["typed wrong", "figure updated", "late data"] as const;

export const ReasonChoice = (props: { cell: Cell; context: EntryContext }): JSX.Element => {
  const [isOther, setIsOther] = createSignal(false);
  const chosen = () => props.cell.content().reason;
  const give = (reason: string | null): void => props.context.model.giveReason(props.cell, reason);
  /** The press must not leave the cell: leaving sends the figure, and the reason goes with it. */
  const stayInCell = (event: MouseEvent): void => event.preventDefault();
  return (
    <div class="entry-box" data-state="reason">
      <p>
        It was {props.cell.content().saved.typed}. <strong>Why does it change?</strong>
      </p>
      <span class="entry-box-actions">
        <For each={changeReasons}>
          {(reason, index) => (
            <button
              type="button"
              class="button entry-chip"
              tabindex={-1}
              aria-pressed={chosen() === reason}
              aria-keyshortcuts={`Alt+${index() + 1}`}
              title={`Alt+${index() + 1}`}
              onMouseDown={stayInCell}
              onClick={() => give(chosen() === reason ? null : reason)}
            >
              {reason}
            </button>
          )}
        </For>
        <Show
          when={isOther()}
          fallback={
            <button
              type="button"
              class="button entry-chip"
              tabindex={-1}
              onMouseDown={stayInCell}
              onClick={() => setIsOther(true)}
            >
              other…
            </button>
          }
        >
          <input
            class="entry-input entry-sentence entry-own-reason"
            type="text"
            autocomplete="off"
            maxlength={noteCharactersMax}
            aria-label={`Why ${props.cell.name()} changes`}
            onInput={(event) => give(event.currentTarget.value.trim() || null)}
            onKeyDown={(event) => {
              if (event.key === "Enter") props.context.model.commit(props.cell);
              if (event.key === "Enter" || event.key === "Escape")
                props.context.goTo(props.cell.key);
            }}
          />
        </Show>
      </span>
    </div>
  );
};
