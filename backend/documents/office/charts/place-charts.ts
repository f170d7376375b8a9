/** Puts charts and their sheets where the libraries left room for them in the package. */
import type { PackageFiles } from "../office-package.ts";
import { packWorkbook } from "./chart-workbook.ts";
import { type DrawnChart, writeChartXml } from "./chart-xml.ts";

const numberIn = (path: string): number => Number(/(\d+)\.\w+$/.exec(path)?.[1]);

const inOrder = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.filter((path) => pattern.test(path)).toSorted((a, b) => numberIn(a) - numberIn(b));

/**
 * @param charts in the order in which they were given to the library, which numbers them so.
 * @param paths of all files of the package.
 * @returns what is drawn, with gaps that are gaps, in place of what the library draws.
 */
export const placeCharts = (
  charts: readonly DrawnChart[],
  paths: readonly string[],
): PackageFiles => {
  const drawings = inOrder(paths, /^(ppt|word)\/charts\/chart\d+\.xml$/);
  const sheets = inOrder(paths, /^(ppt|word)\/embeddings\/.+\.xlsx$/);
  if (drawings.length !== charts.length || sheets.length !== charts.length)
    throw new Error("The package has not one place for each chart.");
  const files: Record<string, string | Uint8Array> = {};
  for (const [index, chart] of charts.entries()) {
    const [drawing = "", sheet = ""] = [drawings[index], sheets[index]];
    files[drawing] = writeChartXml(chart);
    files[sheet] = packWorkbook(chart.categories, chart.series);
  }
  return files;
};
