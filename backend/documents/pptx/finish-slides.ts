/** What the library leaves undone in a slide's XML, for whoever listens to it and for the same bytes each time. */
import { officeLanguage } from "../office/office-style.ts";

/** Each shape of a slide has a number of its own, and a table says in words what it is. */
const nameShapes = (xml: string): string => {
  let number = 1;
  return xml.replace(/<p:cNvPr id="\d+" name="([^"]*)"/g, (_, name: string) => {
    number += 1;
    return `<p:cNvPr id="${number}" name="${name}"`;
  });
};

const describeTables = (xml: string): string =>
  xml.replace(
    /(<p:cNvPr id="\d+" name="([^"]*)")\/>(<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"\/>)/g,
    (_, start: string, name: string, locks: string) => `${start} descr="${name}"/>${locks}`,
  );

/** Its first row and its first column are headers: what is read aloud says which cell is whose. */
const flagHeaders = (xml: string): string =>
  xml.replaceAll("<a:tblPr/>", '<a:tblPr firstRow="1" firstCol="1"/>');

/** A title is the slide's own, not one of many places for words. */
const nameTitle = (xml: string): string =>
  xml
    .replace(/<p:ph\s+idx="\d+"\s+type="title"[^>]*\/>/g, '<p:ph type="title"/>')
    .replace(
      /name="[^"]*"(\/?>(?:<\/p:cNvPr>)?<p:cNvSpPr[^>]*\/?>(?:<a:spLocks[^>]*\/><\/p:cNvSpPr>)?\s*<p:nvPr>\s*<p:ph type="title"\/>)/g,
      'name="Title"$1',
    );

/** Slides, layouts and notes alike. */
export const finishSlideXml = (xml: string): string =>
  flagHeaders(describeTables(nameShapes(nameTitle(xml))))
    .replaceAll(' altLang="en-US"', "")
    .replaceAll('lang="en-US"', `lang="${officeLanguage}"`);
