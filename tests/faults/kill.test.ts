/** The product is killed outright, again and again, while figures come in. */
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, it, onTestFailed, onTestFinished, vi } from "vitest";
import { openStore } from "../../backend/store/database.ts";
import { openPostgres } from "../../backend/store/postgres.ts";
import { History, Wall } from "../../contracts/figure.ts";
import { makeRandom } from "../live/random.ts";
import { openWall } from "../support/open-wall.ts";
import { findDatabasePid, type ServingProcess, withProcesses } from "../support/product-process.ts";
import { type Acknowledged, startWriter, type Writer } from "./writer.ts";

const rounds = 21;
const victims = ["the app", "the database", "both"] as const;
/** A kill comes at a random moment of so many milliseconds of writing. */
const writingMaxMs = 400;
const recoverMax = { timeout: 20_000, interval: 20 };

const processes = withProcesses();

/** @returns whether another has taken the place of the database that was killed. */
const killDatabase = (dataDir: string): (() => boolean) => {
  const killed = findDatabasePid(dataDir);
  if (killed === undefined) throw new Error("No database runs.");
  process.kill(killed, "SIGKILL");
  return () => {
    const now = findDatabasePid(dataDir);
    return now !== undefined && now !== killed;
  };
};

/** Every acknowledged figure can be read again through the API. */
const expectAllThere = async (product: ServingProcess, writer: Writer): Promise<void> => {
  const acknowledged = [...writer.acknowledged()];
  const [first, last] = [acknowledged[0], acknowledged.at(-1)];
  if (first === undefined || last === undefined) return;
  const { points } = await product.read(
    History,
    `/api/localities/banes/measures/${writer.measure}/history?from=${first.asAt}&to=${last.asAt}`,
  );
  const values = new Map(points.map(({ asAt, value }) => [asAt, value]));
  expect(acknowledged.filter(({ asAt, value }) => values.get(asAt) !== value)).toEqual([]);
};

/** The store itself, opened beside a product that is stopped. */
const openStopped = async (dataDir: string) => {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const server = await openPostgres({ dataDir, log: silent });
  const store = openStore(server.url, { poolMax: 1 });
  onTestFinished(async () => {
    await store.close();
    await server.stop();
  });
  return store.db;
};

const expectOnceEach = async (
  dataDir: string,
  acknowledged: readonly Acknowledged[],
): Promise<void> => {
  const db = await openStopped(dataDir);
  const { rows: kept } = await sql<{ key: string; revision: number; observations: number }>`
    SELECT submission.idempotency_key AS key, submission.revision,
           count(observation.submission_id) AS observations
    FROM submission LEFT JOIN observation USING (locality_id, submission_id)
    WHERE locality_id = 'banes' AND submission.origin = 'entered'
    GROUP BY submission.idempotency_key, submission.revision
    ORDER BY submission.revision
  `.execute(db);
  // S7 S6 what was acknowledged is there, once and whole; and nothing else is.
  expect(kept).toEqual(
    acknowledged
      .map(({ key, receipt }) => ({ key, revision: receipt.revision, observations: 1 }))
      .toSorted((a, b) => a.revision - b.revision),
  );
  // S5 the place's revisions have no gap, and none was given twice.
  const { rows: revisions } = await sql<{ revision: number; at: string }>`
    SELECT revision, at FROM change WHERE locality_id = 'banes' ORDER BY revision
  `.execute(db);
  expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, i) => i + 1));
  expect(revisions.map(({ at }) => at)).toEqual(revisions.map(({ at }) => at).toSorted());
};

it("S5 S6 S7 nothing acknowledged is lost or doubled through 21 kills of the app, the database and both", async () => {
  const seed = Date.now() % 1_000_000;
  const random = makeRandom(seed);
  onTestFailed(() => void process.stderr.write(`The kills came by the seed ${seed}.\n`));
  const dataDir = await processes.makeDataDir();
  let product = await processes.start({ DATA_DIR: dataDir, PORT: "0" });
  const { port } = product;
  const startAgain = async (): Promise<void> => {
    product = await processes.start({ DATA_DIR: dataDir, PORT: String(port) });
  };
  const wall = await openWall(product.address, "banes");
  const writers = [
    { provider: "ruh", measure: "ruh-ed-attendances" },
    { provider: "hcrg", measure: "community-hospital-nctr" },
  ].map((who) => startWriter(() => product, who));
  const acknowledged = () => writers.flatMap((writer) => [...writer.acknowledged()]);

  for (let round = 0; round < rounds; round += 1) {
    await pause(random.below(writingMaxMs));
    const victim = victims[round % victims.length];
    const hasDatabase = victim === "the app" ? () => true : killDatabase(dataDir);
    if (victim !== "the database") {
      product.kill("SIGKILL");
      await product.end();
      await startAgain();
    }
    // It recovers by itself: it is ready, and figures are taken again.
    await vi.waitFor(async () => {
      expect(hasDatabase()).toBe(true);
      expect((await product.ask("/health/ready")).status).toBe(200);
    }, recoverMax);
    const before = acknowledged().length;
    await vi.waitFor(() => {
      expect(acknowledged().length).toBeGreaterThan(before + writers.length);
    }, recoverMax);
    for (const writer of writers) await expectAllThere(product, writer);
  }
  for (const writer of writers) {
    await writer.stop();
    expect(writer.surprises()).toEqual([]);
  }

  // A wall that was open from the beginning resumes across all of it.
  await wall.drop();
  await wall.comeBack();
  const now = await product.read(Wall, "/api/localities/banes/wall");
  await wall.reaches(now.revision);
  expect(wall.heard()[0]?.type).toBe("patch");
  expect(wall.shows().figures).toEqual(now.figures);

  product.kill("SIGTERM");
  expect(await product.end()).toEqual({ code: 0, signal: null });
  await expectOnceEach(dataDir, acknowledged());
}, 480_000);

it("S7 a first start that is cut short anywhere is simply started again", async () => {
  const random = makeRandom(20_240_816);
  const dataDir = await processes.makeDataDir();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const cutShort = processes.run({ DATA_DIR: dataDir, PORT: "0" });
    await pause(300 + random.below(1_200));
    cutShort.kill("SIGKILL");
    await cutShort.end();
  }
  const product = await processes.start({ DATA_DIR: dataDir, PORT: "0" });
  const wall = await product.read(Wall, "/api/localities/banes/wall");
  expect(wall.figures.find(({ key }) => key === "ruh-ed-attendances")?.value).toBe(267);
}, 60_000);
