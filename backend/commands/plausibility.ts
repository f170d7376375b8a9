/** `npm run plausibility`: how often real values are asked after, and how many simulated slips are caught. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measurePlausibility, summarise } from "./plausibility/measurement.ts";
import { readRealSeries } from "./plausibility/series.ts";
import { writeTable } from "./plausibility/table.ts";

const folder = fileURLToPath(new URL("../..", import.meta.url));

const { values: options } = parseArgs({ options: { json: { type: "boolean", default: false } } });

const measured = measurePlausibility(readRealSeries(folder));
console.log(
  options.json
    ? JSON.stringify({ summary: summarise(measured), series: measured }, null, 2)
    : writeTable(measured),
);
