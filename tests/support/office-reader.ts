/** Opens Word and PowerPoint files as another program would: unzipped and read as XML, without the libraries that wrote them. */
import { strFromU8, unzipSync } from "fflate";
import { DOMParser } from "linkedom";

type Files = Readonly<Record<string, Uint8Array>>;
type XmlElement = ReturnType<typeof parse>["documentElement"];

const parse = (xml: string) => new DOMParser().parseFromString(xml, "text/xml");

export const unzip = (bytes: Uint8Array): Files => unzipSync(bytes);

const textOf = (files: Files, path: string): string => {
  const found = files[path];
  if (found === undefined) throw new Error(`There is no ${path} in the package.`);
  return strFromU8(found);
};

export const readXml = (files: Files, path: string) => parse(textOf(files, path)).documentElement;

export const all = (within: XmlElement, name: string): XmlElement[] => [
  ...within.getElementsByTagName(name),
];

const first = (within: XmlElement, name: string): XmlElement | undefined => all(within, name)[0];

/** Words with each space that does not break as one that does, and the room of a chip taken away. */
export const plain = (words: string): string =>
  words.replaceAll("\u00a0", " ").replaceAll(/ +/g, " ").trim();

const lines = (within: XmlElement, paragraph: string, text: string): string[] =>
  all(within, paragraph).map((one) =>
    plain(
      all(one, text)
        .map(({ textContent }) => textContent)
        .join(""),
    ),
  );

export type ReadSeries = { name: string; values: (number | null)[] };
export type ReadChart = {
  alt: string;
  categories: string[];
  series: ReadSeries[];
  /** What stands in its sheet: the header row, then a row for each category; null for an empty cell. */
  sheet: (string | number | null)[][];
  blanksAs: string;
};

const points = (within: XmlElement | undefined): (string | null)[] => {
  if (within === undefined) return [];
  const count = Number(first(within, "c:ptCount")?.getAttribute("val"));
  const found = Array.from({ length: count }, (): string | null => null);
  for (const point of all(within, "c:pt"))
    found[Number(point.getAttribute("idx"))] = first(point, "c:v")?.textContent ?? "";
  return found;
};

/** Of "B3", counted from 0; no chart has more than 26 series. */
const columnOf = (at: string): number => at.charCodeAt(0) - "A".charCodeAt(0);

const readSheet = (bytes: Uint8Array): (string | number | null)[][] => {
  const sheet = readXml(unzipSync(bytes), "xl/worksheets/sheet1.xml");
  const rows = all(sheet, "row").map((row) => {
    const cells: (string | number | null)[] = [];
    for (const cell of all(row, "c")) {
      const value = first(cell, "v")?.textContent;
      cells[columnOf(cell.getAttribute("r") ?? "")] =
        value === undefined ? (first(cell, "t")?.textContent ?? "") : Number(value);
    }
    return cells;
  });
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? null));
};

const readRelations = (files: Files, folder: string, name: string): Map<string, string> => {
  const relations = readXml(files, `${folder}/_rels/${name}.rels`);
  return new Map(
    all(relations, "Relationship").map((one) => {
      const target = one.getAttribute("Target") ?? "";
      return [
        one.getAttribute("Id") ?? "",
        new URL(target, `file:///${folder}/`).pathname.slice(1),
      ];
    }),
  );
};

const readChart = (files: Files, path: string, alt: string): ReadChart => {
  const chart = readXml(files, path);
  const folder = path.slice(0, path.lastIndexOf("/"));
  const relations = readRelations(files, folder, path.slice(folder.length + 1));
  const sheetPath = relations.get(first(chart, "c:externalData")?.getAttribute("r:id") ?? "") ?? "";
  const sheet = files[sheetPath];
  if (sheet === undefined) throw new Error(`The chart ${path} has no sheet ${sheetPath}.`);
  const series = all(chart, "c:ser");
  return {
    alt,
    categories: points(series[0] && first(series[0], "c:cat")).map((words) => words ?? ""),
    series: series.map((one) => {
      const name = first(one, "c:tx");
      const values = points(first(one, "c:val"));
      return {
        name: (name && points(name)[0]) ?? "",
        values: values.map((value) => (value === null ? null : Number(value))),
      };
    }),
    sheet: readSheet(sheet),
    blanksAs: first(chart, "c:dispBlanksAs")?.getAttribute("val") ?? "",
  };
};

export type ReadTable = {
  name: string;
  alt: string;
  hasHeaderRow: boolean;
  hasHeaderColumn: boolean;
  /** Each cell as its lines. */
  rows: string[][][];
};
export type Box = { x: number; y: number; width: number; height: number };
export type ReadShape = { name: string; id: string; lines: string[]; box: Box };
export type ReadSlide = {
  title: string;
  /** How often each colour is named, those of its charts included. */
  colours: Record<string, number>;
  shapes: ReadShape[];
  tables: (ReadTable & { box: Box })[];
  charts: (ReadChart & { box: Box })[];
};

const boxOf = (shape: XmlElement): Box => {
  const [at, size] = [first(shape, "a:off"), first(shape, "a:ext")];
  const read = (from: XmlElement | undefined, name: string) => Number(from?.getAttribute(name));
  return {
    x: read(at, "x"),
    y: read(at, "y"),
    width: read(size, "cx"),
    height: read(size, "cy"),
  };
};

const numberIn = (path: string): number => Number(/\d+/.exec(path)?.[0]);

const countColours = (drawn: readonly XmlElement[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const colour of drawn.flatMap((one) => all(one, "a:srgbClr"))) {
    const name = colour.getAttribute("val") ?? "";
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** Slides in their order, each with its shapes in the order in which they are read aloud. */
export const readSlides = (bytes: Uint8Array): ReadSlide[] => {
  const files = unzip(bytes);
  const paths = Object.keys(files)
    .filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
    .toSorted((a, b) => numberIn(a) - numberIn(b));
  return paths.map((path) => {
    const slide = readXml(files, path);
    const relations = readRelations(files, "ppt/slides", path.slice("ppt/slides/".length));
    const frames = all(slide, "p:graphicFrame").map((frame) => ({
      frame,
      name: first(frame, "p:cNvPr")?.getAttribute("name") ?? "",
      alt: first(frame, "p:cNvPr")?.getAttribute("descr") ?? "",
      box: boxOf(frame),
    }));
    const shapes = all(slide, "p:sp");
    const title = shapes.find((shape) => first(shape, "p:ph")?.getAttribute("type") === "title");
    const chartPaths = [...relations.values()].filter((to) => to.startsWith("ppt/charts/"));
    const drawings = chartPaths.map((to) => readXml(files, to));
    return {
      colours: countColours([slide, ...drawings]),
      title: title === undefined ? "" : lines(title, "a:p", "a:t").join(" "),
      shapes: shapes.map((shape) => ({
        name: first(shape, "p:cNvPr")?.getAttribute("name") ?? "",
        id: first(shape, "p:cNvPr")?.getAttribute("id") ?? "",
        lines: lines(shape, "a:p", "a:t"),
        box: boxOf(shape),
      })),
      tables: frames
        .filter(({ frame }) => first(frame, "a:tbl") !== undefined)
        .map(({ frame, name, alt, box }) => ({
          name,
          alt,
          box,
          hasHeaderRow: first(frame, "a:tblPr")?.getAttribute("firstRow") === "1",
          hasHeaderColumn: first(frame, "a:tblPr")?.getAttribute("firstCol") === "1",
          rows: all(frame, "a:tr").map((row) =>
            all(row, "a:tc").map((cell) => lines(cell, "a:p", "a:t")),
          ),
        })),
      charts: frames
        .filter(({ frame }) => first(frame, "c:chart") !== undefined)
        .map(({ frame, alt, box }) => {
          const id = first(frame, "c:chart")?.getAttribute("r:id") ?? "";
          return { ...readChart(files, relations.get(id) ?? "", alt), box };
        }),
    };
  });
};

export type ReadParagraph = { style: string; words: string };
export type ReadWord = {
  paragraphs: ReadParagraph[];
  tables: (ReadTable & { rowsHold: boolean; widths: number[] })[];
  charts: ReadChart[];
};

/** The words of a paragraph, a new line at each break. */
const writeParagraph = (paragraph: XmlElement): string =>
  plain(
    all(paragraph, "w:r")
      .map((run) => {
        const text = all(run, "w:t")
          .map(({ textContent }) => textContent)
          .join("");
        return first(run, "w:br") === undefined ? text : `\n${text}`;
      })
      .join(""),
  );

export const readWord = (bytes: Uint8Array): ReadWord => {
  const files = unzip(bytes);
  const document = readXml(files, "word/document.xml");
  const relations = readRelations(files, "word", "document.xml");
  const isOn = (row: XmlElement, name: string): boolean => first(row, name) !== undefined;
  return {
    paragraphs: all(document, "w:p").map((paragraph) => ({
      style: first(paragraph, "w:pStyle")?.getAttribute("w:val") ?? "",
      words: writeParagraph(paragraph),
    })),
    tables: all(document, "w:tbl").map((table) => {
      const rows = all(table, "w:tr");
      const caption = table.previousElementSibling;
      return {
        name: caption === null ? "" : writeParagraph(caption),
        alt: "",
        hasHeaderRow: rows[0] !== undefined && isOn(rows[0], "w:tblHeader"),
        hasHeaderColumn: first(table, "w:tblLook")?.getAttribute("w:firstColumn") === "true",
        rowsHold: rows.every((row) => isOn(row, "w:cantSplit")),
        widths: all(table, "w:gridCol").map((column) => Number(column.getAttribute("w:w"))),
        rows: rows.map((row) =>
          all(row, "w:tc").map((cell) => all(cell, "w:p").map(writeParagraph)),
        ),
      };
    }),
    charts: all(document, "w:drawing").map((drawing) => {
      const id = first(drawing, "c:chart")?.getAttribute("r:id") ?? "";
      const alt = first(drawing, "wp:docPr")?.getAttribute("descr") ?? "";
      return readChart(files, relations.get(id) ?? "", alt);
    }),
  };
};

/** Of any of both: what the file says of itself. */
export const readProperty = (bytes: Uint8Array, name: string): string =>
  first(readXml(unzip(bytes), "docProps/core.xml"), name)?.textContent ?? "";
