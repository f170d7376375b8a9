/**
 * One locality beside the others: its levels and the three figures that it is known by, over a live
 * connection of its own. So each column has its own age, and says by itself when its link is lost: what
 * the others say is not in doubt because one is.
 */
import { For, type JSX, Show, createMemo, untrack } from "solid-js";
import type { Figure } from "../../../contracts/figure.ts";
import type { Locality } from "../../../contracts/place.ts";
import { writeAge, writeDue, writeTimeOf } from "../../../contracts/wording.ts";
import { createLiveWall } from "../../live/create-live-wall.ts";
import { paths } from "../../ui/paths.ts";
import { LinkWords } from "../clock-corner.tsx";
import { latestOf } from "../latest.ts";
import { OpelTile } from "../opel-tile.tsx";
import { FigureTile } from "../tile.tsx";
import { inSize, tilesOf } from "../tiles-in-order.ts";
import {
  type Clocks,
  type LinkAge,
  type TileProps,
  knownAt,
  linkAgeOf,
  minuteOf,
} from "../wall-view.ts";

/** Of the second tiles a wall's first two: attendances and virtual wards. */
const secondsShown = 2;

/** "latest 8:31am", or since when nothing can be known. */
const ageWords = (age: LinkAge, latestAt: string | undefined, now: string): string => {
  if (age.is === "early" || age.is === "late") {
    return `since ${writeTimeOf(age.since)}, ${writeAge(age.agoMs)} ago`;
  }
  return latestAt === undefined ? "" : `latest ${writeDue(latestAt, now)}`;
};

export const LocalityColumn = (props: { locality: Locality }): JSX.Element => {
  const { key, name, shortName } = untrack(() => props.locality);
  const live = createLiveWall(key);
  const age = createMemo(() => linkAgeOf(live.link(), live.now()));
  const knownMinute = createMemo(() => minuteOf(knownAt(age(), live.now())));
  const clocks: Clocks = { now: live.now, knownMinute };
  const tileProps = (figure: Figure): TileProps => ({
    figure,
    clocks,
    get moved() {
      return live.moved[figure.key];
    },
    get hollow() {
      return age().is === "late";
    },
  });
  const opels = createMemo(() => tilesOf(live.figures, "opel"));
  const shown = createMemo(() =>
    [
      ...tilesOf(live.figures, "lead").slice(0, 1),
      ...tilesOf(live.figures, "second").slice(0, secondsShown),
    ].map((figure) => inSize(figure, "small")),
  );
  return (
    <section class="column" data-hollow={age().is === "late"} aria-labelledby={`column-${key}`}>
      <header class="column-head">
        <h2 id={`column-${key}`}>
          <a href={paths.wall(key)} title={name}>
            {shortName}
          </a>
        </h2>
        <LinkWords age={age()} />
        <p class="column-age">{ageWords(age(), latestOf(live.figures, {})[0]?.at, live.now())}</p>
      </header>
      <Show
        when={live.revision() !== null}
        fallback={<p class="column-wait">There are no figures of {name} yet.</p>}
      >
        <ul class="column-opels" role="list">
          <For each={opels()}>
            {(figure) => (
              <li>
                <OpelTile {...tileProps(figure)} />
              </li>
            )}
          </For>
        </ul>
        <ul class="column-tiles" role="list">
          <For each={shown()}>
            {(figure) => (
              <li data-rag={figure.rag}>
                <FigureTile {...tileProps(figure)} size="small" />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
};
