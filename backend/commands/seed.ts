/** `npm run seed`: puts the demonstration's system into the database of DATABASE_URL or of a stopped product. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findDemonstrationStart } from "../actions/demonstration.ts";
import { seed } from "../actions/seed.ts";
import { makeDemonstrationClock } from "../clock.ts";
import { parseConfig } from "../config.ts";
import { readSeeds } from "../seeds.ts";
import { openStore } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";
import { AlreadyRunning, defaultDataDir, openPostgres } from "../store/postgres.ts";

const folder = fileURLToPath(new URL("../..", import.meta.url));

const plant = async (): Promise<string> => {
  const config = parseConfig({ ...process.env, DEMO: "yes" });
  const quiet = { info: () => {}, warn: console.warn, error: console.error };
  const server = await openPostgres({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDir: config.dataDir ?? defaultDataDir(folder),
    log: quiet,
  });
  const store = openStore(server.url, { poolMax: 2 });
  try {
    await migrate(store.db);
    const startsAt = await findDemonstrationStart(
      store.db,
      config.demonstrationStart ?? new Date().toISOString(),
    );
    const clock = makeDemonstrationClock(startsAt);
    const { submissions, published } = await seed(
      { db: store.db, clock },
      readSeeds(join(folder, "seeds")),
    );
    return submissions === 0 && published === 0
      ? "Everything was here already: nothing changed."
      : `${submissions} submissions and ${published} published weeks were added.`;
  } finally {
    await store.close();
    await server.stop();
  }
};

try {
  console.log(await plant());
} catch (error) {
  if (error instanceof AlreadyRunning) {
    console.log("The product is running on this data: it seeded itself when it started.");
  } else {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
