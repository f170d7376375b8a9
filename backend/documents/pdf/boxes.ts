/** What must not be overlooked stands in a box: what is missing, what was corrected, what is illustrative. */
import type { PaperSection } from "../paper/paper.ts";
import { drawHeading, drawWords, heightOfWords, layHeading } from "./blocks.ts";
import { Flow } from "./flow.ts";
import { heightOf } from "./lines.ts";
import { type Density, contentBottom, furtherTop } from "./pdf-style.ts";
import type { Element, Pen } from "./pen.ts";

const paddingSide = 11;
const paddingTop = 6.5;
const corner = 7;

const blueDashes = { colour: "#005a9c", dash: { length: 4, space: 3 } } as const;
const blackLine = { colour: "#13202b", dash: null } as const;

const innerHeight = (pen: Pen, section: PaperSection, width: number, density: Density): number => {
  const [heading, under] = layHeading(pen, section, width);
  const words = section.blocks.map((block) => heightOfWords(pen, block, width, density));
  return heightOf(heading) + heightOf(under) + words.reduce((sum, one) => sum + one, 0);
};

/** With its frame. */
export const heightOfBox = (
  pen: Pen,
  section: PaperSection,
  width: number,
  density: Density,
): number => innerHeight(pen, section, width - 2 * paddingSide, density) + 2 * paddingTop;

const drawFrame = (flow: Flow, height: number, isIllustrative: boolean): void => {
  const { colour, dash } = isIllustrative ? blueDashes : blackLine;
  flow.pen.decorate(() =>
    flow.pen.sketch((canvas) => {
      if (dash !== null) canvas.dash(dash.length, { space: dash.space });
      canvas
        .roundedRect(flow.left, flow.top, flow.width, height, corner)
        .lineWidth(1.3)
        .stroke(colour);
    }),
  );
};

/**
 * The frame is as high as its words, or `atLeast` beside a higher one. It is left out where the words are
 * higher than a page, and run on to the next.
 */
export const drawBox = (
  flow: Flow,
  section: PaperSection,
  parent: Element,
  density: Density,
  atLeast = 0,
): void => {
  const { pen } = flow;
  const height = Math.max(heightOfBox(pen, section, flow.width, density), atLeast);
  const fits = height <= contentBottom - furtherTop;
  if (fits) {
    flow.keep(height);
    drawFrame(flow, height, section.key === "illustrative");
  }
  const inner = new Flow(pen, {
    page: flow.page,
    left: flow.left + paddingSide,
    width: flow.width - 2 * paddingSide,
    top: flow.top + paddingTop,
  });
  drawHeading(inner, section, parent, 0);
  for (const block of section.blocks) drawWords(inner, block, parent, density);
  while (flow.page < inner.page) flow.next();
  flow.top = fits ? flow.top + height : inner.top + paddingTop;
};
