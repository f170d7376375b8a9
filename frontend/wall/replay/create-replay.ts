/** A wall of the past as signals: which moment is wanted, which is shown, and what changed at it. */
import { type Accessor, createMemo, createResource, createSignal, onCleanup } from "solid-js";
import { addDays, type Instant, londonDay } from "../../../contracts/calendar.ts";
import { Wall } from "../../../contracts/figure.ts";
import { type Moment, Moments, replayDaysMax } from "../../../contracts/replay.ts";
import { get } from "../../api.ts";
import type { Moved } from "../../live/wall-state.ts";
import { movedBetween, stopAfter, stopAt, stopBefore } from "./stops.ts";

/** A slider that is pulled names many moments; the one at which it rests is fetched. */
const restMs = 150;
/** Walls that are kept to go back to. */
const keptMax = 40;
/** How much of what came after a moment is at hand when a link leads far back. */
const daysAfter = 90;

export type Replay = {
  moments: Accessor<readonly Moment[]>;
  /** The place of the wanted moment among the stops; -1 before the first. */
  stop: Accessor<number>;
  wanted: Accessor<Instant>;
  /** The wall that is shown, which may still be that of another moment; undefined before the first. */
  shown: Accessor<Wall | undefined>;
  /** What changed at the moment that is shown, where it is a stop. */
  moved: Accessor<Record<string, Moved>>;
  error: Accessor<unknown>;
  goTo(at: Instant): void;
  previous: Accessor<Moment | undefined>;
  next: Accessor<Moment | undefined>;
};

const pathOf = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;

/** Reads walls of the past, each once while it is kept: what was known at a moment does not change. */
const makeReader = (locality: string): ((at: Instant) => Promise<Wall>) => {
  const kept = new Map<Instant, Promise<Wall>>();
  return (at) => {
    const known = kept.get(at);
    if (known !== undefined) return known;
    const wall = get(Wall, `${pathOf(locality)}/wall?as-known-at=${at}`);
    kept.set(at, wall);
    wall.catch(() => kept.delete(at));
    const [oldest] = kept.keys();
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    return wall;
  };
};

/** The year to today, or one that holds the moment that a link leads to, where that lies further back. */
const readMoments = async (locality: string, at: Instant): Promise<readonly Moment[]> => {
  const path = `${pathOf(locality)}/changes`;
  const year = await get(Moments, path);
  if (londonDay(at) >= year.from) return year.moments;
  const to = addDays(londonDay(at), daysAfter);
  const from = addDays(to, 1 - replayDaysMax);
  return (await get(Moments, `${path}?from=${from}&to=${to}`)).moments;
};

/** Begins at `first`, and keeps the page's address at the moment that is wanted. */
export const createReplay = (locality: string, first: Instant): Replay => {
  const readWall = makeReader(locality);
  const [wanted, setWanted] = createSignal(first);
  const [rested, setRested] = createSignal(first);
  const [listed] = createResource(() => readMoments(locality, first));
  const moments = (): readonly Moment[] => (listed.state === "ready" ? listed() : []);
  const [wall] = createResource(rested, readWall);
  const shown = createMemo<Wall | undefined>((before) =>
    wall.state === "ready" ? wall() : before,
  );
  const isStop = (at: Instant): boolean => moments()[stopAt(moments(), at)]?.at === at;
  const [before] = createResource(
    () => {
      const at = shown()?.at;
      return at !== undefined && isStop(at) ? stopBefore(moments(), at)?.at : undefined;
    },
    async (at) => ({ at, wall: await readWall(at) }),
  );
  const moved = createMemo((): Record<string, Moved> => {
    const now = shown();
    if (now === undefined || before.state !== "ready") return {};
    const isBeforeThis = stopBefore(moments(), now.at)?.at === before().at && isStop(now.at);
    return isBeforeThis ? movedBetween(before().wall.figures, now.figures, now.at) : {};
  });
  let resting: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(resting));
  return {
    moments,
    stop: () => stopAt(moments(), wanted()),
    wanted,
    shown,
    moved,
    error: () => wall.error ?? listed.error,
    goTo: (at) => {
      setWanted(at);
      clearTimeout(resting);
      resting = setTimeout(() => {
        const address = new URL(location.href);
        address.searchParams.set("as-known-at", at);
        history.replaceState(null, "", address);
        setRested(at);
      }, restMs);
    },
    previous: () => stopBefore(moments(), wanted()),
    next: () => stopAfter(moments(), wanted()),
  };
};
