/**
 * The weekly update composed and not yet drawn: what stands where, in which words. Every form is
 * written from this, so that all of them say the same (rule R10). Pure data: no form's own language
 * is in it. Text is exactly as printed; a number stands beside it only where a form draws it.
 */
import type { Day } from "../../../contracts/calendar.ts";

/** Words of one weight, in reading order. */
export type Run = { readonly words: string; readonly strong: boolean };

/** A colour with its word. Black is level 4 of a scale, louder than red; none is "no figure". */
export type Rating = {
  readonly tone: "green" | "amber" | "red" | "black" | "none";
  /** What the colour says: "Green". */
  readonly word: string;
  /** True when the cell's own text is the chip's ("OPEL 2"); else the chip says `word` beside it. */
  readonly isChip: boolean;
};

/** A line under what a cell says: a note, the plan, a comment, or a correction (rule R3). */
export type CellLine = {
  readonly kind: "note" | "plan" | "variation" | "comment" | "correction";
  readonly words: string;
};

export type PaperCell = {
  readonly text: string;
  /** The raw number, where the text is one number; null otherwise. */
  readonly value: number | null;
  readonly rating: Rating | null;
  readonly lines: readonly CellLine[];
  /** True when the text says that there is no figure: it is drawn quietly, and never as a zero. */
  readonly isAbsent: boolean;
};

export type PaperColumn = {
  /** Names the column for whoever looks for a cell: "reading", "as-at". */
  readonly key: string;
  readonly header: string;
  readonly align: "left" | "right";
  /** Its share of the table's width; the shares of a table sum to 1. */
  readonly share: number;
  /** A colour "#rrggbb" when the column's numbers are drawn as bars as well; null otherwise. */
  readonly bar: string | null;
};

export type PaperRow = {
  readonly key: string;
  /** One for each column; the first is the row's header. */
  readonly cells: readonly PaperCell[];
  /** A row that sums the others up stands apart at the foot. */
  readonly isTotal: boolean;
};

export type PaperTable = {
  readonly caption: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
};

/** One line, or one part of each column: its numbers in the order of the categories, null for a gap. */
export type PaperSeries = {
  readonly key: string;
  /** "P1", "this year". */
  readonly name: string;
  /** What the name means: "home, support"; null where it needs no words. */
  readonly words: string | null;
  readonly role: "data" | "comparison" | "target";
  /** "#rrggbb", and the colour of a number written on it. */
  readonly fill: string;
  readonly ink: string;
  readonly values: readonly (number | null)[];
};

/**
 * Stacked columns: the first series is the lowest. Columns: a row of columns for each series, all on
 * one scale. Lines: one for each series; a target is dashed.
 */
export type PaperChart = {
  readonly key: "nctr-by-pathway" | "nctr-by-trust" | "nctr-last-year";
  readonly kind: "stacked-columns" | "columns" | "lines";
  /** What is seen. */
  readonly title: string;
  /** What is drawn. */
  readonly subtitle: string;
  /** The whole chart in words, for someone who does not see it. */
  readonly description: string;
  readonly categories: readonly { readonly day: Day; readonly label: string }[];
  readonly series: readonly PaperSeries[];
  /** Over each stack; null where a part is missing, and no bar is drawn there (rule D2). Empty for other kinds. */
  readonly totals: readonly (number | null)[];
  /** For each category what it lacks: "no figure", "P2 missing"; null where it is whole. */
  readonly gaps: readonly (string | null)[];
  /** The gaps in one sentence under the chart; null without any. */
  readonly gapSentence: string | null;
  readonly table: PaperTable;
};

/** One entry of a list: its first line, a word of its state, and what more is said of it. */
export type PaperItem = {
  readonly key: string;
  readonly title: string;
  /** "New", "Open", "Closed"; null where it has no state. */
  readonly tag: string | null;
  readonly lines: readonly string[];
};

export type PaperBlock =
  | {
      readonly is: "paragraph";
      readonly tone: "lead" | "plain" | "quiet";
      readonly runs: readonly Run[];
    }
  /** Sentences, each with a dot before it. */
  | { readonly is: "list"; readonly items: readonly string[] }
  /** Risks and events: entries with a title. */
  | { readonly is: "items"; readonly items: readonly PaperItem[] }
  | { readonly is: "table"; readonly table: PaperTable }
  | { readonly is: "chart"; readonly chart: PaperChart };

export type SectionKey =
  | "illustrative"
  | "summary"
  | "criteria"
  | "missing"
  | "corrected-since-last"
  | "corrections"
  | "nctr-by-pathway"
  | "nctr-by-trust"
  | "nctr-last-year"
  | "length-of-stay"
  | "risks"
  | "events";

export type PaperSection = {
  readonly key: SectionKey;
  /** Null where the section needs none under the title: the summary and the criteria. */
  readonly heading: string | null;
  /** A quiet line under the heading. */
  readonly under: string | null;
  /** 1: what the board reads first. 2: monitoring, risks and events. */
  readonly page: 1 | 2;
  /** Stands in a box: what must not be overlooked. */
  readonly isBox: boolean;
  readonly blocks: readonly PaperBlock[];
};

export type Paper = {
  /** A language tag: "en-GB". */
  readonly language: string;
  /** "BaNES Locality Weekly Update" */
  readonly title: string;
  /** "Week commencing Monday 12 August 2024" */
  readonly subtitle: string;
  /** "Bath and North East Somerset" */
  readonly place: string;
  /** "Published Friday 16 August 2024, 3:10pm", or that it is a draft and from when. */
  readonly state: string;
  /** "Edition 2: a late figure came", "Public edition, small numbers withheld", "Fingerprint 3f2a…". */
  readonly stamps: readonly string[];
  /** True until it is published; its state says which. */
  readonly isDraft: boolean;
  readonly isPublic: boolean;
  /** In reading order; never empty sections. */
  readonly sections: readonly PaperSection[];
  /** What the numbers are and what they are compared with. */
  readonly footnotes: readonly string[];
};

/** A cell of plain text. */
export const cellOf = (text: string): PaperCell => ({
  text,
  value: null,
  rating: null,
  lines: [],
  isAbsent: false,
});

/** The charts of a paper, in their order. */
export const chartsOf = (paper: Paper): PaperChart[] =>
  paper.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.is === "chart" ? [block.chart] : [])),
  );

/** Every table of a paper, those of its charts included, in reading order. */
export const tablesOf = (paper: Paper): PaperTable[] =>
  paper.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.is === "table") return [block.table];
      return block.is === "chart" ? [block.chart.table] : [];
    }),
  );
