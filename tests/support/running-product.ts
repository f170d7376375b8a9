/** The whole product on a port of its own, in this process: real server, real database, real sockets. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { parseConfig } from "../../backend/config.ts";
import { start } from "../../backend/main.ts";
import { demonstrationPassword } from "./accounts.ts";
import { type Client, makeClient } from "./client.ts";
import { type Holding, withDatabase } from "./database.ts";
import { projectFolder } from "./folders.ts";

export type RunningProduct = Client & {
  /** "http://127.0.0.1:40123" */
  address: string;
  databaseUrl: string;
};

/** Starts one on a database, as its demonstration stands on its first morning; stops it after the file's tests. */
export const startProduct = async (databaseUrl: string): Promise<RunningProduct> => {
  const dataDir = await mkdtemp(join(tmpdir(), "locality-flow-product-"));
  const product = await start(
    parseConfig({
      PORT: "0",
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      DEMO_PASSWORD: demonstrationPassword,
      WRITES_PER_MINUTE: "1000000",
    }),
    {
      folder: projectFolder,
      release: "test",
    },
  );
  afterAll(async () => {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return { ...makeClient(product.address), address: product.address, databaseUrl };
};

/** Starts one on a database of its own. Call it at the head of a test file. */
export const withRunningProduct = async (holding: Holding = "seeds"): Promise<RunningProduct> =>
  startProduct((await withDatabase(holding)).url);
