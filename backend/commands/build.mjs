// Builds the pages and the server into dist/, when what they are built from has changed.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

const sources = ["backend", "contracts", "frontend", "seeds", "package.json", "package-lock.json"];
/** Smaller files gain nothing from compression. */
const compressBytesMin = 1_000;
const compressible = /\.(js|css|svg|html)$/;

/** A short name for the sources as they are: path, size and content of every file. */
export const fingerprintOf = async (folder) => {
  const hash = createHash("sha256");
  for (const path of (await Promise.all(sources.map((one) => filesIn(folder, one))))
    .flat()
    .sort()) {
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

/** Resolves to null when dist/ is what the sources make, else to how long the build took. */
export const buildIfChanged = async (folder) => {
  const stamp = join(folder, "dist", "fingerprint");
  const fingerprint = await fingerprintOf(folder);
  if ((await readFile(stamp, "utf8").catch(() => "")) === fingerprint) return null;
  const begun = performance.now();
  // A build that is cut short must not pass for a finished one.
  await rm(stamp, { force: true });
  await Promise.all([buildServer(folder), buildPages(folder)]);
  await writeFile(stamp, fingerprint);
  return { ms: performance.now() - begun };
};

const buildServer = async (folder) => {
  const { build } = await import("esbuild");
  const commands = ["run", "seed", "send-figure", "import"];
  await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(commands.map((name) => [name, `backend/commands/${name}.ts`])),
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
if (argv[1] === fileURLToPath(import.meta.url)) {
  await buildIfChanged(fileURLToPath(new URL("../..", import.meta.url)));
}
