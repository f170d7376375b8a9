/** The wall of one place, live. Dark by default; `?theme=light` for a bright room. */
import {
  type JSX,
  Match,
  Show,
  Switch,
  createEffect,
  createResource,
  onCleanup,
  untrack,
} from "solid-js";
import type { Locality } from "../../contracts/place.ts";
import { ApiError, api } from "../api.ts";
import { createLiveWall } from "../live/create-live-wall.ts";
import { NoticeStrip } from "../notices/strip.tsx";
import { createPageTitle } from "../ui/page-title.ts";
import { paths } from "../ui/paths.ts";
import { Failed } from "../ui/states.tsx";
import { type FirstPage, FirstPageShown } from "./first-page.tsx";
import { ScreenControls } from "./screen-controls.tsx";
import { WallSkeleton } from "./wall-skeleton.tsx";
import { Wall } from "./wall.tsx";
import type { WallView } from "./wall-view.ts";

const themeAsked = (): "light" | "dark" =>
  new URLSearchParams(location.search).get("theme") === "light" ? "light" : "dark";

const retryMs = 10_000;
/** A longer name has no room over a column; the place then goes by its short one. */
const placeCharactersMax = 34;

type Place = { name: string; demonstration: boolean };

/** Rejects with an `ApiError`; `not-found` when no such place can be seen from here. */
const fetchPlace = async (key: Locality["key"]): Promise<Place> => {
  const [{ localities }, service] = await Promise.all([api.localities(), api.service()]);
  const locality = localities.find((one) => one.key === key);
  if (locality === undefined) {
    throw new ApiError("not-found", `There is no place called “${key}” here.`);
  }
  const { name, shortName } = locality;
  return {
    name: name.length > placeCharactersMax ? shortName : name,
    demonstration: service.demonstration,
  };
};

const isUnknown = (error: unknown): boolean =>
  error instanceof ApiError && error.code === "not-found";

/** What stands there before the first live figures: those that the server sent with the page, if it did. */
const BeforeWall = (props: {
  first: FirstPage | null;
  place: string;
  lost: boolean;
}): JSX.Element => (
  <Show when={props.first} fallback={<WallSkeleton place={props.place} lost={props.lost} />}>
    {(first) => <FirstPageShown first={first()} lost={props.lost} />}
  </Show>
);

const LiveWallOf = (props: {
  locality: string;
  place: Place;
  first: FirstPage | null;
  body: WallView["body"];
}): JSX.Element => {
  // Another place is another wall: this one is made for its first and only place.
  const live = createLiveWall(untrack(() => props.locality));
  return (
    <Show
      when={live.revision() !== null}
      fallback={
        <BeforeWall
          first={props.first}
          place={props.place.name}
          lost={live.link().name === "lost"}
        />
      }
    >
      <Wall
        view={{
          get figures() {
            return live.figures;
          },
          get moved() {
            return live.moved;
          },
          controls: () => (
            <>
              <ScreenControls />
              <a href={`?as-known-at=${live.now()}`}>Look back</a>
            </>
          ),
          notices: () => <NoticeStrip locality={props.locality} revision={live.revision()} />,
          ...(props.body === undefined ? {} : { body: props.body }),
          link: live.link,
          revision: live.revision,
          now: live.now,
          back: live.back,
          get place() {
            return props.place.name;
          },
          get demonstration() {
            return props.place.demonstration;
          },
        }}
      />
    </Show>
  );
};

/** @param props.body What stands in the place of the usual tiles. */
const WallPage = (props: {
  locality: string;
  first: FirstPage | null;
  body?: WallView["body"];
}): JSX.Element => {
  // The server has said it with the page, where it sent a wall at all.
  const sent = untrack(() => props.first?.place);
  const [place, { refetch }] = createResource(
    () => props.locality,
    (key) => sent ?? fetchPlace(key),
  );
  const ready = (): Place | undefined => (place.state === "ready" ? place() : undefined);
  createPageTitle(() => `${ready()?.name ?? props.locality}, wall`);
  // A television has nobody to press a button: it asks again by itself.
  createEffect(() => {
    if (place.error === undefined || isUnknown(place.error)) return;
    const timer = setTimeout(() => void refetch(), retryMs);
    onCleanup(() => clearTimeout(timer));
  });
  createEffect(() => {
    document.documentElement.dataset["theme"] = themeAsked();
    onCleanup(() => delete document.documentElement.dataset["theme"]);
  });
  return (
    <Switch fallback={<BeforeWall first={props.first} place="" lost={false} />}>
      <Match when={isUnknown(place.error)}>
        <main id="main" class="wall-message">
          <h1 class="visually-hidden">Wall</h1>
          <Failed title="No such wall" error={place.error}>
            <a class="button" href={paths.home}>
              See all places
            </a>
          </Failed>
        </main>
      </Match>
      <Match when={place.error}>
        <main id="main" class="wall-message">
          <h1 class="visually-hidden">Wall</h1>
          <Failed title="The wall did not come" error={place.error}>
            <p>It asks again every 10 seconds, by itself.</p>
          </Failed>
        </main>
      </Match>
      <Match when={ready()}>
        {(known) => (
          <Show when={props.locality} keyed>
            {(locality) => (
              <LiveWallOf
                locality={locality}
                place={known()}
                first={props.first}
                body={props.body}
              />
            )}
          </Show>
        )}
      </Match>
    </Switch>
  );
};

export default WallPage;
