/** What somebody has just said of a figure and the server has not got yet, or would not have. */
import { For, type JSX, Show } from "solid-js";
import type { Cell } from "./create-cell.ts";
import { saidOf } from "./create-remarks.ts";
import { remarkWords } from "./cell-versions.tsx";
import type { EntryContext } from "./entry-context.ts";

export const SaidRemarks = (props: { cell: Cell; context: EntryContext }): JSX.Element => (
  <Show when={saidOf(props.context.remarks, props.cell).length > 0}>
    <ol class="entry-remarks">
      <For each={saidOf(props.context.remarks, props.cell)}>
        {({ request, refusal }) => (
          <li data-kind={request.is}>
            {remarkWords(request)}
            <Show
              when={refusal}
              fallback={
                <span class="entry-hint">
                  {props.context.remarks.isHeld() ? "Waiting to send" : "Sending"}
                </span>
              }
            >
              {(why) => (
                <span class="entry-problem" role="alert">
                  Not kept: {why()}{" "}
                  <button
                    type="button"
                    class="entry-link"
                    onClick={() => props.context.remarks.forget(request.id)}
                  >
                    Put it away
                  </button>
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ol>
  </Show>
);
