/** Which parts of the page somebody has opened: what comes now and then, and on a phone the earlier days. */
import { type Accessor, createSignal } from "solid-js";
import type { Cell } from "./create-cell.ts";
import type { Grid } from "./lay-grid.ts";

export type GroupsOpened = {
  /** True where what comes now and then is in sight. */
  isOccasionalOpen: Accessor<boolean>;
  setOccasionalOpen(isOpen: boolean): void;
  /** Whether a group shows its earlier days where there is no room for all of them. */
  showsEarlier(group: string): boolean;
  toggleEarlier(group: string): void;
  /** Opens whatever a cell is folded away in. */
  openFor(cell: Cell): void;
};

/** Where nothing comes with a date, what comes now and then is open from the beginning. */
export const createGroupsOpened = (grid: Accessor<Grid>): GroupsOpened => {
  const [isOccasionalOpen, setOccasionalOpen] = createSignal(
    grid().groups.every(({ isOccasional }) => isOccasional),
  );
  const [earlier, setEarlier] = createSignal<ReadonlySet<string>>(new Set());
  const change = (group: string, isOpen: boolean): void => {
    const next = new Set(earlier());
    if (isOpen) next.add(group);
    else next.delete(group);
    setEarlier(next);
  };
  return {
    isOccasionalOpen,
    setOccasionalOpen: (isOpen) => void setOccasionalOpen(isOpen),
    showsEarlier: (group) => earlier().has(group),
    toggleEarlier: (group) => change(group, !earlier().has(group)),
    openFor: (cell) => {
      const group = grid().groups.find(({ rows }) =>
        rows.some(({ cells }) => cells.includes(cell)),
      );
      if (group === undefined) return;
      if (group.isOccasional) setOccasionalOpen(true);
      if (!cell.isNow) change(group.key, true);
    },
  };
};
