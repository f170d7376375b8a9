/** One figure on the wall, of the second or the small size. */
import { For, type JSX, Match, Show, Switch, createMemo } from "solid-js";
import type { Figure } from "../../contracts/figure.ts";
import { amendmentOf, bandOf, colourOf, isOldBand } from "../../contracts/tile-band.ts";
import { captionOf, isLongLine, linesBeside } from "../../contracts/tile-reading.ts";
import { PencilShape } from "../ui/icons.tsx";
import { BandEdge } from "./band.tsx";
import { Beds, bedsDrawnMax } from "./beds.tsx";
import { ChangeWords } from "./change.tsx";
import { justChangedOf } from "./just-changed.ts";
import { ReadingValue } from "./reading.tsx";
import { TileHead } from "./tile-head.tsx";
import { TrendLine } from "./trend-line.tsx";
import type { Clocks, TileProps } from "./wall-view.ts";

/** A second tile says what was amended in the caption, and so its change stands in the band instead. */
const changeInBand = (figure: Figure, clocks: Clocks, size: "second" | "small"): boolean =>
  size === "second" &&
  amendmentOf(figure, clocks.knownMinute()) !== null &&
  colourOf(figure.rag) === null;

/** The words beside a number. An amendment of the figure takes their place where the band has none for it. */
const Caption = (
  props: TileProps & { size: "second" | "small"; was: string | null },
): JSX.Element => {
  const amendment = createMemo(() => {
    const found = amendmentOf(props.figure, props.clocks.knownMinute());
    if (found === null) return null;
    const { said } = found;
    if (changeInBand(props.figure, props.clocks, props.size)) return { shown: found.words, said };
    const band = bandOf(props.figure, props.clocks.knownMinute(), props.size);
    return band.is === "amended" ? null : { shown: found.short, said };
  });
  return (
    <p class="caption">
      <Show when={amendment()} fallback={<span>{props.was ?? captionOf(props.figure)}</span>}>
        {(words) => (
          <span class="amended">
            <PencilShape />
            <span aria-hidden="true">{words().shown}</span>
            <span class="visually-hidden">{words().said}</span>
          </span>
        )}
      </Show>
    </p>
  );
};

const isDrawnAsBeds = ({ capacity, value }: Figure): boolean =>
  capacity !== null && value !== null && Math.max(capacity, value) <= bedsDrawnMax;

/** What stands at the right of a value: a reason or parts in words, beds, or the trend and the change. */
const Beside = (props: {
  figure: Figure;
  clocks: Clocks;
  size: "second" | "small";
  quiet: boolean;
}): JSX.Element => {
  const lines = createMemo(() => linesBeside(props.figure));
  const hasTrend = (): boolean =>
    props.figure.value !== null &&
    props.figure.kind !== "level" &&
    props.figure.trend.values.filter((value) => value !== null).length > 1;
  const hasChange = (): boolean =>
    props.figure.value !== null &&
    (props.figure.change !== null || props.size === "second") &&
    !changeInBand(props.figure, props.clocks, props.size);
  return (
    <Switch
      fallback={
        <>
          <Show when={hasChange()}>
            <p class="tile-change">
              <ChangeWords figure={props.figure} />
            </p>
          </Show>
          <Show when={hasTrend()}>
            <TrendLine figure={props.figure} quiet={props.quiet} />
          </Show>
        </>
      }
    >
      <Match when={lines().length > 0}>
        <ul
          class="lines"
          data-incomplete={props.figure.incomplete !== null}
          data-long={isLongLine(lines())}
        >
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Match>
      <Match when={isDrawnAsBeds(props.figure)}>
        <Beds taken={props.figure.value ?? 0} capacity={props.figure.capacity ?? 0} />
      </Match>
      <Match when={props.figure.kind === "average" && props.figure.parts.length > 0}>{null}</Match>
    </Switch>
  );
};

export const FigureTile = (props: TileProps & { size: "second" | "small" }): JSX.Element => {
  const band = createMemo(() => bandOf(props.figure, props.clocks.knownMinute(), props.size));
  const changed = createMemo(() => justChangedOf(props.figure, props.moved, props.clocks.now()));
  const amended = (): boolean => amendmentOf(props.figure, props.clocks.knownMinute()) !== null;
  return (
    <article
      class="tile"
      data-size={props.size}
      data-state={band().is}
      data-changed={changed().ring}
      data-amended={amended()}
    >
      <TileHead figure={props.figure} />
      <div class="tile-body">
        <ReadingValue figure={props.figure} />
        <Caption {...props} was={changed().was?.words ?? null} />
        <Beside
          figure={props.figure}
          clocks={props.clocks}
          size={props.size}
          quiet={props.hollow || isOldBand(band())}
        />
      </div>
      <BandEdge band={band()}>
        <Show when={changeInBand(props.figure, props.clocks, props.size)}>
          <p class="band-change">
            <ChangeWords figure={props.figure} />
          </p>
        </Show>
        <Show when={changed().was}>{(was) => <p class="band-aside">{was().at}</p>}</Show>
      </BandEdge>
    </article>
  );
};
