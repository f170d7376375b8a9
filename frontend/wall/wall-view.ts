/** What a wall is drawn from: the live figures, or fixed ones in the gallery. */
import type { Accessor, JSX } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { LiveWall } from "../live/create-live-wall.ts";
import type { LinkState } from "../live/connection.ts";
import type { Moved } from "../live/wall-state.ts";

export type WallView = Pick<LiveWall, "figures" | "moved" | "revision" | "now" | "back"> & {
  /** How the link stands; "ended" where there is no leave to have one any more: it does not come back by itself. */
  link: Accessor<LinkState | { name: "ended"; since: Instant }>;
  place: string;
  /** True when the clock and some of the figures are a demonstration's. */
  demonstration: boolean;
  /** What stands in the place of the usual tiles, the lead tile and those that take turns given. */
  body?: (shown: ShownTiles) => JSX.Element;
  /** What can be asked of this screen, at the end of the last line. */
  controls?: () => JSX.Element;
  /** The open notices of the place; a wall of the past and the gallery have none. */
  notices?: () => JSX.Element;
  /** The bar of a wall of the past, in the banner's place; a live wall has none. */
  past?: () => JSX.Element;
};

/** The tiles of a wall that are to be seen now. */
export type ShownTiles = {
  staying: Accessor<readonly Figure[]>;
  turning: Accessor<readonly Figure[]>;
  tileProps: TilePropsOf;
};

/** How the link stands, as the page shows it. */
export type LinkAge =
  | { is: "connecting" }
  | { is: "live" }
  /** This is a wall of the past: there is no link to speak of. */
  | { is: "past" }
  /** Lost, and the figures may still be right. */
  | { is: "early"; since: Instant; agoMs: number }
  /** Lost for so long that nothing on the page may be taken for live. */
  | { is: "late"; since: Instant; agoMs: number }
  /** Over for good: what is shown are the last figures, and nothing is on its way. */
  | { is: "ended"; since: Instant; agoMs: number };

/** The ages at which what is shown may not be true any more. */
export type OldAge = Extract<LinkAge, { since: Instant }>;

/** How old what is shown is, where it may be old; else undefined. */
export const oldAgeOf = (age: LinkAge): OldAge | undefined => ("since" in age ? age : undefined);

/** Whether nothing on the page may be taken for live. */
export const isHollow = (age: LinkAge): boolean => age.is === "late" || age.is === "ended";

/** A lost link turns from a remark into the first thing to be seen. */
const linkEarlyMaxMs = 120_000;

export const linkAgeOf = (link: ReturnType<WallView["link"]>, now: Instant): LinkAge => {
  if (link.name === "connecting" || link.name === "live") return { is: link.name };
  const agoMs = Math.max(0, Date.parse(now) - Date.parse(link.since));
  if (link.name === "ended") return { is: "ended", since: link.since, agoMs };
  return { is: agoMs < linkEarlyMaxMs ? "early" : "late", since: link.since, agoMs };
};

/** The moment that the page knows of: while the link is lost nothing newer can be judged. */
export const knownAt = (age: LinkAge, now: Instant): Instant => oldAgeOf(age)?.since ?? now;

/** The whole minute of a moment. What changes by the minute need not be worked out each second. */
export const minuteOf = (now: Instant): Instant => `${now.slice(0, 16)}:00.000Z`;

export type Clocks = {
  /** Ticks each second. */
  now: Accessor<Instant>;
  /** The minute up to which the figures can be judged. */
  knownMinute: Accessor<Instant>;
};

/** What every tile is drawn from. */
export type TileProps = {
  figure: Figure;
  moved: Moved | undefined;
  clocks: Clocks;
  /** The link has been lost for so long that the tile is only an outline. */
  hollow: boolean;
};

export type TilePropsOf = (figure: Figure) => TileProps;
