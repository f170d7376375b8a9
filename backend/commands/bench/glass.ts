/** From the POST of a figure to its tile, painted in a real browser, while other displays watch too. */
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser/launch-browser.ts";
import { slowestAimAt } from "./aims.ts";
import { type Contender, liveUrlOf } from "./contender.ts";
import { type GlassPage, openGlass, type Painted } from "./glass-page.ts";
import { percentile } from "./percentile.ts";
import type { Row } from "./row.ts";
import { type Bench, type Contenders, displaysOf, inTurns, rowOf, type Side } from "./section.ts";
import { type Acknowledged, makeSender } from "./sender.ts";

const settleMs = 300;
const paintMaxMs = 10_000;
const lookEveryMs = 50;
/** Every figure is the number on the tile: only then is there something to paint. */
const daysSent = 1;

export const measureGlass = async (bench: Bench, contenders: Contenders): Promise<Row[]> => {
  const { extent, say } = bench;
  const { browser, close } = await launchBrowser();
  try {
    const rows: Row[] = [];
    for (const others of extent.glassBeside) {
      const group = `On the glass, with ${displaysOf(others)} beside`;
      say(`${group}.`);
      const paintedMs = await inTurns(contenders, extent.turns, (one) =>
        paintBeside(bench, browser, one, others),
      );
      const all = (side: Side) => paintedMs[side].flat();
      const slowest = (side: Side) => percentile(all(side), 99);
      rows.push(
        ...rowOf(group, "painted, median", "ms", (side) => percentile(all(side), 50)),
        ...rowOf(group, "painted, 99th percentile", "ms", slowest, slowestAimAt(others)),
      );
    }
    return rows;
  } finally {
    await close();
  }
};

/** From each POST until the tile was painted, in milliseconds. */
const paintBeside = async (
  { room, figure, extent }: Bench,
  browser: Browser,
  contender: Contender,
  others: number,
): Promise<number[]> => {
  const sender = makeSender(figure, daysSent);
  await room.open([liveUrlOf(contender)], others);
  const glass = await openGlass(browser, contender.address + contender.pagePath, figure.title);
  await pause(settleMs);
  const sent = await sender.sendSteadily(contender, extent.postsPerTurn, extent.postEveryMs);
  const painted = await waitForLast(glass, sent);
  await glass.close();
  await room.close();
  sender.stop();
  return sent.flatMap(({ revision, begunAtMs }) => {
    const paint = painted.find((one) => one.revision >= revision);
    return paint === undefined ? [] : paint.atMs - begunAtMs;
  });
};

const waitForLast = async (glass: GlassPage, sent: readonly Acknowledged[]): Promise<Painted[]> => {
  const last = Math.max(...sent.map(({ revision }) => revision));
  const givenUpAtMs = performance.now() + paintMaxMs;
  for (;;) {
    const painted = await glass.painted();
    if (painted.some(({ revision }) => revision >= last)) return painted;
    if (performance.now() > givenUpAtMs) throw new Error("The last figure was never painted.");
    await pause(lookEveryMs);
  }
};
