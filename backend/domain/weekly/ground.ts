/** What the sentences of an update stand on: the figures that its layout shows, and what is known of them. */
import type { Day } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import type { Plan } from "../../../contracts/plan.ts";
import type { Variation } from "../../../contracts/variation.ts";
import type { WeeklyLayout, WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import type { Reading } from "../reading.ts";

export type WeeklyGround = {
  monday: Day;
  layout: WeeklyLayout;
  /** By key: the locality's figures, of nothing later than the week's Sunday. */
  figures: ReadonlyMap<string, Figure>;
  /** The readings of a measure over `windowsOfUpdate`, in order of as-at. */
  readings: (measure: string) => readonly Reading[];
  plans: readonly Plan[];
  /** What the process behind a measure is doing; null where nothing may be said of it. */
  variationOf: (measure: string) => Variation | null;
};

/** The measures that a row speaks of. */
export const measuresOfRow = (row: WeeklyRowLayout["row"]): string[] => {
  if (row.is === "sentence") return [];
  return row.is === "pair" ? [row.first, row.second] : [row.measure];
};

/** The measures that the sections draw. */
export const sectionMeasures = (layout: WeeklyLayout): string[] =>
  [
    layout.nctrByPathway,
    layout.nctrByTrust,
    layout.nctrAgainstLastYear,
    layout.lengthOfStay,
  ].filter((key) => key !== null);

/** Every measure that the update shows, each once: its rows' in their order, then its sections'. */
export const measuresOfLayout = (layout: WeeklyLayout): string[] => [
  ...new Set([...layout.rows.flatMap(({ row }) => measuresOfRow(row)), ...sectionMeasures(layout)]),
];
