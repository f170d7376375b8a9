/** What must hold: every page right in the end, and nothing shown on the way that was never true. */
import { isDeepStrictEqual } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { Figure } from "../../contracts/figure.ts";
import type { ShowingState } from "../../frontend/live/wall-state.ts";
import type { Ledger } from "./ledger.ts";
import type { Page } from "./page.ts";
import type { Stage } from "./stage.ts";
import type { PlaceKey } from "./system.ts";
import type { Tally } from "./tally.ts";
import { nameOfPosition, type Position } from "./truth.ts";

/**
 * A page must be right within this time once all is well. The design promises a beat and its way, and
 * for a line that died unnoticed a silence and a new connection: 40 seconds, of which a twentieth
 * passes here; the rest is for a machine that has other work.
 */
const rightMaxMs = 60_000;
const pollMs = 20;

/** What went wrong, in words for whoever looks into it. */
export class Wrong extends Error {
  override name = "Wrong";
}

/** Waits until all pages show what two fresh snapshots show, one of each server. */
export const settle = async (stage: Stage, pages: readonly Page[], tally: Tally): Promise<void> => {
  const begun = performance.now();
  for (;;) {
    const positions = await stage.keeper.positions().catch(() => []);
    const isReached = positions.length > 0 && pages.every((page) => isAt(page, positions));
    if (isReached && (await agreeWithSnapshots(stage, pages, tally))) break;
    if (performance.now() - begun > rightMaxMs) throw new Wrong(describeLag(pages, positions));
    await pause(pollMs);
  }
  tally.rightAfterMsMax = Math.max(tally.rightAfterMsMax, performance.now() - begun);
};

const isAt = ({ shows, place, isLive }: Page, positions: readonly Position[]): boolean =>
  isLive &&
  positions.some(
    (one) => one.place === place && one.epoch === shows?.epoch && one.revision === shows.revision,
  );

/** False when a server did not answer or the places moved on: then it is asked again. */
const agreeWithSnapshots = async (
  { servers, readWall }: Stage,
  pages: readonly Page[],
  tally: Tally,
): Promise<boolean> => {
  const asked = [...new Set(pages.map(({ place }) => place))].flatMap((place) =>
    servers.map((server) => ({ place, server })),
  );
  const walls = await Promise.all(
    asked.map(async ({ place, server }) => ({ place, wall: await readWall(server, place) })),
  );
  let agree = true;
  for (const page of pages) {
    for (const { place, wall } of walls) {
      if (place !== page.place) continue;
      const { shows } = page;
      if (wall === null || wall.epoch !== shows?.epoch || wall.revision !== shows.revision) {
        agree = false;
      } else {
        tally.snapshotsCompared += 1;
        requireSame(`The page of ${place} against a fresh snapshot`, shows, wall.figures);
      }
    }
  }
  return agree;
};

const requireSame = (
  what: string,
  { epoch, revision, figures: shown }: ShowingState,
  expected: readonly Figure[],
): void => {
  if (isDeepStrictEqual(shown, expected)) return;
  throw new Wrong(`${what} at ${epoch} ${revision}: ${firstDifference(shown, expected)}`);
};

/** The first figure that differs, and in what. */
const firstDifference = (shown: readonly Figure[], expected: readonly Figure[]): string => {
  const keys = (figures: readonly Figure[]): string => figures.map(({ key }) => key).join(" ");
  if (keys(shown) !== keys(expected)) return `shown ${keys(shown)}; true ${keys(expected)}`;
  const at = shown.findIndex((figure, i) => !isDeepStrictEqual(figure, expected[i]));
  const truth = new Map<string, unknown>(Object.entries(expected[at] ?? {}));
  const differences = Object.entries(shown[at] ?? {})
    .filter(([name, value]) => !isDeepStrictEqual(value, truth.get(name)))
    .map(([name, value]) => {
      const expectedText = JSON.stringify(truth.get(name));
      return `${name} shown ${JSON.stringify(value)}, true ${expectedText}`;
    });
  return `${shown[at]?.key}: ${differences.join("; ")}`;
};

const describeLag = (pages: readonly Page[], positions: readonly Position[]): string => {
  const standing = pages.map(({ place, shows, isLive, heard }, i) => {
    const held = shows === null ? "nothing" : `${shows.epoch} ${shows.revision}`;
    return `page ${i} of ${place} shows ${held}, ${isLive ? "live" : "not live"}, heard ${heard.slice(-5).join(" ")}`;
  });
  return [
    `After ${rightMaxMs} ms not every page is right.`,
    ...standing,
    ...positions.map((one) => `true is ${nameOfPosition(one)}`),
  ].join("\n");
};

/** Holds every state that the pages showed since the last time against what was true at it. */
export const checkShown = async (
  { truth }: Stage,
  pages: readonly Page[],
  ledger: Ledger,
  tally: Tally,
): Promise<void> => {
  await truth.learn();
  for (const page of pages) {
    for (const state of page.takeShown()) {
      await checkState({ truth }, page.place, state, ledger, tally);
    }
  }
};

const checkState = async (
  { truth }: Pick<Stage, "truth">,
  place: PlaceKey,
  state: ShowingState,
  ledger: Ledger,
  tally: Tally,
): Promise<void> => {
  const position = { place, epoch: state.epoch, revision: state.revision };
  const expected = await truth.at(position);
  if (expected === null) {
    throw new Wrong(`A page showed ${nameOfPosition(position)}, which never was.`);
  }
  tally.statesChecked += 1;
  if (JSON.stringify(state.figures) !== expected) {
    requireSame(
      `A page of ${place} on the way`,
      state,
      z.array(Figure).parse(JSON.parse(expected)),
    );
    throw new Wrong(`A page of ${place} showed its figures in another order than the wall has.`);
  }
  tally.valuesChecked += state.figures.length;
  const disagreements = ledger.disagreements(position, state.figures);
  if (disagreements.length > 0) {
    throw new Wrong(`At ${nameOfPosition(position)} ${disagreements.join("; ")}`);
  }
};
