/** The sections of the paper under real headings, in reading order. */
import { type IBorderOptions, type IParagraphOptions, Paragraph, type Table } from "docx";
import { ChartRun } from "docx/charts";
import { drawChart } from "../office/charts/draw-chart.ts";
import type { DrawnChart } from "../office/charts/chart-xml.ts";
import { office } from "../office/office-style.ts";
import { safeWords } from "../office/safe-words.ts";
import type { PaperBlock, PaperChart, PaperItem, PaperSection } from "../paper/paper.ts";
import { runsOf } from "./word-runs.ts";
import { chartPixels, styleIds } from "./word-style.ts";
import { writeTable } from "./word-table.ts";

export type WordBlock = Paragraph | Table;

/** A bar at the side: Word would draw a frame anew around each entry of a list. */
const bar: IBorderOptions = { style: "single", size: 36, space: 8, color: office.text };
const barIndent = 220;
const dotIndent = 240;

const boxed = (isBox: boolean): Pick<IParagraphOptions, "border" | "style" | "indent"> =>
  isBox ? { border: { left: bar }, style: styleIds.box, indent: { left: barIndent } } : {};

const dotted = (isBox: boolean): Pick<IParagraphOptions, "indent"> => {
  const left = (isBox ? barIndent : 0) + dotIndent;
  return { indent: { left, hanging: dotIndent } };
};

const writeItem = ({ title, tag, lines }: PaperItem): Paragraph[] => [
  new Paragraph({
    spacing: { before: 120, after: 0 },
    keepNext: lines.length > 0,
    children: [
      ...runsOf(title, { bold: true }),
      ...(tag === null ? [] : runsOf(`  ${tag}`, { bold: true, color: office.aim })),
    ],
  }),
  ...lines.map((line) => new Paragraph({ spacing: { after: 0 }, children: runsOf(line) })),
];

/**
 * Word's own chart, which whoever has it may edit. Its place is made here; what is drawn and its sheet
 * are put into the package at the end, the same as on the slides.
 */
const writeChart = (chart: PaperChart, drawn: DrawnChart): WordBlock[] => {
  const { title, description, gapSentence, table } = chart;
  return [
    new Paragraph({
      keepNext: true,
      children: [
        new ChartRun({
          type: "column",
          categories: [...drawn.categories],
          series: drawn.series.map(({ name, values }) => ({ name, values: [...values] })),
          transformation: chartPixels,
          altText: { name: chart.key, title, description: safeWords(`${title}. ${description}`) },
        }),
      ],
    }),
    ...(gapSentence === null
      ? []
      : [new Paragraph({ style: styleIds.gaps, children: runsOf(gapSentence) })]),
    ...writeTable(table),
  ];
};

const toneStyles = { lead: styleIds.lead, plain: "Normal", quiet: styleIds.quiet } as const;

type Writing = { isBox: boolean; drawn: DrawnChart[] };

const writeBlock = (block: PaperBlock, { isBox, drawn }: Writing): WordBlock[] => {
  switch (block.is) {
    case "paragraph":
      return [
        new Paragraph({
          style: toneStyles[block.tone],
          ...boxed(isBox),
          children: block.runs.flatMap(({ words, strong }) => runsOf(words, { bold: strong })),
        }),
      ];
    case "list":
      return block.items.map(
        (words) =>
          new Paragraph({
            ...boxed(isBox),
            ...dotted(isBox),
            bullet: { level: 0 },
            children: runsOf(words),
          }),
      );
    case "items":
      return block.items.flatMap(writeItem);
    case "table":
      return writeTable(block.table);
    case "chart": {
      const chart = drawChart(block.chart);
      drawn.push(chart);
      return writeChart(block.chart, chart);
    }
  }
};

export const headingOf = (words: string, pageBreakBefore = false): Paragraph =>
  new Paragraph({ heading: "Heading2", pageBreakBefore, children: runsOf(words) });

/**
 * @param drawn gains each chart of the section, in the order in which they stand.
 * @param isFirstOfPage begins a page: the second one is for monitoring, risks and events.
 */
export const writeSection = (
  { heading, under, isBox, blocks }: PaperSection,
  drawn: DrawnChart[],
  isFirstOfPage: boolean,
): WordBlock[] => [
  ...(heading === null ? [] : [headingOf(heading, isFirstOfPage)]),
  ...(under === null ? [] : [new Paragraph({ style: styleIds.under, children: runsOf(under) })]),
  ...blocks.flatMap((block) => writeBlock(block, { isBox, drawn })),
];
