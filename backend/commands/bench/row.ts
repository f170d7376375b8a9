/** One line of what was measured: the bare server beside ours. */
export type Row = {
  group: string;
  what: string;
  unit: "ms" | "MB" | "KB" | "a second" | "figures";
  bare: number;
  ours: number;
  aim?: Aim;
};

/** What ours should not exceed: so many times the bare server's number, or so much by itself. */
export type Aim = { timesMax: number } | { oursMax: number };

/** How many times the bare server's number ours is. */
export const ratioOf = ({ bare, ours }: Row): number => ours / bare;

/** Null for what has no aim. */
export const isReached = (row: Row): boolean | null => {
  const { aim } = row;
  if (aim === undefined) return null;
  return "timesMax" in aim ? ratioOf(row) <= aim.timesMax : row.ours <= aim.oursMax;
};
