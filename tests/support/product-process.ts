/** The built product as a process of its own, started, watched and ended as an operator does it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, vi } from "vitest";
import { readPostmasterFile } from "../../backend/store/postgres/postmaster-file.ts";
import { isServerIn } from "../../backend/store/postgres/process-identity.ts";
import { demonstrationPassword } from "./accounts.ts";
import { type Client, makeClient } from "./client.ts";
import { projectFolder } from "./folders.ts";

const startMaxMs = 60_000;
const endMaxMs = 20_000;
const pollMs = 20;

export type Ending = { code: number | null; signal: NodeJS.Signals | null };

export type ProductProcess = {
  /** All that it wrote so far, to either stream. */
  said(): string;
  /** How it ended; undefined while it runs. */
  ended(): Ending | undefined;
  /** Resolves when it has ended. */
  end(): Promise<Ending>;
  kill(signal: NodeJS.Signals): void;
};

export type ServingProcess = ProductProcess & Client & { address: string; port: number };

export type Processes = {
  /** Starts one without waiting for anything. */
  run(environment: Record<string, string>): ProductProcess;
  /** Starts one, and resolves when it has printed its addresses. */
  start(environment: Record<string, string>): Promise<ServingProcess>;
  /** An empty folder for data; what runs in it ends, and it is removed, after the file's tests. */
  makeDataDir(): Promise<string>;
};

/** The server at work in a data folder of the product's own; undefined when none is. */
export const findDatabasePid = (dataDir: string): number | undefined => {
  const data = join(dataDir, "postgresql", "data");
  const pid = readPostmasterFile(data)?.pid;
  return pid !== undefined && isServerIn(pid, data) ? pid : undefined;
};

/** Call it at the head of a test file: whatever its tests start is killed after them, come what may. */
export const withProcesses = (): Processes => {
  const children = new Set<ChildProcess>();
  const dataDirs = new Set<string>();

  const run: Processes["run"] = (environment) => {
    const child = spawn(
      process.execPath,
      [join(projectFolder, "backend", "commands", "start.mjs")],
      { env: { ...inherited(), ...usual, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
    );
    children.add(child);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (said += String(text)));
    }
    const ended = (): Ending | undefined =>
      child.exitCode === null && child.signalCode === null
        ? undefined
        : { code: child.exitCode, signal: child.signalCode };
    return {
      said: () => said,
      ended,
      end: () =>
        vi.waitFor(
          () => {
            const ending = ended();
            if (ending === undefined) throw new Error(`It still runs. It said: ${said}`);
            return ending;
          },
          { timeout: endMaxMs, interval: pollMs },
        ),
      kill: (signal) => void child.kill(signal),
    };
  };

  const start: Processes["start"] = async (environment) => {
    const product = run(environment);
    const address = await vi.waitUntil(() => addressIn(product), {
      timeout: startMaxMs,
      interval: pollMs,
    });
    return { ...product, ...makeClient(address), address, port: Number(new URL(address).port) };
  };

  const makeDataDir = async (): Promise<string> => {
    const dataDir = await mkdtemp(join(tmpdir(), "locality-flow-faults-"));
    dataDirs.add(dataDir);
    return dataDir;
  };

  afterAll(async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    for (const dataDir of dataDirs) {
      const database = findDatabasePid(dataDir);
      if (database !== undefined) process.kill(database, "SIGINT");
      await vi.waitUntil(() => findDatabasePid(dataDir) === undefined, { timeout: endMaxMs });
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
    }
  });

  return { run, start, makeDataDir };
};

/** What every product of a test has, unless the test says otherwise. */
const usual = { DEMO_PASSWORD: demonstrationPassword, WRITES_PER_MINUTE: "1000000" };

/** What an operator's shell has, and nothing that this test run has set for itself. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(
    ["PATH", "HOME", "TMPDIR", "SystemRoot", "TZ"].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The address, once all of them are printed; an end before that is told with what it said. */
const addressIn = (product: ProductProcess): string | undefined => {
  const ending = product.ended();
  if (ending !== undefined) {
    throw new Error(`It ended (${ending.code ?? ending.signal}) and said: ${product.said()}`);
  }
  return /Stop it with Ctrl-C/.test(product.said())
    ? /http:\/\/[^/\s]+:\d+/.exec(product.said())?.[0]
    : undefined;
};
