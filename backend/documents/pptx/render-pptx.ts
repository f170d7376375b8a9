/** The weekly update as PowerPoint: native tables and charts that whoever has it may edit (rule R10). */
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { placeCharts } from "../office/charts/place-charts.ts";
import { writeCoreProperties } from "../office/core-properties.ts";
import { rewritePackage } from "../office/office-package.ts";
import { composePaper } from "../paper/compose-paper.ts";
import type { Paper } from "../paper/paper.ts";
import { addAgendaSlides } from "./agenda-slides.ts";
import { addChartSlides, addNumberSlides } from "./chart-slides.ts";
import { addCriteriaSlides } from "./criteria-slides.ts";
import { Deck } from "./deck.ts";
import { finishSlideXml } from "./finish-slides.ts";

const composeDeck = (paper: Paper): Deck => {
  const deck = new Deck(paper);
  addCriteriaSlides(deck, paper);
  addChartSlides(deck, paper);
  addAgendaSlides(deck, paper);
  addNumberSlides(deck, paper);
  return deck;
};

/**
 * A `.pptx` with the criteria, the charts, and risks with events; each goes on to further slides where
 * one is full. The same update gives the same bytes.
 */
export const renderPptx = async (update: WeeklyUpdate): Promise<Uint8Array> => {
  const paper = composePaper(update);
  const deck = composeDeck(paper);
  const written = await deck.pptx.write({ outputType: "uint8array", compression: false });
  if (!(written instanceof Uint8Array))
    throw new Error("The slides were written as something else.");
  return rewritePackage(
    written,
    (path, xml) => {
      if (path === "docProps/core.xml") return writeCoreProperties(update, paper);
      return path.startsWith("ppt/") ? finishSlideXml(xml) : xml;
    },
    (paths) => placeCharts(deck.charts, paths),
  );
};
