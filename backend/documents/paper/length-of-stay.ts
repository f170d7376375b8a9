/** Average days by pathway, latest week first; the total is of days over patients, never a mean of means (rule D3). */
import type { LengthOfStaySection, StayCell } from "../../../contracts/weekly-update.ts";
import { writeDayShort } from "../../../contracts/wording.ts";
import { swatchOf } from "../chart-style.ts";
import { cellOfNumber } from "./breakdown.ts";
import { type PaperRow, type PaperSection, cellOf } from "./paper.ts";

/** Null when the update has no such section. */
export const composeLengthOfStay = (section: LengthOfStaySection | null): PaperSection | null => {
  if (section === null) return null;
  const { title, pathways, weeks, total } = section;
  const share = 1 / (pathways.length + 1);
  const rowOf = (key: string, header: string, cells: readonly StayCell[]): PaperRow => ({
    key,
    cells: [cellOf(header), ...cells.map(({ average }) => cellOfNumber(average))],
    isTotal: key === "total",
  });
  const table = {
    caption: `${title}, in days`,
    columns: [
      { key: "week", header: "Week of", align: "left", share, bar: null } as const,
      ...pathways.map((pathway, position) => ({
        key: pathway,
        header: pathway,
        align: "left" as const,
        share,
        bar: swatchOf(pathway, position).fill,
      })),
    ],
    rows: [
      ...weeks.map(({ weekCommencing, cells }) =>
        rowOf(weekCommencing, writeDayShort(weekCommencing), cells),
      ),
      rowOf("total", "Total", total),
    ],
  };
  return {
    key: "length-of-stay",
    heading: title,
    under: "Days, weighted by patients",
    page: 2,
    isBox: false,
    blocks: [{ is: "table", table }],
  };
};
