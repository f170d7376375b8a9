/**
 * What a page looks like, set against what was approved: where everything stands, what it says, and in
 * which colours. Not pixels: letters are smoothed a little differently by every release of a browser,
 * while a box that moved, a word that changed or a colour that is not what it was is found by any.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Letters may be a little wider or narrower in another release of the browser. */
const shiftMaxPx = 4;

const Drawn = z.object({
  what: z.string(),
  words: z.string(),
  /** Left, top, width and height, in whole pixels. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  colour: z.string(),
  behind: z.string(),
});
export type Drawn = z.infer<typeof Drawn>;

/** Runs in the page: everything that has words, and every tile, band, bed and block. */
export const findDrawn = (): Drawn[] => {
  const wordsOf = (element: Element): string =>
    [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent?.trim() ?? "")
      .join(" ")
      .trim();
  const isBox = (element: Element): boolean =>
    element.matches(".tile, .opel, .opel-block, .band, .bed, .banner, .trend, .part, .icon");
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && one.closest(".visually-hidden") === null)
    .filter((one) => isBox(one) || wordsOf(one) !== "")
    .map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const { color: colour, backgroundColor: behind } = getComputedStyle(one);
      const [name = ""] = (one.getAttribute("class") ?? "").split(" ");
      return {
        what: name === "" ? one.tagName.toLowerCase() : name,
        words: wordsOf(one),
        box: [
          Math.round(left + scrollX),
          Math.round(top + scrollY),
          Math.round(width),
          Math.round(height),
        ],
        colour,
        behind,
      };
    });
};

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`./approved/${name}.jsonl`, import.meta.url));

/** One line for each, so that a change can be read in a comparison of versions. */
const write = (drawn: readonly Drawn[]): string =>
  drawn.map((one) => `${JSON.stringify(one)}\n`).join("");

const read = (text: string): Drawn[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => Drawn.parse(JSON.parse(line)));

const nameOf = ({ what, words }: Drawn): string => `${what} "${words}"`;

/**
 * What differs from what was approved under a name, in words; nothing when all is as it was. With
 * APPROVE=1 in the environment what is drawn is written down as approved: look at it first.
 */
export const compareApproved = async (name: string, drawn: readonly Drawn[]): Promise<string[]> => {
  if (process.env["APPROVE"] === "1") await writeFile(fileOf(name), write(drawn));
  const approved = read(await readFile(fileOf(name), "utf8"));
  const differences = approved.flatMap((before, place): string[] => {
    const now = drawn[place];
    if (now === undefined) return [`${nameOf(before)} is gone`];
    if (nameOf(now) !== nameOf(before)) return [`${nameOf(before)} is now ${nameOf(now)}`];
    const moved = before.box.some(
      (side, index) => Math.abs(side - (now.box[index] ?? 0)) > shiftMaxPx,
    );
    const said: string[] = [];
    if (moved)
      said.push(`${nameOf(before)} stood at ${before.box.join()}, now at ${now.box.join()}`);
    if (now.colour !== before.colour)
      said.push(`${nameOf(before)} was ${before.colour}, now ${now.colour}`);
    if (now.behind !== before.behind)
      said.push(`${nameOf(before)} was on ${before.behind}, now on ${now.behind}`);
    return said;
  });
  const added = drawn.slice(approved.length).map((one) => `${nameOf(one)} is new`);
  return [...differences, ...added];
};
