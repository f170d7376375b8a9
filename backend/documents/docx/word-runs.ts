/** Words as Word takes them: on as many lines as were typed, and with marks that it can hold. */
import { type IRunOptions, TextRun } from "docx";
import { chipLooks, writeChip } from "../office/office-style.ts";
import { linesOf } from "../office/safe-words.ts";
import type { PaperCell, Rating } from "../paper/paper.ts";

export const runsOf = (words: string, look: Omit<IRunOptions, "text" | "break"> = {}): TextRun[] =>
  linesOf(words).map(
    (text, index) => new TextRun({ ...look, text, ...(index === 0 ? {} : { break: 1 }) }),
  );

/** A rating as shape, word and colour. */
export const chipOf = (cell: PaperCell, rating: Rating): TextRun => {
  const { ground, ink } = chipLooks[rating.tone];
  return new TextRun({
    text: linesOf(writeChip(cell)).join(" "),
    bold: true,
    color: ink,
    shading: { type: "clear", color: "auto", fill: ground },
  });
};
