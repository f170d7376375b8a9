/** What every page repeats: which paper it is, and the number of the page. */
import type { Paper } from "../paper/paper.ts";
import { breakLines, drawLines } from "./lines.ts";
import { contentBottom, contentWidth, hairline, inks, margin, page } from "./pdf-style.ts";
import { type Pen, baselineIn } from "./pen.ts";

const footTop = contentBottom + 9;
/** Of the width that the notes at the foot may take. */
const notesShare = 0.82;

/** At the head of each page but the first, which has a title. */
const drawHead = (pen: Pen, paper: Paper): void =>
  pen.decorate(() => {
    const ink = { ...inks.head, face: "strong" as const };
    const baseline = margin.top + 9;
    pen.write(paper.title, margin.side, baseline, ink);
    const after = margin.side + pen.measure(paper.title, ink) + 10;
    pen.write(paper.subtitle, after, baseline, inks.head);
    const state = paper.isDraft ? inks.draft : inks.head;
    const words = paper.isPublic ? `Public edition \u00b7 ${paper.state}` : paper.state;
    const left = margin.side + contentWidth - pen.measure(words, state);
    pen.write(words, left, baseline, state);
    pen.rule(margin.top + 18, hairline);
  }, "Pagination");

const drawPageNumber = (pen: Pen, index: number): void =>
  pen.decorate(() => {
    pen.rule(contentBottom + 4, hairline);
    const words = `Locality Flow \u00b7 page ${index + 1} of ${pen.pages}`;
    const left = page.width - margin.side - pen.measure(words, inks.foot);
    pen.write(words, left, baselineIn(footTop, 10, inks.foot), inks.foot);
  }, "Pagination");

/** What the numbers are and what they are compared with: said once, at the foot of the first page. */
export const drawFootnotes = (pen: Pen, paper: Paper): void => {
  pen.goToPage(0);
  const runs = [{ words: paper.footnotes.join(" "), ink: inks.foot }];
  const lines = breakLines(pen, runs, contentWidth * notesShare);
  drawLines(lines, margin.side, footTop, { element: pen.open(pen.root, "P"), tag: "P" });
};

/** When all pages are there. */
export const drawFurniture = (pen: Pen, paper: Paper): void => {
  for (let index = 0; index < pen.pages; index += 1) {
    pen.goToPage(index);
    if (index > 0) drawHead(pen, paper);
    drawPageNumber(pen, index);
  }
};
