import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { codeOf, DatabaseProblem, reasonOf } from "./problem.ts";
import { runToEnd, type ServiceUser } from "./run.ts";

const reachTimeoutMs = 5_000;
const forOwner = 0o700;
/** Others may pass through to what is theirs, and list nothing. */
const passable = 0o711;

/** Where everything of one installation lies, and who the server in it runs as (undefined: as ourselves). */
export type DataFolder = { path: string; serverHome: string; user: ServiceUser | undefined };

/**
 * The data folder when none is named: `.data` in the project. For root it is under /var/lib,
 * because PostgreSQL then runs as another user, who cannot enter a project under /root.
 */
export function defaultDataDir(projectDir: string): string {
  if (!isRoot()) return join(projectDir, ".data");
  const project = createHash("sha256").update(realpathSync(projectDir)).digest("hex").slice(0, 12);
  return join("/var/lib/locality-flow", project);
}

/** Makes the data folder if need be, and sees that we, and the server's user, can work in it. */
export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  const wanted = resolve(dataDir);
  try {
    const user = isRoot() ? findServiceUser(wanted) : undefined;
    makeFolders(wanted, user ? passable : forOwner);
    const path = realpathSync(wanted);
    const { mode, uid } = statSync(path);
    if (user && uid !== user.uid && (mode & 0o001) === 0) chmodSync(path, mode | 0o001);
    const folder = { path, serverHome: join(path, "postgresql"), user };
    await checkReach(folder);
    return folder;
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(
      `The data folder ${wanted} cannot be made or entered (${reasonOf(error)}). Set DATA_DIR to a folder that Locality Flow may write to.`,
      { cause: error },
    );
  }
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Not `recursive: true`: under a strict umask each folder on the way needs its mode set. */
function makeFolders(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
    chmodSync(path, mode);
  } catch (error) {
    if (codeOf(error) === "EEXIST" && statSync(path).isDirectory()) return;
    if (codeOf(error) !== "ENOENT" || dirname(path) === path) throw error;
    makeFolders(dirname(path), mode);
    makeFolders(path, mode);
  }
}

/** Whoever owns the data already there, else `postgres`, else `nobody`. */
function findServiceUser(dataDir: string): ServiceUser {
  const users = knownUsers();
  const owner = ownerOf(join(dataDir, "postgresql", "data"));
  if (owner && owner.uid !== 0)
    return {
      ...owner,
      name: users.find((user) => user.uid === owner.uid)?.name ?? `user ${owner.uid}`,
    };
  const found = ["postgres", "nobody"]
    .map((name) => users.find((user) => user.name === name && user.uid !== 0))
    .find(Boolean);
  return found ?? { name: "nobody", uid: 65_534, gid: 65_534 };
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, gid: stat.gid };
}

function knownUsers(): ServiceUser[] {
  try {
    return readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => {
        const [name = "", , uid, gid] = line.split(":");
        // macOS writes nobody as -2, which the system reads as the largest number but one.
        return { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
      });
  } catch {
    return [];
  }
}

/** Asked by trying, because access may hang on more than the mode bits. */
async function checkReach({ path, user }: DataFolder): Promise<void> {
  if (!user) return;
  const tried = await runToEnd("/bin/sh", ["-c", 'cd -- "$1"', "sh", path], {
    user,
    timeoutMs: reachTimeoutMs,
  });
  if (tried.code === 0) return;
  const why =
    tried.code === -1
      ? `this machine does not let it become that user (${tried.output.trim()})`
      : `that user may not enter ${path}`;
  throw new DatabaseProblem(
    `PostgreSQL refuses to run as root, so it would run as “${user.name}”; but ${why}. ` +
      "Set DATA_DIR to a folder that user can reach, such as /var/lib/locality-flow, or start Locality Flow as an ordinary user.",
  );
}
