/** The criteria table: each row in its own words, with its rating, its date and what was written beside it. */
import { writePassage } from "../../../contracts/passage.ts";
import type { WeeklyRow, WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { writeWhoAndWhy } from "../../../contracts/wording.ts";
import {
  type CellLine,
  type PaperCell,
  type PaperColumn,
  type PaperRow,
  type PaperSection,
  type Rating,
  cellOf,
} from "./paper.ts";

const columns: readonly PaperColumn[] = [
  { key: "criteria", header: "Criteria", align: "left", share: 0.24, bar: null },
  { key: "reading", header: "No. / RAG rating", align: "left", share: 0.25, bar: null },
  { key: "as-at", header: "As at", align: "left", share: 0.08, bar: null },
  { key: "against", header: "Against target of", align: "left", share: 0.33, bar: null },
  { key: "change", header: "+/- last report", align: "right", share: 0.1, bar: null },
];

const words = { green: "Green", amber: "Amber", red: "Red" } as const;

/** Level 4 of a scale is louder than 3: black, as the place's own papers have it. */
const isBlack = (reading: string): boolean => /^(OPEL|Black) 4$/.test(reading);

const bareNumber = /^-?[\d,]+(\.\d+)?%?$/;

/** The number that a text is; null when it is anything else. */
export const readNumber = (text: string): number | null =>
  bareNumber.test(text) ? Number(text.replaceAll(/[,%]/g, "")) : null;

/**
 * A level says its own name in the chip ("OPEL 2", "Amber 2"); a number stands before a chip with the
 * colour's word; what is not rated has none (rule V5).
 */
export const rateReading = ({
  reading,
  rag,
}: Pick<WeeklyRow, "reading" | "rag">): Rating | null => {
  if (rag === "not-rated") return null;
  if (rag === "no-figure") return { tone: "none", word: "No figure", isChip: true };
  if (/^[\d*]/.test(reading)) return { tone: rag, word: words[rag], isChip: false };
  return isBlack(reading)
    ? { tone: "black", word: "Black", isChip: true }
    : { tone: rag, word: words[rag], isChip: true };
};

/** Beside the published number, never in its place (rule R3). */
const writeCorrections = (update: WeeklyUpdate, row: string): CellLine[] =>
  update.corrections
    .filter((correction) => correction.row === row)
    .map((correction) => ({
      kind: "correction",
      words: `published ${correction.published}, since corrected to ${correction.now}${writeWhoAndWhy(correction)}`,
    }));

const findLines = ({ note, plan, variation, comment }: WeeklyRow): CellLine[] => {
  const lines: CellLine[] = [
    { kind: "note", words: note ?? "" },
    { kind: "plan", words: plan },
    { kind: "variation", words: variation },
    { kind: "comment", words: comment === null ? "" : writePassage(comment) },
  ];
  return lines.filter((line) => line.words !== "");
};

const composeRow = (update: WeeklyUpdate, row: WeeklyRow): PaperRow => {
  const reading: PaperCell = {
    text: row.reading,
    value: readNumber(row.reading),
    rating: rateReading(row),
    lines: writeCorrections(update, row.key),
    isAbsent: row.rag === "no-figure",
  };
  const against: PaperCell = { ...cellOf(row.against), lines: findLines(row) };
  return {
    key: row.key,
    cells: [cellOf(row.criteria), reading, cellOf(row.asAt), against, cellOf(row.change)],
    isTotal: false,
  };
};

/** The table of the first page. */
export const composeCriteria = (update: WeeklyUpdate): PaperSection => ({
  key: "criteria",
  heading: null,
  under: null,
  page: 1,
  isBox: false,
  blocks: [
    {
      is: "table",
      table: {
        caption: "Criteria, with rating, date, target and change since the last report",
        columns,
        rows: update.rows.map((row) => composeRow(update, row)),
      },
    },
  ],
});
