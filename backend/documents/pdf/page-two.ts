/** The second page: what is watched over the weeks, risks and events, in columns. */
import type { Paper, PaperSection, SectionKey } from "../paper/paper.ts";
import { drawHeading, drawWords } from "./blocks.ts";
import { drawChart, heightOfChart } from "./chart.ts";
import { Flow } from "./flow.ts";
import { contentWidth, furtherTop, margin, monitoring } from "./pdf-style.ts";
import type { Element, Pen } from "./pen.ts";
import { drawTable, layTable } from "./table.ts";

const columnGap = 26;
/** Of an entry that must follow its heading on the same page. */
const firstEntryHeight = 44;
const headingGap = 4;

/** Which sections stand below one another, and how wide their column is beside the others. */
const columns: readonly { keys: readonly SectionKey[]; share: number }[] = [
  { keys: ["nctr-by-pathway", "length-of-stay"], share: 1.22 },
  { keys: ["nctr-last-year", "nctr-by-trust"], share: 1.22 },
  { keys: ["risks", "events"], share: 1 },
];

type Column = { sections: PaperSection[]; share: number; isAgenda: boolean };

/** The columns that have something in them; risks and events stand side by side where there is nothing else. */
const findColumns = (sections: readonly PaperSection[]): Column[] => {
  const found = columns
    .map(({ keys, share }) => ({
      sections: keys.flatMap((key) => sections.filter((section) => section.key === key)),
      share,
      isAgenda: keys.includes("risks"),
    }))
    .filter((column) => column.sections.length > 0);
  const [only] = found;
  if (found.length !== 1 || only === undefined) return found;
  return only.sections.map((section) => ({ ...only, sections: [section] }));
};

/** Risks and events that do not fit run on in as many columns as a page has room for. */
const columnsOf = (width: number): number[] => {
  const step = width + columnGap;
  const count = Math.max(1, Math.floor((contentWidth + columnGap) / step));
  return Array.from({ length: count }, (_, index) => margin.side + step * index);
};

const heightOfFirst = (flow: Flow, section: PaperSection): number => {
  const [block] = section.blocks;
  if (block?.is === "chart") return heightOfChart(flow, block.chart);
  if (block?.is === "table") return layTable(flow.pen, block.table, flow.width, monitoring).height;
  return firstEntryHeight;
};

const drawSection = (flow: Flow, section: PaperSection, parent: Element): void => {
  drawHeading(flow, section, parent, heightOfFirst(flow, section) + headingGap);
  flow.top += headingGap;
  for (const block of section.blocks) {
    if (block.is === "chart") drawChart(flow, block.chart, parent);
    else if (block.is === "table")
      drawTable(flow, layTable(flow.pen, block.table, flow.width, monitoring), parent);
    else drawWords(flow, block, parent, monitoring);
  }
  flow.top += monitoring.gap;
};

/** Where each section begins, for the bookmarks. It begins on a page of its own. */
export const drawPageTwo = (pen: Pen, paper: Paper): Map<PaperSection, number> => {
  const sections = paper.sections.filter(({ page }) => page === 2);
  const begun = new Map<PaperSection, number>();
  if (sections.length === 0) return begun;
  // In the order of the paper, wherever on the page they stand.
  const parents = new Map(sections.map((section) => [section, pen.open(pen.root, "Sect")]));
  const found = findColumns(sections);
  const shares = found.reduce((sum, { share }) => sum + share, 0);
  const inner = contentWidth - columnGap * (found.length - 1);
  const page = pen.pages;
  let left: number = margin.side;
  for (const column of found) {
    const width = (inner * column.share) / shares;
    const further = column.isAgenda ? columnsOf(width) : [];
    const flow = new Flow(pen, { page, left, width, top: furtherTop, further });
    for (const section of column.sections) {
      const parent = parents.get(section);
      if (parent === undefined) continue;
      drawSection(flow, section, parent);
      begun.set(section, flow.page);
    }
    left += width + columnGap;
  }
  return begun;
};
