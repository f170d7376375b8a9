/** The bottom edge of a tile: shape, word and difference. It is what is seen from the door. */
import { type JSX, Match, Show, Switch } from "solid-js";
import type { Rag } from "../../contracts/figure.ts";
import {
  ClockShape,
  IncompleteShape,
  NoFigureShape,
  NotRatedShape,
  PencilShape,
  ToBeConfirmedShape,
} from "../ui/icons.tsx";
import type { Band } from "../../contracts/tile-band.ts";
import { RagShape, writeRag } from "../ui/rag.tsx";

const colourOfBand = (is: Band["is"]): Rag | undefined =>
  is === "green" || is === "amber" || is === "red" ? is : undefined;

const BandShape = (props: { is: Band["is"] }): JSX.Element => (
  <Switch>
    <Match when={colourOfBand(props.is)}>{(rag) => <RagShape rag={rag()} />}</Match>
    <Match when={props.is === "overdue" || props.is === "due"}>
      <ClockShape />
    </Match>
    <Match when={props.is === "no-figure" || props.is === "silent"}>
      <NoFigureShape />
    </Match>
    <Match when={props.is === "incomplete"}>
      <IncompleteShape />
    </Match>
    <Match when={props.is === "not-rated"}>
      <NotRatedShape />
    </Match>
    <Match when={props.is === "tbc"}>
      <ToBeConfirmedShape />
    </Match>
    <Match when={props.is === "amended"}>
      <PencilShape />
    </Match>
  </Switch>
);

/** @param props.children What stands at the right end: the change, the time of a change. */
export const BandEdge = (props: { band: Band; children?: JSX.Element }): JSX.Element => (
  <div class="band" data-band={props.band.is}>
    <BandShape is={props.band.is} />
    <p class="band-words">
      <Show when={colourOfBand(props.band.is)}>
        {(rag) => <b class="band-rag">{writeRag(rag())} </b>}
      </Show>
      {props.band.words}
    </p>
    <Show when={props.band.aside}>
      {(aside) => (
        <p class="band-aside">
          <Show when={aside().rag}>
            {(rag) => (
              <>
                <RagShape rag={rag()} />
                <span class="visually-hidden">The last figure was </span>
                {writeRag(rag())}
              </>
            )}
          </Show>
          {aside().words}
        </p>
      )}
    </Show>
    {props.children}
  </div>
);
