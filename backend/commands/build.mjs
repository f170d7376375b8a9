// Builds the pages and the server into dist/, when what they are built from has changed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompress, constants, gzip } from "node:zlib";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const sources = ["backend", "contracts", "frontend", "seeds", "package.json", "package-lock.json"];
/** Smaller files gain nothing from compression. */
const compressBytesMin = 1_000;
const turnPollMs = 200;
/** No build takes so long: whoever still has the turn has gone without giving it back. */
const turnMaxMs = 300_000;
const compressible = /\.(js|css|svg|html)$/;

/** A short name for the sources as they are: path, size and content of every file. */
export const fingerprintOf = async (folder) => {
  const hash = createHash("sha256");
  const files = (await Promise.all(sources.map((one) => filesIn(folder, one)))).flat();
  for (const path of files.toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(path);
    hash.update(await readFile(join(folder, path)));
  }
  return hash.digest("hex").slice(0, 12);
};

const filesIn = async (folder, path) => {
  if (!(await stat(join(folder, path))).isDirectory()) return [path];
  const entries = await readdir(join(folder, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
};

/** Whether dist/ is what the sources make. */
const isBuilt = async (folder, fingerprint) =>
  (await readFile(stampIn(folder), "utf8").catch(() => "")) === fingerprint;

const stampIn = (folder) => join(folder, "dist", "fingerprint");

/**
 * Builds in a process of its own, which takes its memory and what the bundlers set in the environment
 * with it. Resolves to null when dist/ was what the sources make already, else to how long it took.
 */
export const buildIfChanged = async (folder) => {
  if (await isBuilt(folder, await fingerprintOf(folder))) return null;
  const release = await takeTurn(folder);
  try {
    return await buildApart(folder);
  } finally {
    await release();
  }
};

/** Two builds into one folder would take each other's files away: the second waits for the first. */
const takeTurn = async (folder) => {
  const path = join(folder, "dist.lock");
  for (const begun = performance.now(); ;) {
    try {
      await writeFile(path, String(process.pid), { flag: "wx" });
      return () => rm(path, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const isLate = performance.now() - begun > turnMaxMs;
      const holder = await readFile(path, "utf8").catch(() => "");
      if (isLate || !isRunning(holder)) await rm(path, { force: true });
      await pause(turnPollMs);
    }
  }
};

/** A lock that was just made and has no number in it yet belongs to somebody. */
const isRunning = (pid) => {
  try {
    return pid === "" || process.kill(Number(pid), 0);
  } catch (error) {
    return error.code === "EPERM";
  }
};

const buildApart = async (folder) => {
  // Whoever had the turn before may have built just this.
  if (await isBuilt(folder, await fingerprintOf(folder))) return null;
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), folder], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error("The build failed; what went wrong stands above.");
  return { ms: performance.now() - begun };
};

const buildAll = async (folder) => {
  // The bundlers read it: what is built is for use, whoever asks for it, a test run too.
  process.env.NODE_ENV = "production";
  const fingerprint = await fingerprintOf(folder);
  // A build that is cut short must not pass for a finished one.
  await rm(stampIn(folder), { force: true });
  await Promise.all([buildServer(folder), buildPages(folder)]);
  await writeFile(stampIn(folder), fingerprint);
};

const buildServer = async (folder) => {
  const { build } = await import("esbuild");
  const bench = ["bench", "bench/bare-server", "bench/displays"];
  const measures = ["plausibility", "flapping", "control-chart", "soak", ...bench];
  const commands = ["run", "seed", "send-figure", "import", ...measures];
  const commandEntries = commands.map((name) => [name, `backend/commands/${name}.ts`]);
  // A thread is started from a file: one reads the files that people send, one writes those they take.
  const workers = [
    ["read-file.worker", "backend/feeds/read-file.worker.ts"],
    ["write-form.worker", "backend/documents/forms/write-form.worker.ts"],
  ];
  await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries([...commandEntries, ...workers]),
    outdir: "dist/server",
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
  });
};

const buildPages = async (folder) => {
  const { build } = await import("vite");
  await build({
    configFile: join(folder, "frontend", "vite.config.ts"),
    logLevel: "warn",
  });
  await compressFiles(join(folder, "dist", "frontend"));
};

/** Pages are sent as they lie here, so each is compressed once, as far as it goes. */
const compressFiles = async (folder) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      if (bytes.length < compressBytesMin) return;
      const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params: quality }));
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
};

// Run by itself, as in an image, it builds this project.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll(process.argv[2] ?? fileURLToPath(new URL("../..", import.meta.url)));
}
