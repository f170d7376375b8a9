/** The first page: what it is, the summary, the criteria table and what is missing. */
import type { Paper, PaperSection } from "../paper/paper.ts";
import { drawWords, heightOfWords } from "./blocks.ts";
import { drawBox, heightOfBox } from "./boxes.ts";
import { Flow } from "./flow.ts";
import { breakLines, drawLines } from "./lines.ts";
import {
  type Density,
  contentBottom,
  contentWidth,
  densities,
  inks,
  margin,
  roomy,
  tight,
} from "./pdf-style.ts";
import type { Element, Ink, Pen } from "./pen.ts";
import { drawTable, layTable } from "./table.ts";

/** Between boxes side by side. */
const boxGap = 12;

/** "Bath and North East Somerset … Published Friday 16 August 2024, 3:10pm", and the edition under it. */
const drawTop = (pen: Pen, paper: Paper): { left: number; right: number } => {
  const half = contentWidth * 0.48;
  const write = (words: string, ink: Ink, side: "left" | "right", top: number): number => {
    const x = side === "left" ? margin.side : margin.side + contentWidth - half;
    const lines = breakLines(pen, [{ words, ink }], half, side);
    return drawLines(lines, x, top, { element: pen.open(pen.root, "P"), tag: "P" });
  };
  const left = write(paper.place, inks.head, "left", margin.top);
  let right = write(paper.state, paper.isDraft ? inks.draft : inks.head, "right", margin.top);
  for (const stamp of paper.stamps) right = write(stamp, inks.head, "right", right);
  return { left: left + 3, right };
};

const drawTitle = (pen: Pen, paper: Paper, top: number): number => {
  const place = (tag: string) => ({ element: pen.open(pen.root, tag), tag });
  // The stamps stand at its right.
  const title = breakLines(pen, [{ words: paper.title, ink: inks.title }], contentWidth * 0.56);
  const under = drawLines(title, margin.side, top, place("H1"));
  const subtitle = breakLines(pen, [{ words: paper.subtitle, ink: inks.subtitle }], contentWidth);
  return drawLines(subtitle, margin.side, under, place("P"));
};

/** What the sections of the page take together when they are set so closely. */
const heightOfPage = (pen: Pen, groups: readonly PaperSection[][], density: Density): number =>
  groups.reduce((sum, group) => sum + heightOfGroup(pen, group, density) + density.gap, 0);

const heightOfGroup = (pen: Pen, group: readonly PaperSection[], density: Density): number =>
  Math.max(
    0,
    ...group.map((section) =>
      section.isBox
        ? heightOfBox(pen, section, boxWidth(group.length), density)
        : heightOfBlocks(pen, section, density),
    ),
  );

const heightOfBlocks = (pen: Pen, section: PaperSection, density: Density): number =>
  section.blocks.reduce((sum, block) => {
    if (block.is === "table") return sum + layTable(pen, block.table, contentWidth, density).height;
    return sum + heightOfWords(pen, block, contentWidth, density);
  }, 0);

/** Boxes stand side by side, as many as there are. */
const boxWidth = (count: number): number => (contentWidth - boxGap * (count - 1)) / count;

/** Sections one below the other; boxes that follow each other beside each other. */
const groupSections = (sections: readonly PaperSection[]): PaperSection[][] => {
  const groups: PaperSection[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (section.isBox && last?.[0]?.isBox === true) last.push(section);
    else groups.push([section]);
  }
  return groups;
};

/** Boxes higher than this stand one below the other. */
const boxesBesideHeightMax = 160;

const drawBoxes = (flow: Flow, group: readonly PaperSection[], density: Density): Flow[] => {
  const { pen } = flow;
  const height = heightOfGroup(pen, group, density);
  if (group.length > 1 && height > boxesBesideHeightMax)
    return group.flatMap((section) => {
      const drawn = drawBoxes(flow, [section], density);
      flow.top += density.gap;
      return drawn;
    });
  flow.keep(height);
  const width = boxWidth(group.length);
  const flows = group.map((section, index) => {
    const left = flow.left + index * (width + boxGap);
    const own = new Flow(pen, { page: flow.page, left, width, top: flow.top });
    drawBox(own, section, pen.open(pen.root, "Sect"), density, height);
    return own;
  });
  const [last] = flows.toSorted((a, b) => b.page - a.page || b.top - a.top);
  while (last !== undefined && flow.page < last.page) flow.next();
  flow.top = last?.top ?? flow.top;
  return flows;
};

const drawSection = (
  flow: Flow,
  section: PaperSection,
  parent: Element,
  density: Density,
): void => {
  for (const block of section.blocks) {
    if (block.is === "table")
      drawTable(flow, layTable(flow.pen, block.table, flow.width, density), parent);
    else drawWords(flow, block, parent, density);
  }
};

/** That figures are made up stands beside the title: nobody reads a number before it. */
const drawIllustrative = (pen: Pen, section: PaperSection, top: number): number => {
  const width = 292;
  const left = margin.side + contentWidth - width;
  const flow = new Flow(pen, { page: 0, left, width, top });
  drawBox(flow, section, pen.open(pen.root, "Sect"), tight);
  return flow.top;
};

/** Where each section begins, for the bookmarks. */
export const drawPageOne = (pen: Pen, paper: Paper): Map<PaperSection, number> => {
  const sections = paper.sections.filter(({ page }) => page === 1);
  const illustrative = sections.find(({ key }) => key === "illustrative");
  const { left: begins, right: stamped } = drawTop(pen, paper);
  const titled = drawTitle(pen, paper, begins);
  const noted =
    illustrative === undefined ? stamped : drawIllustrative(pen, illustrative, stamped + 5);
  const top = Math.max(titled, noted) + 9;
  const groups = groupSections(sections.filter((section) => section !== illustrative));
  const fitting = densities.find(
    (density) => top + heightOfPage(pen, groups, density) - density.gap <= contentBottom,
  );
  // What fits at none of them runs on to a further page, set with room.
  const density = fitting ?? roomy;
  const begun = new Map<PaperSection, number>();
  const flow = new Flow(pen, { page: 0, left: margin.side, width: contentWidth, top });
  for (const group of groups) {
    if (group[0]?.isBox === true) {
      const flows = drawBoxes(flow, group, density);
      for (const [index, section] of group.entries())
        begun.set(section, flows[index]?.page ?? flow.page);
    } else {
      for (const section of group) {
        begun.set(section, flow.page);
        drawSection(flow, section, pen.open(pen.root, "Sect"), density);
      }
    }
    flow.top += density.gap;
  }
  return begun;
};
