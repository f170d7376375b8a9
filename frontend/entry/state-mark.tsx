/** A cell's state as a shape with its words. */
import { type JSX, Match, Switch } from "solid-js";
import {
  AmberShape,
  BrokenLinkShape,
  ClockShape,
  PencilShape,
  RedShape,
  TickShape,
} from "../ui/icons.tsx";
import "../ui/icons.css";
import type { CellState } from "./cell-state.ts";

/** Hidden from screen readers: the words stand beside it. Nothing where a figure is simply not due. */
export const StateShape = (props: { is: CellState["is"] }): JSX.Element => (
  <Switch>
    <Match when={props.is === "saved"}>
      <TickShape />
    </Match>
    <Match when={props.is === "revised"}>
      <PencilShape />
    </Match>
    <Match when={props.is === "look" || props.is === "conflict"}>
      <AmberShape />
    </Match>
    <Match when={props.is === "wrong" || props.is === "failed"}>
      <RedShape />
    </Match>
    <Match when={props.is === "waiting"}>
      <BrokenLinkShape />
    </Match>
    <Match when={props.is === "due" || props.is === "overdue" || props.is === "saving"}>
      <ClockShape />
    </Match>
  </Switch>
);

/** The shape and the words, in one line. */
export const StateMark = (props: { state: CellState }): JSX.Element => (
  <span class="entry-state" data-state={props.state.is}>
    <StateShape is={props.state.is} />
    {props.state.words}
  </span>
);
