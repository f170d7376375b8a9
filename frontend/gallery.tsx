/**
 * Every state of every tile in both themes, from fixed data; and whole walls:
 * `gallery.html?wall=august`, `january`, `lost` or `skeleton`, each with `&theme=light`.
 */
import { For, type JSX, Match, Switch } from "solid-js";
import { render } from "solid-js/web";
import { type Instant, addMinutes, instantInLondon } from "../contracts/calendar.ts";
import type { Figure } from "../contracts/figure.ts";
import {
  type State,
  august,
  augustBefore,
  beforeTheChange,
  january,
  justChangedState,
  opelStates,
  tileStates,
} from "./gallery-figures.ts";
import type { LinkState } from "./live/connection.ts";
import type { Moved } from "./live/wall-state.ts";
import { LinkBanner } from "./wall/link-banner.tsx";
import { OpelTile } from "./wall/opel-tile.tsx";
import { FigureTile } from "./wall/tile.tsx";
import { WallSkeleton } from "./wall/wall-skeleton.tsx";
import { Wall } from "./wall/wall.tsx";
import type { Clocks } from "./wall/wall-view.ts";
import "./styles/base.css";
import "./gallery.css";

const clocksAt = (now: Instant): Clocks => ({ now: () => now, knownMinute: () => now });

const FixedWall = (props: {
  figures: readonly Figure[];
  now: Instant;
  link: LinkState;
  revision: number;
}): JSX.Element => (
  <Wall
    view={{
      place: "Bath and North East Somerset",
      demonstration: new URLSearchParams(location.search).has("demonstration"),
      figures: props.figures,
      moved: {},
      link: () => props.link,
      revision: () => props.revision,
      now: () => props.now,
      back: () => null,
    }}
  />
);

const at842 = instantInLondon("2024-08-15", "08:42");
const at1326 = instantInLondon("2025-01-09", "13:26");
const lostAt = (now: Instant, secondsAgo: number): LinkState => ({
  name: "lost",
  since: addMinutes(now, -secondsAgo / 60),
});

const Walls = (props: { wall: string }): JSX.Element => (
  <Switch>
    <Match when={props.wall === "august"}>
      <FixedWall figures={august} now={at842} link={{ name: "live" }} revision={4182} />
    </Match>
    <Match when={props.wall === "january"}>
      <FixedWall figures={january} now={at1326} link={lostAt(at1326, 40)} revision={9617} />
    </Match>
    <Match when={props.wall === "lost"}>
      <FixedWall figures={augustBefore} now={at842} link={lostAt(at842, 840)} revision={4179} />
    </Match>
    <Match when={props.wall === "skeleton"}>
      <WallSkeleton place="Bath and North East Somerset" lost={false} />
    </Match>
  </Switch>
);

const GalleryTile = (props: { state: State; hollow?: boolean; moved?: Moved }): JSX.Element => (
  <section class="gallery-state wall" data-hollow={props.hollow === true}>
    <h3>
      {props.state.name} <small>{props.state.says}</small>
    </h3>
    <FigureTile
      figure={props.state.figure}
      size="small"
      moved={props.moved}
      clocks={clocksAt(props.state.now)}
      hollow={props.hollow === true}
    />
  </section>
);

const Theme = (props: { theme: "dark" | "light" }): JSX.Element => (
  <div class="gallery-theme" data-theme={props.theme}>
    <h2>Tile states, {props.theme}</h2>
    <div class="gallery-tiles">
      <For each={tileStates}>{(state) => <GalleryTile state={state} />}</For>
      <GalleryTile
        state={justChangedState}
        moved={{ at: justChangedState.now, was: beforeTheChange }}
      />
      <For each={tileStates.slice(0, 1)}>
        {(state) => (
          <GalleryTile
            state={{ ...state, name: "Link lost", says: "every tile, when the page lost its link" }}
            hollow
          />
        )}
      </For>
    </div>
    <div class="gallery-tiles wall">
      <For each={opelStates}>
        {(state) => (
          <OpelTile
            figure={state.figure}
            moved={undefined}
            clocks={clocksAt(state.now)}
            hollow={false}
          />
        )}
      </For>
    </div>
    <div class="gallery-banners wall">
      <LinkBanner age={{ is: "early", since: addMinutes(at1326, -1), agoMs: 40_000 }} back={null} />
      <LinkBanner age={{ is: "late", since: addMinutes(at842, -14), agoMs: 840_000 }} back={null} />
      <LinkBanner age={{ is: "live" }} back={{ at: at842, changed: 6 }} />
    </div>
  </div>
);

const Gallery = (): JSX.Element => (
  <main class="gallery">
    <h1>Gallery</h1>
    <ul class="gallery-walls">
      <For each={["august", "january", "lost", "skeleton"]}>
        {(wall) => (
          <li>
            Wall, {wall}: <a href={`?wall=${wall}`}>dark</a>{" "}
            <a href={`?wall=${wall}&theme=light`}>light</a>
          </li>
        )}
      </For>
    </ul>
    <div class="gallery-themes">
      <Theme theme="dark" />
      <Theme theme="light" />
    </div>
  </main>
);

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element with the id app.");

const asked = new URLSearchParams(location.search);
const wall = asked.get("wall");
if (wall !== null) {
  document.documentElement.dataset["theme"] = asked.get("theme") === "light" ? "light" : "dark";
}
render(() => (wall === null ? <Gallery /> : <Walls wall={wall} />), root);
