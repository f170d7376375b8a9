/** A database of one's own, real and migrated, for each test file. */
import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { type Store, openStore } from "../../backend/store/database.ts";
import { atDatabase, createDatabase, dropDatabase } from "./server.ts";

const poolMax = 10;

export type TestDatabase = Store & { url: string };

/**
 * Creates a database and drops it after the file's tests. Call it at the head of a test file:
 * `const { db } = await withDatabase();`
 *
 * @param migrated false for an empty one, as a new installation finds it.
 */
export const withDatabase = async ({ migrated = true } = {}): Promise<TestDatabase> => {
  const { serverUrl, template } = inject("database");
  const name = `locality_flow_test_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(serverUrl, name, migrated ? template : undefined);
  const url = atDatabase(serverUrl, name);
  const store = openStore(url, { poolMax });
  afterAll(async () => {
    await store.close();
    await dropDatabase(serverUrl, name);
  });
  return { ...store, url };
};
