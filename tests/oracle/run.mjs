// `npm run oracle`: builds the oracle from its TypeScript, and runs it.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const built = join(projectFolder, "dist", `oracle-run-${process.pid}`);
try {
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ["tests/oracle/run.ts"],
    outdir: built,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const { run } = await import(pathToFileURL(join(built, "run.js")).href);
  await run(projectFolder);
} finally {
  await rm(built, { recursive: true, force: true });
}
