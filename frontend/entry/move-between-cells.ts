/** The keyboard's way through a column of figures, as in the sheets that people come from. */

const cellSelector = "[data-entry-cell]";

const cellsIn = (form: HTMLElement): HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>(cellSelector),
];

/** The cell before or after this element; undefined at either end. */
const findNeighbour = (
  form: HTMLElement,
  from: HTMLElement,
  step: -1 | 1,
): HTMLElement | undefined => {
  // Within a group of choices any of them stands for the group.
  const holder = from.closest("td") ?? from;
  const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const isBeside = (cell: HTMLElement): boolean =>
    !holder.contains(cell) && (holder.compareDocumentPosition(cell) & side) !== 0;
  const beside = cellsIn(form).filter(isBeside);
  return step === 1 ? beside[0] : beside.at(-1);
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
  const neighbour = findNeighbour(form, target, key === "ArrowUp" ? -1 : 1);
  // At the last cell Enter is left to the browser, which says that the value has changed.
  if (neighbour === undefined) return;
  event.preventDefault();
  neighbour.focus();
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
