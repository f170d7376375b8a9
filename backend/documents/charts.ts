/** The charts of the weekly update as SVG: one drawing serves the page, its printed form and the other documents. */
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import type { ChartWords } from "./chart-canvas.ts";
import { renderNctrByPathway } from "./nctr-by-pathway.ts";
import { renderNctrByTrust } from "./nctr-by-trust.ts";
import { renderNctrLastYear } from "./nctr-last-year.ts";
import { wordsOfLastYear } from "./words-of-last-year.ts";
import { wordsOfPathways } from "./words-of-pathways.ts";
import { wordsOfTrusts } from "./words-of-trusts.ts";

export const chartNames = ["nctr-by-pathway", "nctr-by-trust", "nctr-last-year"] as const;
export type ChartName = (typeof chartNames)[number];

/**
 * An SVG document with a title and a description in words, or null when the update has no such
 * section. Draws what the update says and nothing else: the same update gives the same bytes.
 */
export const renderChart = (update: WeeklyUpdate, name: ChartName): string | null => {
  switch (name) {
    case "nctr-by-pathway":
      return update.nctrByPathway && renderNctrByPathway(name, update.nctrByPathway);
    case "nctr-by-trust":
      return update.nctrByTrust && renderNctrByTrust(name, update.nctrByTrust);
    case "nctr-last-year":
      return update.nctrAgainstLastYear && renderNctrLastYear(name, update.nctrAgainstLastYear);
  }
};

/** The chart's title and description; the same words stand in its SVG. */
export const findChartWords = (update: WeeklyUpdate, name: ChartName): ChartWords | null => {
  switch (name) {
    case "nctr-by-pathway":
      return update.nctrByPathway && wordsOfPathways(update.nctrByPathway);
    case "nctr-by-trust":
      return update.nctrByTrust && wordsOfTrusts(update.nctrByTrust);
    case "nctr-last-year":
      return update.nctrAgainstLastYear && wordsOfLastYear(update.nctrAgainstLastYear);
  }
};
