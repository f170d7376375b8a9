/** The weekly update as a tagged PDF (PDF/UA-1): A4 on its side, two pages like the board's own paper. */
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { composePaper } from "../paper/compose-paper.ts";
import type { PaperSection } from "../paper/paper.ts";
import { type FontFiles, readFonts } from "./fonts.ts";
import { drawFootnotes, drawFurniture } from "./furniture.ts";
import { drawPageOne } from "./page-one.ts";
import { drawPageTwo } from "./page-two.ts";
import { Pen } from "./pen.ts";

/** What the bookmarks call a section that has no heading of its own. */
const unheaded: Readonly<Partial<Record<PaperSection["key"], string>>> = {
  summary: "Summary",
  criteria: "Criteria",
};

/** What the page holds is drawn before what each page repeats, whose count is known only then. */
const addBookmarks = (pen: Pen, begun: ReadonlyMap<PaperSection, number>): void => {
  for (const [section, page] of begun) {
    const title = section.heading ?? unheaded[section.key];
    if (title !== undefined) pen.bookmark(title, page);
  }
};

/**
 * Draws what the update says and nothing else: the same update gives the same bytes.
 *
 * @throws UnwrittenForm when a font is missing.
 */
export const renderPdf = async (
  update: WeeklyUpdate,
  fonts: Promise<FontFiles> = readFonts(),
): Promise<Uint8Array> => {
  const paper = composePaper(update);
  const pen = new Pen(paper, await fonts, new Date(update.publishedAt ?? update.asKnownAt));
  const begun = new Map([...drawPageOne(pen, paper), ...drawPageTwo(pen, paper)]);
  drawFootnotes(pen, paper);
  addBookmarks(
    pen,
    new Map(
      paper.sections.flatMap((section) => {
        const page = begun.get(section);
        return page === undefined ? [] : [[section, page] as const];
      }),
    ),
  );
  drawFurniture(pen, paper);
  return await pen.finish();
};
