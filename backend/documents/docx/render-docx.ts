/** The weekly update as Word: headings, tables and charts of Word's own (rule R10). */
import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { placeCharts } from "../office/charts/place-charts.ts";
import type { DrawnChart } from "../office/charts/chart-xml.ts";
import { writeCoreProperties } from "../office/core-properties.ts";
import { rewritePackage } from "../office/office-package.ts";
import { composePaper } from "../paper/compose-paper.ts";
import type { Paper } from "../paper/paper.ts";
import { makeDocumentFinisher } from "./finish-document.ts";
import { runsOf } from "./word-runs.ts";
import { type WordBlock, headingOf, writeSection } from "./word-sections.ts";
import { contentWidth, margin, page, styleIds, styles } from "./word-style.ts";

const writeBody = (paper: Paper, drawn: DrawnChart[]): WordBlock[] => {
  const second = paper.sections.find(({ page: on, heading }) => on === 2 && heading !== null);
  return [
    new Paragraph({ heading: "Heading1", children: runsOf(paper.title) }),
    new Paragraph({ style: styleIds.under, children: runsOf(paper.subtitle) }),
    ...paper.sections.flatMap((section) => writeSection(section, drawn, section === second)),
    headingOf("About the numbers"),
    ...paper.footnotes.map(
      (words) => new Paragraph({ style: styleIds.quiet, children: runsOf(words) }),
    ),
  ];
};

const writeHead = ({ place, state }: Paper): Header =>
  new Header({
    children: [
      new Paragraph({
        style: styleIds.head,
        tabStops: [{ type: "right", position: contentWidth }],
        children: [...runsOf(place), new TextRun("\t"), ...runsOf(state)],
      }),
    ],
  });

const writeFoot = ({ title, stamps }: Paper): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: styleIds.head,
        tabStops: [{ type: "right", position: contentWidth }],
        children: [
          ...runsOf([title, ...stamps].join("  ·  ")),
          new TextRun({
            children: ["\tPage ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });

/** A `.docx`. The same update gives the same bytes. */
export const renderDocx = async (update: WeeklyUpdate): Promise<Uint8Array> => {
  const paper = composePaper(update);
  const drawn: DrawnChart[] = [];
  const document = new Document({
    title: paper.title,
    styles,
    sections: [
      {
        properties: { page: { size: page, margin } },
        headers: { default: writeHead(paper) },
        footers: { default: writeFoot(paper) },
        children: writeBody(paper, drawn),
      },
    ],
  });
  const written = new Uint8Array(await Packer.toBuffer(document));
  const finish = makeDocumentFinisher();
  return rewritePackage(
    written,
    (path, xml) =>
      path === "docProps/core.xml" ? writeCoreProperties(update, paper) : finish(path, xml),
    (paths) => placeCharts(drawn, paths),
  );
};
