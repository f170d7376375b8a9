/** A place's figures as signals: only what shows a changed figure runs again. */
import { type Accessor, batch, createSignal, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { LiveMessage, Resume } from "../../contracts/live.ts";
import { type LiveBrowser, makeLiveBrowser } from "./browser.ts";
import { type LinkState, makeLiveConnection } from "./connection.ts";
import { makeServerClock } from "./server-clock.ts";
import {
  applyMessage,
  countChanged,
  initialWallState,
  type Moved,
  resumeOf,
  type ShowingState,
  type WallState,
} from "./wall-state.ts";

const clockTickMs = 1_000;

/** The link came back: when, and how many figures are not what they were when it was lost. */
export type Back = {
  at: Instant;
  changed: number;
};

export type LiveWall = {
  /** In the order of the wall; empty until the first snapshot. Reactive in every part. */
  readonly figures: readonly Figure[];
  /** The last change of each figure since the last snapshot, by key: for "was 17". Reactive. */
  readonly moved: Readonly<Record<string, Moved>>;
  readonly link: Accessor<LinkState>;
  /** The revision shown, or null while nothing is. */
  readonly revision: Accessor<number | null>;
  /** The epoch that the revision is of, or null while nothing is shown. */
  readonly epoch: Accessor<string | null>;
  /** The server's time of day; ticks every second, and goes on while the link is lost. */
  readonly now: Accessor<Instant>;
  /** The last return from a lost link, or null. */
  readonly back: Accessor<Back | null>;
};

const liveUrl = (locality: string, state: WallState): string => {
  const url = new URL(`/api/localities/${encodeURIComponent(locality)}/live`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  if (state.name === "showing") {
    url.searchParams.set("epoch", state.epoch);
    url.searchParams.set("since", String(state.revision));
  }
  return url.href;
};

const showingOrNull = (state: WallState): ShowingState | null =>
  state.name === "showing" ? state : null;

/** Shows one place for as long as its owner lives. Another place is another wall. */
export const createLiveWall = (
  locality: string,
  browser: LiveBrowser = makeLiveBrowser(),
): LiveWall => {
  const [shown, setShown] = createStore<{ figures: Figure[]; moved: Record<string, Moved> }>({
    figures: [],
    moved: {},
  });
  const [link, setLink] = createSignal<LinkState>({ name: "connecting" });
  const [revision, setRevision] = createSignal<number | null>(null);
  const [epoch, setEpoch] = createSignal<string | null>(null);
  const [back, setBack] = createSignal<Back | null>(null);
  const clock = makeServerClock(browser.timers.elapsedMs, new Date().toISOString());
  const [now, setNow] = createSignal(clock.now());

  let state = initialWallState;
  /** What was shown when the link was lost; null while it is not. */
  let lostWith: ShowingState | null = null;

  const show = (next: ShowingState): void => {
    // The store writes into what it is given, so it gets copies: the state stays what it was.
    setShown("figures", reconcile(structuredClone([...next.figures]), { key: "key" }));
    setShown("moved", reconcile(structuredClone({ ...next.moved })));
    setRevision(next.revision);
    setEpoch(next.epoch);
  };

  const sayBack = (at: Instant): void => {
    if (lostWith === null || state.name !== "showing") return;
    setBack({ at, changed: countChanged(lostWith, state) });
    lostWith = null;
  };

  const onMessage = (message: LiveMessage): Resume | undefined => {
    clock.set(message.at);
    setNow(clock.now());
    const applied = applyMessage(state, message);
    const isNew = applied.state !== state;
    state = applied.state;
    if (isNew && state.name === "showing") show(state);
    if (applied.ask === "resume") return resumeOf(state);
    sayBack(message.at);
    return undefined;
  };

  const onState = (next: LinkState): void => {
    if (next.name === "lost") lostWith = showingOrNull(state);
    setLink(next);
  };

  const connection = makeLiveConnection({
    url: () => liveUrl(locality, state),
    // Together, so that nothing is drawn between a figure and what is said about it.
    onMessage: (message) => batch(() => onMessage(message)),
    onState,
    now: clock.now,
    browser,
  });

  let callOffTick = (): void => {};
  const tick = (): void => {
    setNow(clock.now());
    callOffTick = browser.timers.after(clockTickMs, tick);
  };
  tick();

  onCleanup(() => {
    connection.close();
    callOffTick();
  });

  return {
    get figures() {
      return shown.figures;
    },
    get moved() {
      return shown.moved;
    },
    link,
    revision,
    epoch,
    now,
    back,
  };
};
