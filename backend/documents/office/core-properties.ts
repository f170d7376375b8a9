/** What an office document says of itself: its title, whose it is, in which language and from when. */
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import type { Paper } from "../paper/paper.ts";
import { officeLanguage } from "./office-style.ts";
import { escapeXml } from "./safe-words.ts";

/** The moment it speaks from, so that written twice it is the same document. */
const writtenAt = ({ publishedAt, asKnownAt }: WeeklyUpdate): string =>
  new Date(publishedAt ?? asKnownAt).toISOString().replace(/\.\d+Z$/, "Z");

/** `docProps/core.xml` */
export const writeCoreProperties = (update: WeeklyUpdate, paper: Paper): string => {
  const at = writtenAt(update);
  const described = [paper.state, ...paper.stamps].join(". ");
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(`${paper.title}: ${paper.subtitle}`)}</dc:title>`,
    `<dc:subject>${escapeXml(paper.subtitle)}</dc:subject>`,
    `<dc:creator>${escapeXml(paper.place)}</dc:creator>`,
    `<dc:description>${escapeXml(described)}</dc:description>`,
    `<dc:language>${officeLanguage}</dc:language>`,
    `<cp:lastModifiedBy>${escapeXml(paper.place)}</cp:lastModifiedBy>`,
    "<cp:revision>1</cp:revision>",
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
};
