/** How a figure stands against its target: shape, word and colour together, never one alone. */
import { type JSX, Match, Switch } from "solid-js";
import type { Rag } from "../../contracts/figure.ts";
import { AmberShape, GreenShape, NoFigureShape, NotRatedShape, RedShape } from "./icons.tsx";
import "./icons.css";
import "./rag.css";

const words: Record<Rag, string> = {
  green: "Green",
  amber: "Amber",
  red: "Red",
  "not-rated": "Not rated",
  "no-figure": "No figure",
};

/** "Green", "Amber", "Red", "Not rated", "No figure" */
export const writeRag = (rag: Rag): string => words[rag];

/** The shape of a rating, to stand before its word. */
export const RagShape = (props: { rag: Rag }): JSX.Element => (
  <Switch fallback={<NotRatedShape />}>
    <Match when={props.rag === "green"}>
      <GreenShape />
    </Match>
    <Match when={props.rag === "amber"}>
      <AmberShape />
    </Match>
    <Match when={props.rag === "red"}>
      <RedShape />
    </Match>
    <Match when={props.rag === "no-figure"}>
      <NoFigureShape />
    </Match>
  </Switch>
);

/** A rating within a line or a table cell. `children` replaces its word where it says more: "OPEL 2". */
export const RagChip = (props: { rag: Rag; children?: JSX.Element }): JSX.Element => (
  <span class="rag-chip" data-rag={props.rag}>
    <RagShape rag={props.rag} />
    {props.children ?? writeRag(props.rag)}
  </span>
);
