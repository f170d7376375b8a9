/** The paragraph for whoever reads no further. */
import { type JSX, Show } from "solid-js";
import type { Edit } from "./create-edit.ts";
import type { Slot } from "./create-slot.ts";
import { PassageField } from "./passage-field.tsx";

export const SummaryCard = (props: { edit: Edit; slot: Slot }): JSX.Element => {
  const isSuggested = () => props.slot.standing().passage === null;
  return (
    <section class="card weekly-edit-summary" aria-labelledby="summary">
      <div class="weekly-edit-summary-head">
        <h2 id="summary">Summary for the board</h2>
        <p>
          <Show when={isSuggested()}>Suggested from the figures: </Show>
          {isSuggested() ? "marked" : "Marked"} words come from a figure and follow it
        </p>
      </div>
      <PassageField
        edit={props.edit}
        slot={props.slot}
        label="Summary for the board"
        placeholder="Write what the board should know"
      />
      <div class="weekly-edit-summary-actions">
        <button type="button" class="button" onClick={() => props.slot.takeBack()}>
          Suggest again
        </button>
        <button
          type="button"
          class="button"
          onClick={(event) => {
            props.slot.type("");
            event.currentTarget
              .closest("section")
              ?.querySelector<HTMLTextAreaElement>("textarea")
              ?.focus();
          }}
        >
          Start empty
        </button>
      </div>
    </section>
  );
};
