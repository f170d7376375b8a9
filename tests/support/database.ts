/** A database of one's own, real and migrated, for each test file. */
import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { type Store, openStore } from "../../backend/store/database.ts";
import { atDatabase, createDatabase, dropDatabase } from "./server.ts";

const poolMax = 10;

export type TestDatabase = Store & { url: string };

/** What a database holds at first: nothing at all, the tables, or the demonstration's system too. */
export type Holding = "nothing" | "tables" | "seeds";

/**
 * Creates a database and drops it after the file's tests. Call it at the head of a test file:
 * `const { db } = await withDatabase();`
 */
export const withDatabase = async (holding: Holding = "tables"): Promise<TestDatabase> => {
  const { serverUrl, template: tables, seeded: seeds } = inject("database");
  const name = `locality_flow_test_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(serverUrl, name, { nothing: undefined, tables, seeds }[holding]);
  const url = atDatabase(serverUrl, name);
  const store = openStore(url, { poolMax });
  afterAll(async () => {
    await store.close();
    await dropDatabase(serverUrl, name);
  });
  return { ...store, url };
};
