/** Where the page leads: to a cell, to the one that a link names, to the next that is owed. */
import type { Instant } from "../../contracts/calendar.ts";
import { CellName } from "../../contracts/remark.ts";
import { stateOfContent } from "./cell-state.ts";
import type { Grid } from "./lay-grid.ts";

const controlOf = (key: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key)}"]`);

export const focusCell = (key: string): void => {
  const control = controlOf(key);
  control?.focus();
  control?.scrollIntoView({ block: "nearest" });
};

/** The keys of the cells that can be seen: what is folded away, or has no room on a phone, is left out. */
export const cellsInSight = (grid: HTMLElement): ReadonlySet<string> =>
  new Set(
    Array.from(grid.querySelectorAll<HTMLElement>("[data-cell]"))
      .filter((control) => control.checkVisibility())
      .map((control) => control.dataset["cell"] ?? ""),
  );

/** "ruh-nctr-banes/P1/2024-08-15" of an address; null where it names no cell. */
export const readCellName = (asked: string | undefined): CellName | null => {
  const [measure, breakdown, ...asAt] = (asked ?? "").split("/");
  const read = CellName.safeParse({ measure, breakdown, asAt: asAt.join("/") });
  return read.success ? read.data : null;
};

/** What asks for a figure now, and what may have one without being asked. */
const owedStates = [["due", "overdue", "wrong"], ["not-due"]] as const;

/** The next figure of today that is owed, from the one in hand and round; then those not due yet. */
export const findNextEmpty = (
  grid: Grid,
  inHand: string | undefined,
  now: Instant,
  isOpen: boolean,
): string | undefined => {
  const cells = grid.groups
    .filter(({ isOccasional }) => !isOccasional || isOpen)
    .flatMap(({ rows }) => rows.map((row) => row.now));
  const here = cells.findIndex(({ key }) => key === inHand);
  const round = [...cells.slice(here + 1), ...cells.slice(0, here + 1)];
  for (const states of owedStates) {
    const owed = round.find((cell) => {
      const { is } = stateOfContent(cell.row(), cell.content(), now);
      return states.some((state) => state === is);
    });
    if (owed !== undefined) return owed.key;
  }
  return undefined;
};
