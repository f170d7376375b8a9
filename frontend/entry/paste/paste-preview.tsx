/** What will become of a block, before it is saved. */
import { type JSX, Show, untrack } from "solid-js";
import { Dialog } from "../../forms/dialog.tsx";
import type { BlockChange, GridCellRef } from "../grid-model.ts";
import { createPaste } from "./create-paste.ts";
import type { Cells } from "./parse-block.ts";
import type { PasteHost } from "./paste-host.ts";
import { DatesQuestion, NoneReason, Sentences } from "./paste-questions.tsx";
import { PasteTable } from "./paste-table.tsx";
import { writeFigures, writeSummary } from "./summary.ts";

const hasSigns = (fate: { is: string; change?: BlockChange }): boolean =>
  fate.is === "needs-reason" || fate.change?.none !== undefined;

/**
 * @param props.cells The block, which stays the same for as long as this is drawn; so does `focused`.
 * @param props.onSave called with what is to be put in, never with nothing.
 */
export const PastePreview = (props: {
  cells: Cells;
  host: Pick<PasteHost, "model" | "contentOf">;
  focused: GridCellRef | null;
  onSave: (changes: BlockChange[]) => void;
  onClose: () => void;
}): JSX.Element => {
  // Read once: another block is another preview.
  const paste = untrack(() => createPaste(props.cells, props.host, props.focused));
  const count = () => paste.summary().changes.length;
  return (
    <Dialog title="Check before it saves" onClose={props.onClose}>
      <div class="paste-preview">
        <p role="status">
          <strong>{writeSummary(paste.summary(), paste.mapping().turned)}</strong>
        </p>
        <div class="paste-asked">
          <Show when={paste.shift()}>
            {(shift) => <DatesQuestion paste={paste} shift={shift()} />}
          </Show>
          <Show when={paste.fated().some(({ fate }) => hasSigns(fate))}>
            <NoneReason paste={paste} />
          </Show>
        </div>
        <PasteTable paste={paste} />
        <Sentences cells={paste.fated()} />
      </div>
      <div class="form-actions paste-actions">
        <button
          type="button"
          class="button button-main"
          disabled={count() === 0}
          onClick={() => props.onSave(paste.summary().changes)}
        >
          Save {writeFigures(count())}
        </button>
        <button type="button" class="button" onClick={() => props.onClose()}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
};
