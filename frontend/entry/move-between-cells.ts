/** The keyboard's way through a column of figures, as in the sheets that people come from. */

const cellSelector = "[data-entry-cell]";

const cellsIn = (form: HTMLElement): HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>(cellSelector),
];

/** Goes to the cell `step` after this one, and stays where it is at either end. */
const move = (form: HTMLElement, from: EventTarget | null, step: number): void => {
  const cells = cellsIn(form);
  const holder = from instanceof HTMLElement ? (from.closest("td") ?? from) : null;
  const here = cells.findIndex((cell) => cell === from || holder?.contains(cell));
  const next = cells[here + step];
  if (here === -1 || next === undefined) return;
  next.focus();
};

/**
 * Enter and the arrow down go on, the arrow up goes back. Radio buttons keep their own arrows, and a
 * sentence its lines.
 */
export const moveOnKey = (form: HTMLElement, event: KeyboardEvent): void => {
  const { target, key } = event;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  const isArrow = key === "ArrowDown" || key === "ArrowUp";
  if (isArrow && (target.type === "radio" || target instanceof HTMLTextAreaElement)) return;
  if (!isArrow && (key !== "Enter" || event.shiftKey)) return;
  event.preventDefault();
  move(form, target, key === "ArrowUp" ? -1 : 1);
};

/** Goes to the first cell that is still owed, after the one in focus or from the top. */
export const goToNextEmpty = (form: HTMLElement): void => {
  const cells = cellsIn(form);
  const here = cells.findIndex((cell) => cell === document.activeElement);
  const isOwed = (cell: HTMLElement): boolean =>
    ["due", "overdue", "not-due", "wrong"].includes(
      cell.closest<HTMLElement>(".entry-row")?.dataset["state"] ?? "",
    );
  const owed = [...cells.slice(here + 1), ...cells.slice(0, here + 1)].find(isOwed);
  owed?.focus();
  owed?.scrollIntoView({ block: "center" });
};
