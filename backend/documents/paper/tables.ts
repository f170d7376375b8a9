/** What a public edition prints where the board's paper draws a chart: the same section, in words. */
import type { WeeklyTable, WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { cellOf, type PaperColumn, type PaperSection } from "./paper.ts";

export const composeTables = ({ tables }: WeeklyUpdate): PaperSection[] =>
  tables.map((table) => ({
    key: table.section,
    heading: table.title,
    under: null,
    page: 2,
    isBox: false,
    blocks: [
      {
        is: "table",
        table: {
          caption: table.title,
          columns: columnsOf(table),
          rows: table.rows.map((cells, index) => ({
            key: String(index),
            cells: cells.map((words) => ({
              ...cellOf(words),
              isAbsent: words === "no figure",
            })),
            isTotal: false,
          })),
        },
      },
    ],
  }));

const columnsOf = ({ columns }: WeeklyTable): PaperColumn[] =>
  columns.map((header, index) => ({
    key: index === 0 ? "as-at" : `part-${index}`,
    header,
    align: index === 0 ? "left" : "right",
    share: 1 / columns.length,
    bar: null,
  }));
