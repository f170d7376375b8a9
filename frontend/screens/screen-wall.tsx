/** The wall on a screen: live, and before that and after that the last figures, marked as such. */
import { type JSX, Show, createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { createLiveWall } from "../live/create-live-wall.ts";
import { NoticeStrip } from "../notices/strip.tsx";
import { WallSkeleton } from "../wall/wall-skeleton.tsx";
import { Wall } from "../wall/wall.tsx";
import type { WallView } from "../wall/wall-view.ts";
import type { Identity, Screen } from "./create-screen.ts";
import { type LastWall, keepFigures, keepHeard, lastWallOf } from "./last-wall.ts";

const keepHeardEveryMs = 10_000;
const clockTickMs = 1_000;
/** A longer name has no room over a column; the place then goes by its short one. */
const placeCharactersMax = 34;

const placeName = ({ place }: Identity): string =>
  place.name.length > placeCharactersMax ? place.shortName : place.name;

/** The server's time by the machine's clock, from when the server was last heard. */
const timeSince = ({ heard }: LastWall): Instant => {
  const passedMs = Math.max(0, Date.now() - heard.machineMs);
  return new Date(Date.parse(heard.at) + passedMs).toISOString();
};

const createTime = (last: LastWall): (() => Instant) => {
  const [now, setNow] = createSignal(timeSince(last));
  const tick = setInterval(() => setNow(timeSince(last)), clockTickMs);
  onCleanup(() => clearInterval(tick));
  return now;
};

/** @param link lost, and perhaps back soon; or ended, for a screen that is paired no more. */
const lastView = (
  identity: Identity,
  last: LastWall,
  link: "lost" | "ended",
  now: () => Instant,
): WallView => ({
  figures: last.figures,
  moved: {},
  link: () => ({ name: link, since: last.heard.at }),
  revision: () => last.revision,
  now,
  back: () => null,
  place: placeName(identity),
  demonstration: identity.demonstration,
});

/** The last figures and nothing else: there is no link yet, or no leave to see newer ones. */
export const LastScreenWall = (props: {
  identity: Identity;
  last: LastWall;
  link: "lost" | "ended";
}): JSX.Element => {
  const view = untrack(() =>
    lastView(props.identity, props.last, props.link, createTime(props.last)),
  );
  return <Wall view={view} />;
};

/** Live; until the first word of the server, with the figures that were kept. */
export const LiveScreenWall = (props: { identity: Identity; screen: Screen }): JSX.Element => {
  const { identity, screen } = untrack(() => ({ ...props }));
  const { locality } = identity;
  const last = lastWallOf(locality);
  const live = createLiveWall(locality);

  createEffect(() => {
    const revision = live.revision();
    const epoch = live.epoch();
    if (revision !== null && epoch !== null) {
      screen.shows({ locality, epoch, revision });
      keepFigures({ locality, epoch, revision, figures: [...live.figures] });
    } else {
      screen.shows(last === null ? null : { locality, epoch: last.epoch, revision: last.revision });
    }
  });
  createEffect(
    on(
      () => live.link().name,
      (name, before) => {
        if (before === "live") keepHeard(live.now());
        if (before !== undefined) screen.lookAgain();
        if (name === "live") keepHeard(live.now());
      },
    ),
  );
  const keeping = setInterval(() => {
    if (live.link().name === "live") keepHeard(live.now());
  }, keepHeardEveryMs);
  onCleanup(() => {
    clearInterval(keeping);
    screen.shows(null);
  });

  const view: WallView = {
    get figures() {
      return live.figures;
    },
    get moved() {
      return live.moved;
    },
    link: live.link,
    revision: live.revision,
    now: live.now,
    back: live.back,
    place: placeName(identity),
    demonstration: identity.demonstration,
    notices: () => <NoticeStrip locality={locality} revision={live.revision()} />,
  };
  return (
    <Show
      when={live.revision() !== null}
      fallback={
        <Show
          when={last}
          fallback={<WallSkeleton place={view.place} lost={live.link().name === "lost"} />}
        >
          {(kept) => <LastScreenWall identity={identity} last={kept()} link="lost" />}
        </Show>
      }
    >
      <Wall view={view} />
    </Show>
  );
};
