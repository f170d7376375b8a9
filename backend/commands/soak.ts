/** `npm run soak -- --days 30`: whether a wall that hangs all winter comes to hold more and more. */
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { growthOf } from "./soak/holding.ts";
import { soakWall } from "./soak/soak-wall.ts";
import { writeDay, writeGrowth, writeHead } from "./soak/table.ts";

const folder = fileURLToPath(new URL("../..", import.meta.url));
/** Until the page's program is as fast and as large as it becomes. */
const warmingDays = 3;
const daysMin = warmingDays + 3;

const { values: options } = parseArgs({
  options: {
    days: { type: "string", default: "30" },
    place: { type: "string", default: "banes" },
  },
});
const days = Number(options.days);

if (!Number.isInteger(days) || days < daysMin) {
  console.error(`Give --days a whole number from ${daysMin}: the first ${warmingDays} warm it up.`);
  process.exit(1);
}

const begunMs = performance.now();
console.log(
  `The wall of ${options.place}, ${days} days with 40 changes and 10 reconnects each; load ${(loadavg()[0] ?? 0).toFixed(1)} before\n`,
);
console.log(writeHead());
const holdings = await soakWall({
  folder,
  place: options.place,
  days,
  onDay: (day, holding) => console.log(writeDay(day, holding)),
});
const growths = growthOf(holdings.slice(warmingDays));
console.log(`\n${growths.map(writeGrowth).join("\n")}`);
console.log(`in ${Math.round((performance.now() - begunMs) / 60_000)} minutes`);
if (growths.some(({ isFlat }) => !isFlat)) process.exitCode = 1;
