/** "Paste from Excel", at the side of the grid: nothing is saved before it was looked at. */
import {
  type JSX,
  Match,
  Show,
  Switch,
  createEffect,
  createSignal,
  createUniqueId,
  onCleanup,
} from "solid-js";
import { Portal } from "solid-js/web";
import { Dialog } from "../../forms/dialog.tsx";
import type { BlockChange, GridCellRef } from "../grid-model.ts";
import { type Cells, isSeveralCells, parseBlock } from "./parse-block.ts";
import type { PasteHost } from "./paste-host.ts";
import { PastePreview } from "./paste-preview.tsx";
import { writeFigures } from "./summary.ts";
import "../../ui/button.css";
import "../../forms/forms.css";
import "./paste.css";

/** What stands open over the page. */
type Open =
  | { is: "nothing" }
  | { is: "typing" }
  | { is: "preview"; cells: Cells; focused: GridCellRef | null };

/** What became of the last block, until something else is done. */
type Said =
  { is: "nothing" } | { is: "problem" | "undone"; words: string } | { is: "pasted"; words: string };

const nothing = { is: "nothing" } as const;

/** A field for the block, where no keyboard can paste into the page itself. */
const PasteField = (props: {
  onRead: (text: string) => void;
  onClose: () => void;
}): JSX.Element => {
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  return (
    <Dialog title="Paste from Excel" onClose={props.onClose}>
      <div class="field">
        <label for={id}>Paste the copied cells here</label>
        <p class="field-hint" id={`${id}-hint`}>
          Rows and columns, with or without headings and dates. Nothing is saved yet.
        </p>
        <textarea
          id={id}
          class="input paste-field"
          rows="6"
          aria-describedby={`${id}-hint`}
          spellcheck={false}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div class="form-actions">
        <button type="button" class="button button-main" onClick={() => props.onRead(text())}>
          Check these cells
        </button>
        <button type="button" class="button" onClick={() => props.onClose()}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
};

const editable = "input, textarea, select, [contenteditable]";

/** Whether a paste is for the block's preview rather than for the field it came to. */
const isForBlock = (
  event: ClipboardEvent,
  text: string,
  parts: { card: HTMLElement | undefined; grid: HTMLElement | undefined },
): boolean => {
  const { target } = event;
  if (!(target instanceof Element) || document.querySelector("dialog[open]") !== null) return false;
  if (parts.card?.contains(target) === true) return true;
  const field = target.closest(editable);
  const isInGrid = parts.grid?.contains(target) === true;
  if (field !== null && !isInGrid) return false;
  // A sentence may have several lines; only a table has tabs.
  if (field instanceof HTMLTextAreaElement && !text.includes("\t")) return false;
  return isSeveralCells(text);
};

/** Over the foot of the page, wherever the card itself is: on a phone it is out of sight. */
const Toast = (props: { said: Said; onUndo: () => void; onClose: () => void }): JSX.Element => (
  <Portal>
    <div class="paste-toast" data-shown={props.said.is === "nothing" ? undefined : ""}>
      <p role={props.said.is === "problem" ? "alert" : "status"}>
        {"words" in props.said ? props.said.words : ""}
      </p>
      <Show when={props.said.is !== "nothing"}>
        <Show when={props.said.is === "pasted"}>
          <button type="button" onClick={() => props.onUndo()}>
            Undo (Ctrl+Z)
          </button>
        </Show>
        <button type="button" onClick={() => props.onClose()}>
          Close<span class="visually-hidden"> this message</span>
        </button>
      </Show>
    </div>
  </Portal>
);

/** The card, and whatever it opens. A block is also caught anywhere in `grid`. */
export const PasteCard = (props: PasteHost): JSX.Element => {
  let card: HTMLElement | undefined;
  const [open, setOpen] = createSignal<Open>(nothing);
  const [said, setSaid] = createSignal<Said>(nothing);
  const read = (text: string): void => {
    const block = parseBlock(text);
    setSaid(nothing);
    if (block.is === "block") {
      setOpen({ is: "preview", cells: block.cells, focused: props.model.focused() });
      return;
    }
    setOpen(nothing);
    const words =
      block.is === "empty" ? "No cells were copied. Copy them in Excel first." : block.message;
    setSaid({ is: "problem", words });
  };
  const save = (changes: BlockChange[]): void => {
    setOpen(nothing);
    props.model.applyBlock(changes);
    setSaid({ is: "pasted", words: `${writeFigures(changes.length)} pasted.` });
  };
  const undo = (): void => {
    const isBack = props.model.undo();
    setSaid({
      is: "undone",
      words: isBack
        ? "Taken back. Where nothing was before, it now says so: entered by mistake."
        : "There is nothing to take back.",
    });
    card?.querySelector("button")?.focus();
  };
  createEffect(() => {
    const grid = props.grid;
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (event.defaultPrevented || !isForBlock(event, text, { card, grid })) return;
      event.preventDefault();
      event.stopPropagation();
      read(text);
    };
    // What is typed afterwards is the last step then, and "Undo" here would take that back instead.
    const forget = (): void => void setSaid(nothing);
    const forgetSteps = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) forget();
    };
    // Before the field it came to: there it would be figures in a row without a blank between.
    document.addEventListener("paste", onPaste, true);
    grid?.addEventListener("input", forget);
    grid?.addEventListener("keydown", forgetSteps);
    onCleanup(() => {
      document.removeEventListener("paste", onPaste, true);
      grid?.removeEventListener("input", forget);
      grid?.removeEventListener("keydown", forgetSteps);
    });
  });
  return (
    <section ref={card} class="card paste-card" aria-labelledby="paste-card">
      <h2 id="paste-card">Paste from Excel</h2>
      <button type="button" class="paste-drop" onClick={() => setOpen({ is: "typing" })}>
        <span class="paste-with-keys">
          Copy cells, press <kbd>Ctrl</kbd> <kbd>V</kbd> here.
        </span>
        <span class="paste-by-touch">Copy cells, and paste them here.</span> You check before it
        saves.
      </button>
      <Toast said={said()} onUndo={undo} onClose={() => setSaid(nothing)} />
      {/* At the page's end: a dialog inside a part that is out of sight would be so too. */}
      <Portal>
        <Switch>
          <Match when={open().is === "typing"}>
            <PasteField
              onRead={read}
              onClose={() => {
                if (open().is === "typing") setOpen(nothing);
              }}
            />
          </Match>
          <Match when={previewOf(open())}>
            {(preview) => (
              <PastePreview
                cells={preview().cells}
                focused={preview().focused}
                host={props}
                onSave={save}
                onClose={() => setOpen(nothing)}
              />
            )}
          </Match>
        </Switch>
      </Portal>
    </section>
  );
};

const previewOf = (open: Open): Extract<Open, { is: "preview" }> | undefined =>
  open.is === "preview" ? open : undefined;
