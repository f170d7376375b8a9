/** The keyboard's way through a column of figures, as in the sheets that people come from. */

const cellSelector = "[data-entry-cell]";

/** Those in sight: what is folded away is passed over. */
const cellsIn = (form: HTMLElement): HTMLElement[] =>
  [...form.querySelectorAll<HTMLElement>(cellSelector)].filter(
    (cell) => cell.closest("details:not([open])") === null,
  );

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

/** What asks for a figure now, and what may have one without being asked. */
const owedStates = [["due", "overdue", "wrong"], ["not-due"]] as const;

/** Goes to the next cell that is owed, from the one in focus and round; then to those not due yet. */
export const goToNextEmpty = (form: HTMLElement): void => {
  const cells = cellsIn(form);
  const here = cells.findIndex((cell) => cell === document.activeElement);
  const round = [...cells.slice(here + 1), ...cells.slice(0, here + 1)];
  const stateOf = (cell: HTMLElement): string | undefined =>
    cell.closest<HTMLElement>(".entry-row")?.dataset["state"];
  for (const states of owedStates) {
    const owed = round.find((cell) => states.some((state) => state === stateOf(cell)));
    if (owed === undefined) continue;
    owed.focus();
    owed.scrollIntoView({ block: "center" });
    return;
  }
};
