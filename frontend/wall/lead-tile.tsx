/** The figure that the place watches most: its trend, its parts, and what stands beside the total. */
import { For, type JSX, Show, createMemo } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure, FigurePart } from "../../contracts/figure.ts";
import { amendmentOf, bandOf, isOldBand } from "../../contracts/tile-band.ts";
import { captionOf } from "../../contracts/tile-reading.ts";
import { writeAim, writeDayShort, writeList, writeNumber } from "../../contracts/wording.ts";
import { PencilShape } from "../ui/icons.tsx";
import { BandEdge } from "./band.tsx";
import { ChangeWords } from "./change.tsx";
import { justChangedOf } from "./just-changed.ts";
import { ReadingValue } from "./reading.tsx";
import { TileHead } from "./tile-head.tsx";
import { TrendLine, trendRange } from "./trend-line.tsx";
import { dayOfStep } from "./trend-words.ts";
import type { TileProps } from "./wall-view.ts";

/** The line with its days under it, and the target named at its end. */
const LeadTrend = (props: { figure: Figure; quiet: boolean }): JSX.Element => {
  const target = (): number | null =>
    props.figure.target.state === "number" ? props.figure.target.value : null;
  /** How far down the drawing a level lies, from 0 to 1. */
  const depth = (level: number): number => {
    const { min, max } = trendRange(props.figure);
    return (max - level) / (max - min);
  };
  const stepDay = (step: number): string => writeDayShort(dayOfStep(props.figure.trend, step));
  return (
    <div class="lead-trend">
      <TrendLine figure={props.figure} filled quiet={props.quiet} />
      <Show when={target()}>
        {(level) => (
          <p class="lead-aim" style={{ "--depth": depth(level()) }} aria-hidden="true">
            <span>target {writeAim(props.figure, { state: "number", value: level() })}</span>
          </p>
        )}
      </Show>
      <p class="lead-days" aria-hidden="true">
        <span>{stepDay(0)}</span>
        <span>{stepDay(props.figure.trend.values.length - 1)}</span>
      </p>
    </div>
  );
};

/** The pathways have colours of their own; other parts take the same in their order. */
const partColour = (part: FigurePart, place: number): string =>
  /^P[0-3]$/.test(part.label) ? part.label.toLowerCase() : `p${(place % 3) + 1}`;

const Part = (props: {
  part: FigurePart;
  colour: string | null;
  decimals: number;
}): JSX.Element => (
  <li class="part" data-colour={props.colour} data-missing={props.part.value === null}>
    <p class="part-value">
      {props.part.value === null ? "missing" : writeNumber(props.part.value, props.decimals)}
    </p>
    <p class="part-label">
      <Show when={props.colour !== null} fallback={props.part.label}>
        <b>{props.part.label}</b> <span class="part-words">{props.part.words}</span>
      </Show>
    </p>
  </li>
);

/** The parts that make the total, then, parted by a rule, what is not in it. */
const Parts = (props: { figure: Figure }): JSX.Element => (
  <div class="parts">
    <ul aria-label="In the total">
      <For each={props.figure.parts}>
        {(part, place) => (
          <Part part={part} colour={partColour(part, place())} decimals={props.figure.decimals} />
        )}
      </For>
    </ul>
    <Show when={props.figure.beside.length > 0}>
      <ul class="parts-beside" aria-label="Not in the total">
        <For each={props.figure.beside}>
          {(part, place) => (
            <Part
              part={part}
              colour={part.words === null ? null : partColour(part, place())}
              decimals={props.figure.decimals}
            />
          )}
        </For>
      </ul>
    </Show>
  </div>
);

export const LeadTile = (props: TileProps): JSX.Element => {
  const minute = (): Instant => props.clocks.knownMinute();
  const band = createMemo(() => bandOf(props.figure, minute(), "lead"));
  const changed = createMemo(() => justChangedOf(props.figure, props.moved, props.clocks.now()));
  const amendment = createMemo(() => amendmentOf(props.figure, minute()));
  const reason = createMemo(() => {
    const { incomplete, none } = props.figure;
    return incomplete === null ? none : `${writeList(incomplete.missing)} missing`;
  });
  return (
    <article
      class="tile"
      data-size="lead"
      data-state={band().is}
      data-changed={changed().ring}
      data-amended={amendment() !== null}
    >
      <TileHead figure={props.figure} />
      <div class="tile-body">
        <ReadingValue figure={props.figure} />
        <div class="caption">
          <p>{reason() ?? changed().was?.words ?? captionOf(props.figure)}</p>
          <Show when={amendment()}>
            {(found) => (
              <p class="amended">
                <PencilShape />
                <span aria-hidden="true">{found().long}</span>
                <span class="visually-hidden">{found().said}</span>
              </p>
            )}
          </Show>
        </div>
        <Show when={props.figure.trend.values.some((value) => value !== null)}>
          <LeadTrend figure={props.figure} quiet={props.hollow || isOldBand(band())} />
        </Show>
      </div>
      <Show when={props.figure.parts.length > 0}>
        <Parts figure={props.figure} />
      </Show>
      <BandEdge band={band()}>
        <Show when={props.figure.value !== null}>
          <p class="band-change">
            <ChangeWords figure={props.figure} />
          </p>
        </Show>
      </BandEdge>
    </article>
  );
};
