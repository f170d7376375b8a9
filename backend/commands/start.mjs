// `npm start`: builds what is not built yet, then runs the product. Plain JavaScript, because it
// builds the rest.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Locality Flow needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const folder = fileURLToPath(new URL("../..", import.meta.url));
const { buildIfChanged, fingerprintOf } = await import("./build.mjs");
const built = await buildIfChanged(folder);
if (built !== null) console.log(`Built in ${(built.ms / 1000).toFixed(1)} s.`);

const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
const { run } = await import(pathToFileURL(join(folder, "dist", "server", "run.js")).href);
await run({ folder, release: `${version}+${await fingerprintOf(folder)}` });
