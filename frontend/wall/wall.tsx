/** A whole wall: levels on top, then the figures by their size, then the clock and what is owed. */
import { For, type JSX, Show, createMemo } from "solid-js";
import { londonDay } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { Tile } from "../../contracts/measure.ts";
import { Announcements } from "./announcements.tsx";
import { ClockCorner, LinkWords } from "./clock-corner.tsx";
import { latestOf } from "./latest.ts";
import { LeadTile } from "./lead-tile.tsx";
import { LinkBanner, backToSay, bannerOf } from "./link-banner.tsx";
import { driftOf, isNight } from "./night-and-drift.ts";
import { OpelTile } from "./opel-tile.tsx";
import { owedToday } from "./owed.ts";
import { OwedBar } from "./owed-bar.tsx";
import { PlaceHead } from "./place-head.tsx";
import { FigureTile } from "./tile.tsx";
import { WallLine } from "./wall-line.tsx";
import {
  type Clocks,
  type LinkAge,
  type WallView,
  knownAt,
  linkAgeOf,
  minuteOf,
} from "./wall-view.ts";
import "../ui/icons.css";
import "./wall.css";

const tilesOf = (figures: readonly Figure[], ...sizes: Tile["size"][]): Figure[] => {
  const placed = figures.flatMap((figure) =>
    figure.tile !== null && sizes.includes(figure.tile.size) ? [{ figure, tile: figure.tile }] : [],
  );
  return placed
    .toSorted(
      (a, b) =>
        sizes.indexOf(a.tile.size) - sizes.indexOf(b.tile.size) ||
        a.tile.position - b.tile.position,
    )
    .map(({ figure }) => figure);
};

export const Wall = (props: { view: WallView }): JSX.Element => {
  const now = (): string => props.view.now();
  const age = createMemo((): LinkAge =>
    props.view.past === undefined ? linkAgeOf(props.view.link(), now()) : { is: "past" },
  );
  const knownMinute = createMemo(() => minuteOf(knownAt(age(), now())));
  const clocks: Clocks = { now, knownMinute };
  const hollow = createMemo(() => age().is === "late");
  const back = createMemo(() => backToSay(props.view.back(), now()));
  const owed = createMemo(() => owedToday(props.view.figures, knownMinute()));
  const today = createMemo(() => londonDay(minuteOf(now())));
  const drift = createMemo(() => driftOf(minuteOf(now())));
  const opels = createMemo(() => tilesOf(props.view.figures, "opel"));
  const figures = createMemo(() => tilesOf(props.view.figures, "lead", "second", "small"));
  const tileProps = (figure: Figure) => ({
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
      <h2 class="visually-hidden">Figures</h2>
      <ul class="tiles" role="list">
        <For each={figures()}>
          {(figure) => (
            <li data-size={figure.tile?.size} data-rag={figure.rag}>
              <Show
                when={figure.tile?.size === "lead"}
                fallback={
                  <FigureTile
                    {...tileProps(figure)}
                    size={figure.tile?.size === "second" ? "second" : "small"}
                  />
                }
              >
                <LeadTile {...tileProps(figure)} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div class="wall-foot">
        <ClockCorner
          now={now()}
          age={age()}
          revision={props.view.revision()}
          owedFigures={owed().figures}
        />
        <OwedBar today={owed()} age={age()} at={knownMinute()} />
      </div>
      <WallLine latest={latestOf(props.view.figures, props.view.moved)} now={now()}>
        {props.view.controls?.()}
      </WallLine>
    </main>
  );
};
