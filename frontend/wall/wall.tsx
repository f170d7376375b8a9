/** A whole wall: levels on top, then the figures by their size, then the clock and what is owed. */
import { For, type JSX, Show, createMemo, untrack } from "solid-js";
import { londonDay } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { Announcements } from "./announcements.tsx";
import { ClockCorner, LinkWords } from "./clock-corner.tsx";
import { createPages } from "./create-pages.ts";
import { latestOf } from "./latest.ts";
import { LinkBanner, backToSay, bannerOf } from "./link-banner.tsx";
import { driftOf, isNight } from "./night-and-drift.ts";
import { OpelTile } from "./opel-tile.tsx";
import { owedToday } from "./owed.ts";
import { OwedBar } from "./owed-bar.tsx";
import { PlaceHead } from "./place-head.tsx";
import { PageControls } from "./page-controls.tsx";
import { partTiles, tilesBesideLead, tilesOf, tilesUnderBig } from "./tiles-in-order.ts";
import { WallTiles } from "./wall-tiles.tsx";
import { WallLine } from "./wall-line.tsx";
import {
  type Clocks,
  type LinkAge,
  type TileProps,
  type WallView,
  isHollow,
  knownAt,
  linkAgeOf,
  minuteOf,
} from "./wall-view.ts";
import "../ui/icons.css";
import "./wall.css";

export const Wall = (props: { view: WallView }): JSX.Element => {
  const now = (): string => props.view.now();
  const age = createMemo((): LinkAge =>
    props.view.past === undefined ? linkAgeOf(props.view.link(), now()) : { is: "past" },
  );
  const knownMinute = createMemo(() => minuteOf(knownAt(age(), now())));
  const clocks: Clocks = { now, knownMinute };
  const hollow = createMemo(() => isHollow(age()));
  const back = createMemo(() => backToSay(props.view.back(), now()));
  const owed = createMemo(() => owedToday(props.view.figures, knownMinute()));
  const today = createMemo(() => londonDay(minuteOf(now())));
  const drift = createMemo(() => driftOf(minuteOf(now())));
  const opels = createMemo(() => tilesOf(props.view.figures, "opel"));
  const hasBody = untrack(() => props.view.body !== undefined);
  const parted = createMemo(() => partTiles(props.view.figures, hasBody ? "row" : "grid"));
  const pages = createPages(() => parted().turning, hasBody ? tilesBesideLead : tilesUnderBig);
  const tileProps = (figure: Figure): TileProps => ({
    figure,
    clocks,
    get moved() {
      return props.view.moved[figure.key];
    },
    get hollow() {
      return hollow();
    },
  });
  return (
    <main
      id="main"
      class="wall"
      data-banner={bannerOf(age(), back())}
      data-hollow={hollow()}
      data-night={isNight(now())}
      style={{ "--drift-x": `${drift().x}px`, "--drift-y": `${drift().y}px` }}
    >
      <Show
        when={props.view.past}
        fallback={
          <>
            <Announcements view={props.view} age={age()} />
            <LinkBanner age={age()} back={back()} />
          </>
        }
      >
        {(bar) => bar()()}
      </Show>
      {props.view.notices?.()}
      <div class="wall-top">
        <PlaceHead
          place={props.view.place}
          figures={props.view.figures}
          today={today()}
          demonstration={props.view.demonstration}
        >
          <LinkWords age={age()} />
        </PlaceHead>
        <h2 class="visually-hidden">OPEL levels</h2>
        <ul class="opels" role="list">
          <For each={opels()}>
            {(figure) => (
              <li>
                <OpelTile {...tileProps(figure)} />
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show
        when={props.view.body}
        fallback={
          <>
            <h2 class="visually-hidden">Figures</h2>
            <WallTiles staying={parted().staying} turning={pages.shown()} tileProps={tileProps} />
          </>
        }
      >
        {(body) => body()({ staying: () => parted().staying, turning: pages.shown, tileProps })}
      </Show>
      <div class="wall-foot">
        <ClockCorner
          now={now()}
          age={age()}
          revision={props.view.revision()}
          owedFigures={owed().figures}
        />
        <OwedBar today={owed()} age={age()} at={knownMinute()} />
      </div>
      <WallLine
        latest={latestOf(
          props.view.figures,
          props.view.moved,
          pages.count() > 1 ? "half" : "whole",
        )}
        now={now()}
      >
        <PageControls pages={pages} />
        {props.view.controls?.()}
      </WallLine>
    </main>
  );
};
