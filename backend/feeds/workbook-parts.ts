/** What a workbook says of its sheets and the reader of its cells does not: which are hidden, and what is merged. */

export type SheetPart = {
  /** Its place among all tabs, from 0. */
  index: number;
  name: string;
  path: string;
  isHidden: boolean;
};

/** A stretch of merged cells, as indexes from 0; both ends belong to it. */
export type Merge = { top: number; left: number; bottom: number; right: number };

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** The tags of a name, whatever its prefix, each as its attributes without their prefixes. */
const tagsOf = (xml: string, name: string): Map<string, string>[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, "g"))].map(
    ([, attributes = ""]) =>
      new Map(
        [...attributes.matchAll(/(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
          ([, key = "", double, single]) => [key, decodeEntities(double ?? single ?? "")],
        ),
      ),
  );

/** A target is named from the folder of the workbook, or from the root. */
const pathOf = (target: string): string =>
  target.startsWith("/") ? target.slice(1) : `xl/${target}`;

/** The parts that the workbook's relations name for a purpose: "styles", "sharedStrings". */
export const findRelated = (relationsXml: string, purpose: string): string | null => {
  const relation = tagsOf(relationsXml, "Relationship").find((tag) =>
    tag.get("Type")?.endsWith(`/${purpose}`),
  );
  const target = relation?.get("Target");
  return target === undefined ? null : pathOf(target);
};

/** The worksheets in the order of their tabs. Sheets that are only a chart have no cells and are absent. */
export const readSheetParts = (workbookXml: string, relationsXml: string): SheetPart[] => {
  const relations = new Map(
    tagsOf(relationsXml, "Relationship")
      .filter((tag) => tag.get("Type")?.endsWith("/worksheet"))
      .map((tag) => [tag.get("Id"), tag.get("Target") ?? ""]),
  );
  const tabs = tagsOf(workbookXml, "sheet").filter((tag) => tag.has("name"));
  return tabs.flatMap((tag, index) => {
    const target = relations.get(tag.get("id"));
    if (target === undefined) return [];
    const name = tag.get("name") ?? "";
    const isHidden = ["hidden", "veryHidden"].includes(tag.get("state") ?? "");
    return [{ index, name, path: pathOf(target), isHidden }];
  });
};

/** "AB12" as indexes. */
const cellAt = (address: string): { row: number; column: number } | null => {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined) return null;
  const column = Buffer.from(letters).reduce((sum, letter) => sum * 26 + letter - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
};

/** What is merged in a sheet, of its part: it is said after the cells. */
export const readMerges = (sheet: Uint8Array): Merge[] => {
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength);
  const afterCells = bytes.toString("utf8", Math.max(0, bytes.lastIndexOf("sheetData")));
  return tagsOf(afterCells, "mergeCell").flatMap((tag) => {
    const [first = "", last = ""] = (tag.get("ref") ?? "").split(":");
    const [from, to] = [cellAt(first), cellAt(last)];
    if (from === null || to === null) return [];
    return [{ top: from.row, left: from.column, bottom: to.row, right: to.column }];
  });
};
