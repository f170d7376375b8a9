/**
 * Once for the whole run: the build, as `npm start` makes it; and one real PostgreSQL with a migrated
 * database in it that each test file copies.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureDemonstrationAccounts } from "../../backend/actions/people/demonstration-accounts.ts";
import { seed } from "../../backend/actions/seed.ts";
import { buildIfChanged } from "../../backend/commands/build.mjs";
import { systemClock } from "../../backend/clock.ts";
import { signInLimits } from "../../backend/people/limits.ts";
import { makePeople } from "../../backend/people/people.ts";
import { readSeeds } from "../../backend/seeds.ts";
import { type Db, type Store, openStore } from "../../backend/store/database.ts";
import { migrate } from "../../backend/store/migrate.ts";
import { openPostgres } from "../../backend/store/postgres.ts";
import { demonstrationPassword } from "./accounts.ts";
import { firstMorning, makeTestClock } from "./clock.ts";
import { projectFolder, seedsFolder } from "./folders.ts";
import { atDatabase, createDatabase, dropDatabase } from "./server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    database: {
      /** The server's own database, from which others are created and dropped. */
      serverUrl: string;
      /** The migrated database that is copied. */
      template: string;
      /** The same with the demonstration's system in it, as it stands on its first morning. */
      seeded: string;
    };
  }
}

/** `TEST_DATABASE_URL` names a server to use instead; only databases made here are touched in it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await buildIfChanged(projectFolder);
  const dataDir = await mkdtemp(join(tmpdir(), "locality-flow-tests-"));
  const server = await openPostgres({
    databaseUrl: process.env.TEST_DATABASE_URL,
    dataDir,
    log: { info: () => {}, warn: report, error: report },
    fsync: false,
  });
  const template = `locality_flow_template_${randomUUID().slice(0, 8)}`;
  const seeded = `${template}_seeded`;
  const tearDown = async (): Promise<void> => {
    await dropDatabase(server.url, seeded);
    await dropDatabase(server.url, template);
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await createTemplates(server.url, template, seeded);
  } catch (error) {
    await tearDown(); // the test runner tears down only what was set up to the end
    throw error;
  }
  provide("database", { serverUrl: server.url, template, seeded });
  return tearDown;
}

const createTemplates = async (
  serverUrl: string,
  template: string,
  seeded: string,
): Promise<void> => {
  await createDatabase(serverUrl, template);
  await fill(atDatabase(serverUrl, template), async ({ db }) => {
    await migrate(db);
  });
  await createDatabase(serverUrl, seeded, template);
  await fill(atDatabase(serverUrl, seeded), async ({ db }) => {
    await seed({ db, clock: makeTestClock(firstMorning) }, readSeeds(seedsFolder));
    await insertAccounts(db);
  });
};

/** The demonstration's accounts, with the tests' password. */
const insertAccounts = async (db: Db): Promise<void> => {
  const people = await makePeople({
    db,
    log: { info: () => {}, warn: console.warn, error: console.error },
    clock: systemClock,
    publicUrl: null,
    secret: null,
    issuers: [],
    demonstration: true,
    limits: signInLimits,
  });
  await ensureDemonstrationAccounts({ db, people }, demonstrationPassword);
};

/** Closes what it opened: a database that someone is connected to cannot be copied. */
const fill = async (url: string, put: (store: Store) => Promise<void>): Promise<void> => {
  const store = openStore(url, { poolMax: 2 });
  try {
    await put(store);
  } finally {
    await store.close();
  }
};

const report = (message: string): void => {
  process.stderr.write(`${message}\n`);
};
