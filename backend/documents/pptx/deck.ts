/** Slides with a title, a head and a foot, on which pieces and charts are put. */
import PptxGenJS from "pptxgenjs";
import { office, officeFace, officeLanguage } from "../office/office-style.ts";
import { safeWords } from "../office/safe-words.ts";
import type { Paper, PaperChart } from "../paper/paper.ts";
import type { DrawnChart } from "../office/charts/chart-xml.ts";
import { contentWidth, footTop, looks, margin, runOf, slide } from "./slide-style.ts";
import type { SlideRun } from "./words.ts";

export type Slide = PptxGenJS.Slide;

const layout = "LOCALITY";
const master = "Weekly update";
const titleSize = 24;
const subtitleSize = 13;
const headTop = 0.26;
const titleTop = 0.46;
const titleHeight = 0.44;
/** The week stands at the right of the title, on its line. */
const titleWidth = contentWidth * 0.69;

/** What holds for a whole paragraph; the library would begin a new one wherever the side changes. */
type ParagraphLook = {
  align?: "left" | "right";
  first?: Pick<PptxGenJS.TextPropsOptions, "bullet" | "paraSpaceBefore">;
};

/** Runs as the library takes them; the last of a paragraph ends its line. */
export const writeRuns = (
  runs: readonly SlideRun[],
  { align = "left", first = {} }: ParagraphLook = {},
): PptxGenJS.TextProps[] => {
  const written = runs.length === 0 ? [runOf("", looks.body)] : runs;
  return written.map(({ words, size, bold, colour, ground }, index) => ({
    text: safeWords(words),
    options: {
      ...(index === 0 ? first : {}),
      align,
      bold,
      fontSize: size,
      color: colour,
      fontFace: officeFace,
      lang: officeLanguage,
      breakLine: index === written.length - 1,
      ...(ground === null ? {} : { highlight: ground }),
    },
  }));
};

const bare = { margin: 0, fontFace: officeFace, fit: "none", isTextBox: true } as const;

export class Deck {
  readonly pptx = new PptxGenJS();
  readonly #paper: Paper;
  readonly #charts: DrawnChart[] = [];
  #slides = 0;

  constructor(paper: Paper) {
    this.#paper = paper;
    const { pptx } = this;
    pptx.defineLayout({ name: layout, width: slide.width, height: slide.height });
    pptx.layout = layout;
    pptx.title = paper.title;
    pptx.theme = { headFontFace: officeFace, bodyFontFace: officeFace };
    pptx.defineSlideMaster({
      title: master,
      background: { color: office.surface },
      objects: [
        {
          placeholder: {
            options: {
              ...bare,
              name: "title",
              type: "title",
              x: margin.side,
              y: titleTop,
              w: titleWidth,
              h: titleHeight,
              bold: true,
              fontSize: titleSize,
              color: office.text,
              align: "left",
              valign: "middle",
            },
            text: "",
          },
        },
      ],
    });
  }

  /** A slide with its title, which no other has, the place and the state over it, and the foot. */
  addSlide(title: string): Slide {
    const paper = this.#paper;
    this.#slides += 1;
    const added = this.pptx.addSlide({ masterName: master });
    added.addText(safeWords(title), {
      placeholder: "title",
      objectName: "Title",
      lang: officeLanguage,
    });
    const half = contentWidth / 2;
    const line = { ...bare, h: 0.2, valign: "middle" } as const;
    const quiet = { ...looks.foot, size: 10 };
    const state = paper.isDraft ? { ...quiet, bold: true, colour: office.aim } : quiet;
    const week = runOf(paper.subtitle, { ...looks.body, size: subtitleSize });
    added.addText(writeRuns([week], { align: "right" }), {
      ...line,
      objectName: "Week",
      x: margin.side + titleWidth,
      y: titleTop,
      w: contentWidth - titleWidth,
      h: titleHeight,
      align: "right",
    });
    added.addText(writeRuns([runOf(paper.place, quiet)]), {
      ...line,
      objectName: "Place",
      x: margin.side,
      y: headTop,
      w: half,
    });
    added.addText(writeRuns([runOf(paper.state, state)], { align: "right" }), {
      ...line,
      objectName: "State",
      x: margin.side + half,
      y: headTop,
      w: half,
      align: "right",
    });
    this.#addFoot(added);
    return added;
  }

  #addFoot(added: Slide): void {
    const line = { ...bare, y: footTop, h: 0.22, valign: "middle" } as const;
    const said = [this.#paper.title, ...this.#paper.stamps].join("  ·  ");
    const numberWidth = 1;
    added.addText(writeRuns([runOf(said, looks.foot)]), {
      ...line,
      objectName: "Foot",
      x: margin.side,
      w: contentWidth - numberWidth,
    });
    added.addText(writeRuns([runOf(String(this.#slides), looks.foot)], { align: "right" }), {
      ...line,
      objectName: "Slide number",
      x: margin.side + contentWidth - numberWidth,
      w: numberWidth,
      align: "right",
    });
  }

  /** A native chart with its alt text; its drawing and its sheet are put into the package at the end. */
  addChart(
    added: Slide,
    { title, description }: PaperChart,
    drawn: DrawnChart,
    box: { x: number; y: number; w: number; h: number },
  ): void {
    this.#charts.push(drawn);
    const data = drawn.series.map(({ name, values }) => ({
      name,
      labels: [...drawn.categories],
      values: values.map((value) => value ?? 0),
    }));
    added.addChart("bar", data, {
      ...box,
      objectName: title,
      altText: safeWords(`${title}. ${description}`),
    });
  }

  /** In the order in which they were put on slides, which is how the library numbers them. */
  get charts(): readonly DrawnChart[] {
    return this.#charts;
  }
}
