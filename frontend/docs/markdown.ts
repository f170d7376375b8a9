/** The little Markdown that a description uses: headings, paragraphs, lists, blocks, `code` and **strong** words. */

export type Run = { is: "text" | "code" | "strong"; text: string };

export type Block =
  | { is: "paragraph"; runs: Run[] }
  | { is: "list"; items: Run[][] }
  /** @property language "sh" or "json" */
  | { is: "code"; language: string; text: string };

/** What stands under one heading; the beginning has none. */
export type Chapter = { title: string | null; blocks: Block[] };

const readRun = (piece: string): Run => {
  if (/^`.+`$/.test(piece)) return { is: "code", text: piece.slice(1, -1) };
  if (/^\*\*.+\*\*$/.test(piece)) return { is: "strong", text: piece.slice(2, -2) };
  return { is: "text", text: piece };
};

/** Words as runs; nothing in them is ever read as HTML. */
export const readRuns = (text: string): Run[] =>
  text
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter((piece) => piece !== "")
    .map(readRun);

const readBlock = (text: string): Block => {
  const fence = /^```(\w*)\n([^]*?)\n?```$/.exec(text);
  if (fence !== null) return { is: "code", language: fence[1] ?? "", text: fence[2] ?? "" };
  if (text.startsWith("- ")) {
    const items = text.split(/\n(?=- )/).map((item) => readRuns(item.slice(2)));
    return { is: "list", items };
  }
  return { is: "paragraph", runs: readRuns(text) };
};

/** A block of code may hold empty lines; everything else ends at one. */
const blockPattern = /^```[^]*?^```$|[^\n]+(?:\n(?!```)[^\n]+)*/gm;

/** Chapters in their order, each with what stands in it. */
export const readChapters = (markdown: string): Chapter[] => {
  const chapters: Chapter[] = [{ title: null, blocks: [] }];
  for (const [text] of markdown.matchAll(blockPattern)) {
    const title = /^## (.+)$/.exec(text)?.[1];
    if (title !== undefined) chapters.push({ title, blocks: [] });
    else chapters.at(-1)?.blocks.push(readBlock(text));
  }
  return chapters.filter(({ blocks }) => blocks.length > 0);
};
