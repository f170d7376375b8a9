/** What a key does in the grid, done: the keyboard meets the page's cells. */
import type { EntryContext } from "./entry-context.ts";
import { type KeyGrid, actOnKey, moveFrom } from "./grid-moves.ts";
import { changeReasons } from "./reason-choice.tsx";

/** The cell whose own control has the focus; what stands under a row or beside it has keys of its own. */
const cellOfEvent = (target: EventTarget | null): string | null => {
  if (!(target instanceof HTMLElement)) return null;
  const control = target.closest("td.entry-today, td.entry-past")?.querySelector("[data-cell]");
  return control instanceof HTMLElement ? (control.dataset["cell"] ?? null) : null;
};

/** Puts the caret at the end of what is typed. */
const beginEditing = (target: EventTarget | null): void => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  if (target.type === "radio") return;
  const end = target.value.length;
  target.setSelectionRange(end, end);
};

const markAll = (target: EventTarget | null): void => {
  if (target instanceof HTMLInputElement && target.type !== "radio") target.select();
};

/** Alt+1 to Alt+3: why the figure in hand changes. */
const reasonOnKey = ({ altKey, code }: KeyboardEvent): string | undefined =>
  altKey ? changeReasons[Number(/^Digit(\d)$/.exec(code)?.[1] ?? 0) - 1] : undefined;

/** @param keys What stands where, of what is in sight. */
export const onGridKey = (
  context: EntryContext,
  keys: () => KeyGrid,
  event: KeyboardEvent,
): void => {
  const key = cellOfEvent(event.target);
  const cell = key === null ? undefined : context.model.cellOf(key);
  if (key === null || cell === undefined || event.defaultPrevented) return;
  const reason = reasonOnKey(event);
  if (reason !== undefined) {
    event.preventDefault();
    context.model.giveReason(cell, reason);
    return;
  }
  const isEditing = context.editing() === key;
  const act = actOnKey(event, isEditing);
  if (act === null) return;
  const isSentence = event.target instanceof HTMLTextAreaElement;
  if (isSentence && act.is === "move" && event.shiftKey) return;
  switch (act.is) {
    case "move": {
      const to = moveFrom(keys(), key, act.move);
      if (event.key === "Tab" && to === null) return;
      event.preventDefault();
      context.model.commit(cell);
      context.setEditing(null);
      // "n/a" was typed: the reason is asked for, and has the focus.
      if (cell.content().asking) return;
      if (to === null) markAll(event.target);
      else context.goTo(to);
      return;
    }
    case "edit":
      event.preventDefault();
      context.setEditing(key);
      beginEditing(event.target);
      return;
    case "revert":
      context.model.restore(cell);
      context.setEditing(null);
      markAll(event.target);
      return;
    case "none":
      event.preventDefault();
      context.model.ask(cell);
      return;
    case "undo":
    case "redo":
      event.preventDefault();
      if (act.is === "undo") context.model.undo();
      else context.model.redo();
      return;
    case "about":
      event.preventDefault();
      context.showAbout(cell);
  }
};
