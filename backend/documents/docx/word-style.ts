/** What the Word form looks like: A4, lengths in twips (twentieths of a point), sizes of letters in half points. */
import type { IStylesOptions } from "docx";
import { office, officeFace, officeLanguage } from "../office/office-style.ts";

export const page = { width: 11_906, height: 16_838 } as const;
export const margin = {
  top: 1_000,
  right: 1_020,
  bottom: 900,
  left: 1_020,
  header: 500,
  footer: 440,
};
export const contentWidth = page.width - margin.left - margin.right;
/** As Word counts what is drawn: 96 to the inch. */
export const contentPixels = Math.round((contentWidth / 1_440) * 96);
export const chartPixels = { width: contentPixels, height: 200 } as const;

export const sizes = { body: 20, reading: 21, small: 17, foot: 16 } as const;

/** The styles by which words are looked up and changed: nothing is dressed by hand that has one. */
export const styleIds = {
  lead: "Lead",
  under: "Under",
  quiet: "Quiet",
  cell: "Cell",
  cellQuiet: "CellQuiet",
  box: "Box",
  gaps: "Gaps",
  head: "Head",
} as const;

const run = (size: number, color: string, bold = false) =>
  ({ size, color, bold, font: officeFace }) as const;

const heading = (size: number, before: number, after: number) => ({
  run: run(size, office.text, true),
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { ...run(sizes.body, office.text), language: { value: officeLanguage } },
      paragraph: { spacing: { after: 80, line: 264, lineRule: "auto" } },
    },
    heading1: heading(44, 0, 20),
    heading2: heading(26, 300, 40),
    caption: {
      run: { ...run(sizes.small, office.quiet), italics: false },
      paragraph: { spacing: { before: 80, after: 40 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: styleIds.lead,
      name: "Lead",
      basedOn: "Normal",
      run: run(25, office.text),
      paragraph: { spacing: { before: 120, after: 120, line: 290, lineRule: "auto" } },
    },
    {
      id: styleIds.under,
      name: "Under a heading",
      basedOn: "Normal",
      run: run(19, office.subtitle),
      paragraph: { keepNext: true, spacing: { after: 80 } },
    },
    {
      id: styleIds.quiet,
      name: "Quiet",
      basedOn: "Normal",
      run: run(sizes.small, office.quiet),
      paragraph: { spacing: { after: 40 } },
    },
    {
      id: styleIds.cell,
      name: "Cell",
      basedOn: "Normal",
      run: run(18, office.text),
      paragraph: { spacing: { after: 0, line: 245, lineRule: "auto" } },
    },
    {
      id: styleIds.cellQuiet,
      name: "Cell, quiet",
      basedOn: styleIds.cell,
      run: run(sizes.small, office.quiet),
    },
    {
      id: styleIds.box,
      name: "In a box",
      basedOn: "Normal",
      run: run(sizes.body, office.text),
      paragraph: { spacing: { after: 0 }, indent: { left: 120, right: 120 } },
    },
    {
      id: styleIds.gaps,
      name: "Gaps of a chart",
      basedOn: styleIds.quiet,
      paragraph: { keepNext: true },
    },
    {
      id: styleIds.head,
      name: "Head and foot",
      basedOn: "Normal",
      run: run(sizes.foot, office.quiet),
      paragraph: { spacing: { after: 0 } },
    },
  ],
};
