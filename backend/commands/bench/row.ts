/** One line of what was measured: the bare server beside ours. */
export type Row = {
  group: string;
  what: string;
  unit: "ms" | "MB" | "a second" | "figures";
  bare: number;
  ours: number;
};

/** How many times the bare server's number ours is. */
export const ratioOf = ({ bare, ours }: Row): number => ours / bare;
