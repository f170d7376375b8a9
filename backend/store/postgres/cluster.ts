import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { DataFolder } from "./data-folder.ts";
import { DatabaseProblem } from "./problem.ts";
import { type Ending, runToEnd } from "./run.ts";

const createTimeoutMs = 60_000;
const passwordBytes = 24;

/** The role and the database that Locality Flow signs in to. The superuser cannot sign in at all. */
export const databaseName = "locality_flow";

/** A database's files on disk and the password of its one role. */
export type Cluster = { data: string; access: string; password: string };

/** Opens the files of the database, making them on the first start. */
export async function openCluster(
  folder: DataFolder,
  binaries: Binaries,
  fsync: boolean,
): Promise<Cluster> {
  const home = folder.serverHome;
  if (!existsSync(home)) await createCluster(folder, binaries, fsync);
  const data = join(home, "data");
  checkOwner(data, folder);
  const major = Number(readFileSync(join(data, "PG_VERSION"), "utf8"));
  if (major !== binaries.major) {
    throw new DatabaseProblem(
      `The data in ${home} was written by PostgreSQL ${major}, and this Locality Flow brings PostgreSQL ${binaries.major}. ` +
        "Start the version that wrote it, or move the data over with pg_dump and psql.",
    );
  }
  const password = readFileSync(join(home, "password"), "utf8").trim();
  return { data, access: accessFile(home), password };
}

/** Built beside its place and renamed into it: a first start cut short leaves nothing half made. */
async function createCluster(
  folder: DataFolder,
  binaries: Binaries,
  fsync: boolean,
): Promise<void> {
  const { user } = folder;
  const draft = `${folder.serverHome}.draft`;
  const data = join(draft, "data");
  const password = randomBytes(passwordBytes).toString("base64url");
  rmSync(draft, { recursive: true, force: true });
  makeFolder(draft, user ? 0o711 : 0o700);
  makeFolder(data, 0o700);
  if (user) chownSync(data, user.uid, user.gid);
  const run = (program: string, args: string[], input = "") =>
    runToEnd(program, args, { user, timeoutMs: createTimeoutMs, input, cwd: data });

  // One order of letters on every machine: this locale is PostgreSQL's own, not the system's.
  const locale = [
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const made = [
    "-D",
    data,
    "--username=postgres",
    "--auth=reject",
    "--no-sync",
    "--no-instructions",
    ...locale,
  ];
  refuseUnless(await run(binaries.initdb, made));
  const statements = [
    `CREATE ROLE ${databaseName} LOGIN CREATEDB PASSWORD '${password}'`,
    `CREATE DATABASE ${databaseName} OWNER ${databaseName}`,
  ];
  // A stand-alone server takes these from the one who owns its files, so that no superuser needs a password.
  const told = await run(
    binaries.postgres,
    ["--single", "-D", data, "-c", "fsync=off", "postgres"],
    `${statements.join("\n")}\n`,
  );
  refuseUnless(/ERROR:|FATAL:|PANIC:/.test(told.output) ? { ...told, code: 1 } : told);
  writeFileSync(join(draft, "password"), `${password}\n`, { mode: 0o600 });
  writeFileSync(accessFile(draft), `host all ${databaseName} 127.0.0.1/32 scram-sha-256\n`);
  chmodSync(accessFile(draft), 0o644);
  if (fsync) {
    refuseUnless(await run(binaries.initdb, ["-D", data, "--sync-only"]));
    [join(draft, "password"), accessFile(draft), draft].forEach(flush);
  }
  renameSync(draft, folder.serverHome);
  if (fsync) flush(folder.path);
}

/** Who may sign in, kept out of the folder that the server itself may write to. */
function accessFile(home: string): string {
  return join(home, "pg_hba.conf");
}

function refuseUnless(ending: Ending): void {
  if (ending.code === 0) return;
  const lines = ending.output.trim().split("\n");
  const reason = lines.find((line) => /error:|ERROR:|FATAL:|PANIC:/.test(line)) ?? lines.at(-1);
  throw new DatabaseProblem(
    `The database could not be made (${reason || `exit code ${ending.code}`}).`,
  );
}

function checkOwner(data: string, { path, user }: DataFolder): void {
  const uid = user?.uid ?? process.getuid?.();
  if (uid === undefined || statSync(data).uid === uid) return;
  throw new DatabaseProblem(
    `The data in ${path} belongs to another user of this machine. Start Locality Flow as that user, or set DATA_DIR to another folder.`,
  );
}

function makeFolder(path: string, mode: number): void {
  mkdirSync(path);
  chmodSync(path, mode); // whatever the umask
}

/** Puts a file, or the names in a folder, on the disk. */
function flush(path: string): void {
  if (process.platform === "win32") return; // it cannot open a folder
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
