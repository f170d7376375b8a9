/** Reads a PDF back, by a reader that had no part in writing it, and by its objects as they lie in the file. */
import { inflateSync } from "node:zlib";
import { createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** An element of the structure with its own words and those of what is in it. */
export type Tagged = {
  role: string;
  alt: string | null;
  words: string;
  children: Tagged[];
};

export type PdfPage = {
  /** Everything that is written on it, decoration included, in the order of drawing. */
  text: string;
  root: Tagged;
  /** Words that are neither of the structure nor decoration. */
  untagged: string[];
  width: number;
  height: number;
};

export type ReadPdf = {
  pages: PdfPage[];
  title: string;
  language: string | null;
  marked: boolean;
  outline: string[];
  xmp: string;
};

type StructNode = {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: StructNode[];
};

const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const open = async (bytes: Uint8Array) =>
  await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const document = await open(bytes);
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const said = new Map<string, string>();
    const untagged: string[] = [];
    const within: (string | null)[] = [];
    let text = "";
    for (const item of items) {
      if ("str" in item) {
        text += `${item.str}${item.hasEOL ? " " : ""}`;
        const id = within.findLast((one) => one !== null && one !== "");
        if (within.length === 0 && item.str.trim() !== "") untagged.push(item.str);
        if (id !== undefined && id !== null) said.set(id, `${said.get(id) ?? ""}${item.str}`);
      } else if (item.type === "endMarkedContent") within.pop();
      else within.push("id" in item ? (item.id ?? null) : null);
    }
    const tree = await page.getStructTree();
    const { width, height } = page.getViewport({ scale: 1 });
    const root = tag(tree, said);
    pages.push({ text: plain(text), root, untagged, width, height });
  }
  const { info, metadata } = await document.getMetadata();
  const outline = (await document.getOutline()) ?? [];
  const read = {
    pages,
    title: "Title" in info ? String(info.Title) : "",
    language: "Language" in info ? String(info.Language) : null,
    marked: (await document.getMarkInfo())?.Marked === true,
    outline: outline.map(({ title }) => title),
    xmp: metadata?.getRaw() ?? "",
  };
  await document.destroy();
  return read;
};

const tag = (node: StructNode, said: ReadonlyMap<string, string>): Tagged => {
  const children = (node.children ?? [])
    .filter(({ role }) => role !== undefined)
    .map((child) => tag(child, said));
  const words = plain(wordsOf(node, said).join(" "));
  return { role: node.role ?? "", alt: node.alt ?? null, words, children };
};

/** In reading order: its own content and its children's, as they follow each other. */
const wordsOf = (node: StructNode, said: ReadonlyMap<string, string>): string[] =>
  node.role === undefined
    ? [said.get(node.id ?? "") ?? ""]
    : (node.children ?? []).flatMap((child) => wordsOf(child, said));

/** Every element of a role, in reading order. */
export const findTagged = (root: Tagged, role: string): Tagged[] => [
  ...(root.role === role ? [root] : []),
  ...root.children.flatMap((child) => findTagged(child, role)),
];

/** The words of each cell of each row of a table; a cell without words is left out. */
export const cellsOf = (table: Tagged): string[][] =>
  findTagged(table, "TR").map((row) =>
    row.children.map(({ words }) => words).filter((words) => words !== ""),
  );

export type PdfObject = { words: string; stream: Buffer | null };

/** The objects of the file by their number: their dictionary as it is written, and what follows it. */
export const readObjects = (bytes: Uint8Array): Map<number, PdfObject> => {
  const text = Buffer.from(bytes).toString("latin1");
  const found = [...text.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  return new Map(
    found.map(([, number, body = ""]): [number, PdfObject] => {
      const at = body.indexOf("\nstream\n");
      if (at === -1) return [Number(number), { words: body, stream: null }];
      const words = body.slice(0, at);
      const raw = Buffer.from(body.slice(at + 8, body.lastIndexOf("\nendstream")), "latin1");
      const stream = words.includes("FlateDecode") ? inflateSync(raw) : raw;
      return [Number(number), { words, stream }];
    }),
  );
};

/** The pages as pictures, `scale` pixels to a point. */
export const drawPdf = async (
  bytes: Uint8Array,
  scale: number,
): Promise<{ width: number; height: number; pixels: Uint8ClampedArray; png: Buffer }[]> => {
  const document = await open(bytes);
  const pictures = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale });
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    // @ts-expect-error The types of the reader know the canvas of a browser only.
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const pixels = context.getImageData(0, 0, width, height).data;
    pictures.push({ width, height, pixels, png: canvas.toBuffer("image/png") });
  }
  await document.destroy();
  return pictures;
};
