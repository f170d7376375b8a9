/** A block's fate in one sentence, and what goes to the page. Pure. */
import { writeDayWithWeekday } from "../../../contracts/wording.ts";
import type { BlockChange } from "../grid-model.ts";
import type { Fate, FatedCell } from "./fate.ts";

/** Cells that cannot be read are named up to this many; the rest are counted. */
const namedMax = 5;

export type BlockSummary = {
  changes: BlockChange[];
  /** What will be saved where nothing was. */
  added: number;
  /** What will be saved in the place of something else. */
  replaced: number;
  same: number;
  /** Signs for "no figure" that wait for a reason. */
  needReason: number;
  /** What stands for a cell that cannot hold it: not a figure of its measure, or closed. */
  notSaved: FatedCell[];
  /** What no cell of the page is for; what was left out is not among it. */
  nowhere: number;
  questions: number;
};

const isNotSaved = (is: Fate["is"]): boolean => is === "wrong" || is === "closed";

export const summarise = (cells: readonly FatedCell[]): BlockSummary => {
  const count = (is: Fate["is"]): number => cells.filter(({ fate }) => fate.is === is).length;
  const changing = cells.flatMap(({ fate }) =>
    fate.is === "new" || fate.is === "replaces" ? fate : [],
  );
  return {
    changes: changing.map(({ change }) => change),
    added: count("new"),
    replaced: count("replaces"),
    same: count("same"),
    needReason: count("needs-reason"),
    notSaved: cells.filter(({ fate }) => isNotSaved(fate.is)),
    nowhere: count("outside"),
    questions: changing.filter(({ question }) => question !== null).length,
  };
};

/** "1 figure", "44 figures" */
export const writeFigures = (count: number): string =>
  count === 1 ? "1 figure" : `${count} figures`;

/** "row 5, Wed 14 Aug “abc”": rows as the spreadsheet's block has them, from 1. */
const nameCell = ({ row, column, text }: FatedCell, isTurned: boolean): string => {
  const [across, down] = [column.at + 1, row.at + 1];
  const what = row.line?.name ?? row.label;
  const where = isTurned ? `row ${across}` : `row ${down}`;
  const day =
    column.day === null ? `column ${isTurned ? down : across}` : writeDayWithWeekday(column.day);
  return `${where}${what === "" ? "" : ` (${what})`}, ${day} “${text}”`;
};

/** "41 will be saved, 3 change what is there, 1 cannot be saved: row 5 (P3), Wed 14 Aug “abc”." */
export const writeSummary = (summary: BlockSummary, isTurned = false): string => {
  const { added, replaced, same, needReason, notSaved, nowhere } = summary;
  const named = notSaved.slice(0, namedMax).map((cell) => nameCell(cell, isTurned));
  const more = notSaved.length - named.length;
  const said = [
    added > 0 ? `${added} will be saved` : "",
    replaced > 0 ? `${replaced} ${replaced === 1 ? "changes" : "change"} what is there` : "",
    same > 0 ? `${same} ${same === 1 ? "is" : "are"} as they stand already` : "",
    needReason > 0 ? `${needReason} ${needReason === 1 ? "needs" : "need"} a reason` : "",
    nowhere > 0 ? `${nowhere} ${nowhere === 1 ? "has" : "have"} no cell on this page` : "",
    notSaved.length > 0
      ? `${notSaved.length} cannot be saved: ${named.join("; ")}${more > 0 ? `; and ${more} more` : ""}`
      : "",
  ].filter((part) => part !== "");
  return said.length === 0 ? "Nothing in this block is for this page." : `${said.join(", ")}.`;
};
