/** Headings, paragraphs, lists, entries and boxes. */
import { colour } from "../chart-style.ts";
import type { PaperBlock, PaperItem, PaperSection } from "../paper/paper.ts";
import type { Flow } from "./flow.ts";
import { type Line, breakLines, drawLines, heightOf, speak, splitLines } from "./lines.ts";
import { type Density, hairline, inks } from "./pdf-style.ts";
import { type Element, type Ink, type Pen, baselineIn } from "./pen.ts";

const bulletIndent = 10;
const tagGap = 6;
const itemPadding = 5;

/** Down the flow, line by line, on to further pages where this one ends. */
export const runDown = (
  flow: Flow,
  lines: readonly Line[],
  element: Element,
  tag: string,
  indent = 0,
): void => {
  flow.keep(heightOf(lines));
  let rest = lines;
  while (rest.length > 0) {
    const [now, later] = splitLines(rest, flow.room);
    flow.top = drawLines(now, flow.left + indent, flow.top, { element, tag });
    rest = later;
    if (rest.length > 0) flow.next();
  }
};

/** The heading of a section and the quiet line under it. */
export const layHeading = (
  pen: Pen,
  { heading, under }: PaperSection,
  width: number,
): [Line[], Line[]] => [
  heading === null ? [] : breakLines(pen, [{ words: heading, ink: inks.heading }], width),
  under === null ? [] : breakLines(pen, [{ words: under, ink: inks.under }], width),
];

/** A heading never stands alone at the foot of a page: `withHeight` is what must follow it. */
export const drawHeading = (
  flow: Flow,
  section: PaperSection,
  parent: Element,
  withHeight: number,
): void => {
  const { pen } = flow;
  const [heading, under] = layHeading(pen, section, flow.width);
  flow.keep(heightOf(heading) + heightOf(under) + withHeight);
  if (heading.length > 0) runDown(flow, heading, pen.open(parent, "H2"), "H2");
  if (under.length > 0) runDown(flow, under, pen.open(parent, "P"), "P");
};

const paragraphInk = (tone: "lead" | "plain" | "quiet", density: Density): Ink => ({
  face: "regular",
  size: tone === "lead" ? density.lead : density.small,
  colour: tone === "quiet" ? colour.quiet : colour.text,
});

/** The lines of a paragraph: what is strong in it stands out. */
export const layParagraph = (
  pen: Pen,
  block: Extract<PaperBlock, { is: "paragraph" }>,
  width: number,
  density: Density,
): Line[] => {
  const ink = paragraphInk(block.tone, density);
  const strong: Ink = { ...ink, face: "strong" };
  const runs = block.runs.map((run) => ({ words: run.words, ink: run.strong ? strong : ink }));
  return breakLines(pen, runs, width);
};

/** A dot before each sentence. */
const drawList = (
  flow: Flow,
  items: readonly string[],
  parent: Element,
  density: Density,
): void => {
  const { pen } = flow;
  const ink: Ink = { face: "regular", size: density.small, colour: colour.text };
  const list = pen.open(parent, "L");
  for (const words of items) {
    const lines = breakLines(pen, [{ words, ink }], flow.width - bulletIndent);
    flow.keep(heightOf(lines));
    const item = pen.open(list, "LI");
    const label = pen.open(item, "Lbl");
    const baseline = baselineIn(flow.top, lines[0]?.height ?? 0, ink);
    pen.say(label, "Lbl", () => pen.write("\u2022", flow.left + 1, baseline, ink));
    runDown(flow, lines, pen.open(item, "LBody"), "LBody", bulletIndent);
  }
};

const tagColours: Readonly<Record<string, string>> = { New: "#005eb8", Closed: colour.quiet };

/** A word of its state in a frame, on the right of the first line; it is heard before what is in that state. */
const layTag = (
  pen: Pen,
  tag: string,
  { small }: Density,
): { width: number; draw: Line["draw"] } => {
  const ink: Ink = { face: "strong", size: small - 1.5, colour: tagColours[tag] ?? colour.text };
  const width = pen.measure(tag, ink) + 8;
  const height = ink.size * 1.5;
  return {
    width,
    draw: (x, top, place) => {
      pen.decorate(() =>
        pen.sketch((canvas) => {
          canvas.roundedRect(x, top, width, height, 3).lineWidth(0.8).stroke(ink.colour);
        }),
      );
      speak(pen, place, () => pen.write(tag, x + 4, baselineIn(top, height, ink), ink));
    },
  };
};

const layTitle = (pen: Pen, { title, tag }: PaperItem, width: number, density: Density): Line[] => {
  const ink: Ink = { face: "strong", size: density.body, colour: colour.text };
  if (tag === null) return breakLines(pen, [{ words: title, ink }], width);
  const frame = layTag(pen, tag, density);
  const lines = breakLines(pen, [{ words: title, ink }], width - frame.width - tagGap);
  return lines.map((line, index) => ({
    height: line.height,
    draw: (x, top, place) => {
      if (index === 0) frame.draw(x + width - frame.width, top + 0.5, place);
      line.draw(x, top, place);
    },
  }));
};

const layItem = (pen: Pen, item: PaperItem, width: number, density: Density): Line[] => {
  const ink: Ink = { face: "regular", size: density.small, colour: "#3d4f5d" };
  return [
    ...layTitle(pen, item, width, density),
    ...item.lines.flatMap((words) => breakLines(pen, [{ words, ink }], width)),
  ];
};

/** Risks and events: a hairline over each, its title strong. */
const drawItems = (
  flow: Flow,
  items: readonly PaperItem[],
  parent: Element,
  density: Density,
): void => {
  const { pen } = flow;
  const list = pen.open(parent, "L");
  for (const item of items) {
    const lines = layItem(pen, item, flow.width, density);
    flow.keep(heightOf(lines) + 2 * itemPadding);
    pen.decorate(() => pen.rule(flow.top, hairline, [flow.left, flow.right]));
    flow.top += itemPadding;
    const body = pen.open(pen.open(list, "LI"), "LBody");
    runDown(flow, lines, body, "LBody");
    flow.top += itemPadding;
  }
};

/** A block that is words: charts and tables are drawn elsewhere. */
export const drawWords = (
  flow: Flow,
  block: PaperBlock,
  parent: Element,
  density: Density,
): void => {
  const { pen } = flow;
  switch (block.is) {
    case "paragraph":
      return runDown(
        flow,
        layParagraph(pen, block, flow.width, density),
        pen.open(parent, "P"),
        "P",
      );
    case "list":
      return drawList(flow, block.items, parent, density);
    case "items":
      return drawItems(flow, block.items, parent, density);
    case "table":
    case "chart":
      return;
  }
};

/** How high a block of words is when it is not cut. */
export const heightOfWords = (
  pen: Pen,
  block: PaperBlock,
  width: number,
  density: Density,
): number => {
  const ink: Ink = { face: "regular", size: density.small, colour: colour.text };
  switch (block.is) {
    case "paragraph":
      return heightOf(layParagraph(pen, block, width, density));
    case "list":
      return heightOf(
        block.items.flatMap((words) => breakLines(pen, [{ words, ink }], width - bulletIndent)),
      );
    case "items":
      return block.items.reduce(
        (sum, item) => sum + heightOf(layItem(pen, item, width, density)) + 2 * itemPadding,
        0,
      );
    case "table":
    case "chart":
      return 0;
  }
};
