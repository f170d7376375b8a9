/** `npm run bench`: how long a figure takes from its POST to every display, beside a bare server's time. */
import { availableParallelism, arch, loadavg, platform } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { extentOf } from "./bench/extent.ts";
import { isSectionName, measureAll, type SectionName, sectionNames } from "./bench/measure.ts";
import { refuseSockets } from "./bench/open-files.ts";
import { ratioOf } from "./bench/row.ts";
import { setStage, type Stops } from "./bench/stage.ts";
import { writeTable } from "./bench/table.ts";

const folder = fileURLToPath(new URL("../..", import.meta.url));

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    /** One part of it, or several: `--only glass --only restart`. */
    only: { type: "string", multiple: true, default: [] },
    json: { type: "boolean", default: false },
    place: { type: "string", default: "banes" },
    figure: { type: "string", default: "ruh-ed-attendances" },
    /** A folder to leave a profile of the product's processor time in. */
    profile: { type: "string" },
  },
});

const stops: Stops = [];
let staging: Promise<unknown> = Promise.resolve();
let stopping: Promise<void> | null = null;

/** In the opposite order, and to the end: a stop that fails must not keep the others. */
const stopAll = async (): Promise<void> => {
  for (const stop of stops.splice(0).toReversed()) {
    try {
      await stop();
    } catch (error) {
      console.error(error);
    }
  }
};

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    // What is starting is started first: only then is it known how to stop it.
    stopping ??= staging
      .catch(() => {})
      .then(stopAll)
      .then(() => process.exit(1));
  });
}

const machine = {
  processors: availableParallelism(),
  system: `${platform()} ${arch()}`,
  node: process.versions.node,
  loadBefore: loadavg()[0] ?? 0,
};

const say = (what: string): void => console.error(what);

/** What was asked for, of what this machine can do. */
const findSections = async (fanOut: number): Promise<SectionName[]> => {
  const unknown = options.only.find((name) => !isSectionName(name));
  if (unknown !== undefined) {
    throw new Error(`There is no part "${unknown}". The parts are ${sectionNames.join(", ")}.`);
  }
  const asked = options.only.length === 0 ? sectionNames : options.only.filter(isSectionName);
  const refusal = asked.includes("fan-out") ? await refuseSockets(fanOut) : null;
  if (refusal === null) return [...asked];
  say(refusal);
  return asked.filter((name) => name !== "fan-out");
};

const run = async (): Promise<void> => {
  const extent = extentOf(options.quick);
  const names = await findSections(extent.fanOut);
  say("Starting PostgreSQL, the product and the bare server.");
  const { place, figure: measure, profile: profileDir = null } = options;
  const stage = setStage({ folder, place, measure, profileDir }, stops);
  staging = stage;
  const { contenders, room, sender, figure, patchBytes } = await stage;
  const rows = await measureAll({ room, sender, figure, extent, say }, contenders, names);
  const posts = extent.turns * extent.postsPerTurn;
  if (options.json) {
    const withRatios = rows.map((row) => ({ ...row, ratio: ratioOf(row) }));
    console.log(JSON.stringify({ machine, posts, patchBytes, rows: withRatios }, null, 2));
    return;
  }
  console.log(`
One figure, from its POST to every display; a patch is ${patchBytes} bytes
bare: node:http, pg and ws, one INSERT with NOTIFY, the same bytes to every socket
${machine.processors} processors, ${machine.system}, Node ${machine.node}, load ${machine.loadBefore.toFixed(2)} before; ${posts} posts each, in turns

${writeTable(rows)}`);
};

try {
  await run();
} catch (error) {
  // What a stop cuts short fails, and is no news.
  if (stopping === null) {
    console.error(error);
    process.exitCode = 1;
  }
}
await (stopping ?? stopAll());
