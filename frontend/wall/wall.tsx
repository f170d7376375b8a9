/** A whole wall: levels on top, then the figures by their size, then the clock and what is owed. */
import { For, type JSX, Show, createMemo } from "solid-js";
import { londonDay } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { Tile } from "../../contracts/measure.ts";
import { Announcements } from "./announcements.tsx";
import { ClockCorner, LinkWords } from "./clock-corner.tsx";
import { LeadTile } from "./lead-tile.tsx";
import { LinkBanner, backToSay, bannerOf } from "./link-banner.tsx";
import { driftOf, isNight } from "./night-and-drift.ts";
import { OpelTile } from "./opel-tile.tsx";
import { owedToday } from "./owed.ts";
import { OwedBar } from "./owed-bar.tsx";
import { PlaceHead } from "./place-head.tsx";
import { FigureTile } from "./tile.tsx";
import { type Clocks, type WallView, knownAt, linkAgeOf, minuteOf } from "./wall-view.ts";
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

/** When the latest figure came. */
const latestOf = (figures: readonly Figure[]): string | null =>
  figures.reduce<string | null>(
    (latest, { recordedAt }) =>
      recordedAt !== null && (latest === null || recordedAt > latest) ? recordedAt : latest,
    null,
  );

export const Wall = (props: { view: WallView }): JSX.Element => {
  const now = (): string => props.view.now();
  const age = createMemo(() => linkAgeOf(props.view.link(), now()));
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
      <Announcements view={props.view} age={age()} />
      <LinkBanner age={age()} back={back()} />
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
          latestAt={latestOf(props.view.figures)}
          owedFigures={owed().figures}
        />
        <OwedBar today={owed()} age={age()} at={knownMinute()} />
      </div>
    </main>
  );
};
