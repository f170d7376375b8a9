/** The paper's words as boxes of a slide: summary, gaps, corrections, risks and events. */
import { linesOf } from "../office/safe-words.ts";
import type { PaperBlock, PaperItem, PaperSection } from "../paper/paper.ts";
import { office } from "../office/office-style.ts";
import type { WordsPiece } from "./pieces.ts";
import { type Density, looks, runOf } from "./slide-style.ts";
import type { SlideParagraph, SlideRun } from "./words.ts";

const itemGap = 7;
const blockGap = 4;
const blockGapInBox = 1;

/** Runs on as many lines as were typed. */
const partLines = (runs: readonly SlideRun[]): SlideParagraph[] => {
  const paragraphs: SlideRun[][] = [[]];
  for (const run of runs)
    for (const [index, words] of linesOf(run.words).entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...run, words });
    }
  return paragraphs.map((parted) => ({ runs: parted }));
};

const writeItem = ({ title, tag, lines }: PaperItem, { body, small }: Density) => {
  const strong = { ...looks.strong, size: body };
  const quiet = { ...looks.quiet, size: small };
  const head = partLines([
    runOf(title, strong),
    ...(tag === null ? [] : [runOf(`  ${tag}`, { ...quiet, colour: office.aim, bold: true })]),
  ]);
  return [
    ...head.map((paragraph, index) =>
      index === 0 ? { ...paragraph, before: itemGap } : paragraph,
    ),
    ...lines.flatMap((line) => partLines([runOf(line, quiet)])),
  ];
};

const writeBlock = (block: PaperBlock, density: Density): SlideParagraph[] => {
  const { lead, body } = density;
  const plain = { ...looks.body, size: body };
  switch (block.is) {
    case "paragraph": {
      const size = block.tone === "lead" ? lead : body;
      const look = block.tone === "quiet" ? looks.quiet : plain;
      return partLines(
        block.runs.map(({ words, strong }) => runOf(words, { ...look, size, bold: strong })),
      );
    }
    case "list":
      return block.items.map((words) => ({
        runs: [runOf(linesOf(words).join(" "), plain)],
        dotted: block.items.length > 1,
      }));
    case "items":
      return block.items.flatMap((item) => writeItem(item, density));
    case "table":
    case "chart":
      return [];
  }
};

/** In a box the heading leads its first line, to save one: "What is missing. 18 of 20 figures …". */
const leadWith = (heading: string, said: readonly SlideParagraph[], { body }: Density) => {
  const [first, ...others] = said;
  const strong = { ...looks.strong, size: body };
  if (first === undefined || first.dotted === true)
    return [{ runs: [runOf(heading, strong)] }, ...said];
  return [{ ...first, before: 0, runs: [runOf(`${heading}. `, strong), ...first.runs] }, ...others];
};

const headWith = ({ heading, under, isBox }: PaperSection, said: SlideParagraph[], of: Density) => {
  if (heading === null) return said;
  if (isBox) return leadWith(heading, said, of);
  const quiet = under === null ? [] : [{ runs: [runOf(under, looks.under)] }];
  return [{ runs: [runOf(heading, looks.heading)] }, ...quiet, ...said];
};

/** A section's words under its heading; null when it has none. */
export const composeWordsPiece = (section: PaperSection, density: Density): WordsPiece | null => {
  const { key, heading, blocks, isBox } = section;
  const said = blocks.flatMap((block) =>
    writeBlock(block, density).map((paragraph, index) =>
      index === 0 && paragraph.before === undefined
        ? { ...paragraph, before: isBox ? blockGapInBox : blockGap }
        : paragraph,
    ),
  );
  if (said.length === 0) return null;
  const [first, ...others] = headWith(section, said, density);
  const paragraphs = first === undefined ? others : [{ ...first, before: 0 }, ...others];
  return { is: "words", name: heading ?? key, paragraphs, isBox, isHeading: false };
};
