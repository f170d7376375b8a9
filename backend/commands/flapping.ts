/** `npm run flapping`: how often notices would open on the real winters, and how often they would flap. */
import { fileURLToPath } from "node:url";
import { measureFlapping } from "./flapping/measurement.ts";
import { writeTable } from "./flapping/table.ts";
import { harderWatches, seededWatches } from "./flapping/watches.ts";
import { readRealSeries } from "./plausibility/series.ts";

const all = readRealSeries(fileURLToPath(new URL("../..", import.meta.url)));
console.log(
  writeTable(measureFlapping(all, seededWatches), measureFlapping(all, harderWatches(all))),
);
