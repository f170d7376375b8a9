/** Everything that a soak needs, started for it and ended with it. */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "../browser/launch-browser.ts";
import { startApart } from "../start-apart.ts";
import type { Holding } from "./holding.ts";
import { openLine } from "./line.ts";
import { firstDay, liveDay } from "./live-days.ts";
import { meetPlaceTeam } from "./place-team.ts";
import { watchWall } from "./watched-wall.ts";

/** More than a soak sends: it is not the limit that is tried. */
const writesPerMinute = 1_000_000;

export type SoakSetting = {
  /** The project's. */
  folder: string;
  place: string;
  days: number;
  /** A seeded or an empty database; the product's own when left out. */
  databaseUrl?: string;
  /** Told what the wall holds after each day. */
  onDay?: (day: number, holding: Holding) => void;
};

/**
 * Opens the wall of a place in a real browser on a product of its own, and lives the days through.
 *
 * @returns what the wall held on each day. Rejects when it does not show a change.
 */
export const soakWall = async (setting: SoakSetting): Promise<Holding[]> => {
  const stops: (() => Promise<void> | void)[] = [];
  try {
    return await soak(setting, stops);
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
};

const soak = async (
  { folder, place, days, databaseUrl, onDay }: SoakSetting,
  stops: (() => Promise<void> | void)[],
): Promise<Holding[]> => {
  const dataDir = await mkdtemp(join(tmpdir(), "locality-flow-soak-"));
  stops.push(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const password = randomUUID();
  const product = await startApart(folder, {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? "",
    DEMO_CLOCK: `${firstDay}T00:00`,
    DEMO_PASSWORD: password,
    WRITES_PER_MINUTE: String(writesPerMinute),
  });
  stops.push(product.stop);
  const line = await openLine(product.address);
  stops.push(line.close);
  const { browser, close } = await launchBrowser();
  stops.push(close);
  const wall = await watchWall(browser, `${line.address}/wall/${place}`);
  const team = await meetPlaceTeam(product.address, place, password);
  const holdings: Holding[] = [];
  for (let day = 0; day < days; day += 1) {
    const holding = await liveDay({ team, wall, line }, day);
    holdings.push(holding);
    onDay?.(day, holding);
  }
  return holdings;
};
