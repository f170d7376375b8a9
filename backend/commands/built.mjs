// Runs a command of backend/commands by its name, after building what has changed: `node built.mjs seed`.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildIfChanged } from "./build.mjs";

const folder = fileURLToPath(new URL("../..", import.meta.url));
const [name, ...words] = process.argv.slice(2);
await buildIfChanged(folder);
process.argv.splice(1, process.argv.length, join(folder, "dist", "server", `${name}.js`), ...words);
await import(pathToFileURL(join(folder, "dist", "server", `${name}.js`)).href);
