/**
 * Writes on the pages of a PDF and says of everything what it is: a part of the structure, or decoration
 * (PDF/UA-1). Positions are in points from the top left corner.
 */
import PdfDocument from "pdfkit";
import type { Paper } from "../paper/paper.ts";
import { type Face, type FontFiles, faces } from "./fonts.ts";
import { findStretches } from "./glyphs.ts";
import { contentWidth, margin } from "./pdf-style.ts";

export type Ink = { readonly face: Face; readonly size: number; readonly colour: string };
export type Canvas = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

/** What an element of the structure says of itself. The library's types lack the last two. */
export type ElementOptions = {
  readonly title?: string;
  readonly alt?: string;
  /** Of a header cell: what it heads. */
  readonly scope?: "Row" | "Column";
  /** Left, top, right, bottom of a figure. */
  readonly bbox?: readonly [number, number, number, number];
};

const uaIdentifier = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>`;

/** The library writes a title into XML as it is: a mark of XML would break it. */
const writePlain = (words: string): string =>
  words.replaceAll("&", "and").replaceAll(/[<>]/g, " ").trim();

export class Pen {
  readonly root: Element;
  readonly #canvas: Canvas;
  #pages = 0;

  /** @param at the moment that the update speaks from, so that the same update gives the same bytes. */
  constructor(paper: Paper, fonts: FontFiles, at: Date) {
    const title = writePlain(`${paper.title}, ${paper.subtitle}`);
    this.#canvas = new PdfDocument({
      pdfVersion: "1.7",
      tagged: true,
      lang: paper.language,
      displayTitle: true,
      autoFirstPage: false,
      bufferPages: true,
      size: "A4",
      layout: "landscape",
      margin: 0,
      info: {
        Title: title,
        Author: writePlain(paper.place),
        Subject: writePlain(paper.state),
        Creator: "Locality Flow",
        Producer: "Locality Flow",
        CreationDate: at,
        ModDate: at,
      },
    });
    this.#canvas.appendXML(uaIdentifier);
    for (const face of faces) {
      this.#canvas.registerFont(face, Buffer.from(fonts[face].latin));
      this.#canvas.registerFont(`${face} extended`, Buffer.from(fonts[face].extended));
    }
    this.root = this.#canvas.struct("Document");
    this.#canvas.addStructure(this.root);
    this.goToPage(0);
  }

  get pages(): number {
    return this.#pages;
  }

  /** From 0; a page that is not there yet is added. */
  goToPage(index: number): void {
    while (this.#pages <= index) {
      this.#canvas.addPage();
      // Whoever goes through the page by keyboard follows its structure.
      Object.assign(this.#canvas.page.dictionary.data, { Tabs: "S" });
      this.#pages += 1;
    }
    this.#canvas.switchToPage(index);
  }

  /** A new element at the end of another. */
  open(parent: Element, tag: string, options: ElementOptions = {}): Element {
    const { bbox, ...rest } = options;
    const element = this.#canvas.struct(
      tag,
      bbox === undefined ? rest : { ...rest, ...{ bbox: [...bbox], placement: "Block" } },
    );
    parent.add(element);
    return element;
  }

  /** What is drawn is the element's content. */
  say(element: Element, tag: string, draw: () => void): void {
    const content = this.#canvas.markStructureContent(tag);
    draw();
    this.#canvas.endMarkedContent();
    element.add(content);
  }

  /** What is drawn says nothing: lines, grounds, and what each page repeats. */
  decorate(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.#canvas.markContent("Artifact", { type });
    draw();
    this.#canvas.endMarkedContent();
  }

  /** Vector drawing; colours, widths and dashes end with it. */
  sketch(draw: (canvas: Canvas) => void): void {
    this.#canvas.save();
    draw(this.#canvas);
    this.#canvas.restore();
  }

  /** The width of one line. */
  measure(words: string, ink: Ink): number {
    return findStretches(words).reduce((width, stretch) => {
      this.#take(ink, stretch.isExtended);
      return width + this.#canvas.widthOfString(stretch.words);
    }, 0);
  }

  /** One line, which is never broken. */
  write(words: string, x: number, baseline: number, ink: Ink): void {
    let left = x;
    for (const stretch of findStretches(words)) {
      this.#take(ink, stretch.isExtended);
      this.#canvas.fillColor(ink.colour);
      this.#canvas.text(stretch.words, left, baseline, {
        lineBreak: false,
        baseline: "alphabetic",
      });
      left += this.#canvas.widthOfString(stretch.words);
    }
  }

  /** A line across the content, or a part of it. */
  rule(
    y: number,
    { colour, width }: { colour: string; width: number },
    [left, right]: readonly [number, number] = [margin.side, margin.side + contentWidth],
  ): void {
    this.sketch((canvas) => {
      canvas.moveTo(left, y).lineTo(right, y).lineWidth(width).stroke(colour);
    });
  }

  /** An entry of the bookmarks, to a page from 0. */
  bookmark(title: string, index: number): void {
    this.goToPage(index);
    this.#canvas.outline.addItem(title);
  }

  /** Ends the document. */
  async finish(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    this.root.end();
    this.#canvas.end();
    for await (const chunk of this.#canvas) {
      if (chunk instanceof Uint8Array) chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  #take({ face, size }: Ink, isExtended: boolean): void {
    this.#canvas.font(isExtended ? `${face} extended` : face).fontSize(size);
  }
}

/** The baseline of a line of letters in the middle of a height. */
export const baselineIn = (top: number, height: number, { size }: Pick<Ink, "size">): number =>
  top + (height + capHeight * size) / 2;

/** Of the face, in sizes of its letters. */
const capHeight = 0.668;
