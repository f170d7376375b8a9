/** One figure of a block with its fate: a shape, the figure, a word. */
import { type JSX, Match, Show, Switch } from "solid-js";
import { writeAsAt } from "../../../contracts/wording.ts";
import {
  AmberShape,
  NoFigureShape,
  NotRatedShape,
  PencilShape,
  RedShape,
  SameSign,
  TickShape,
} from "../../ui/icons.tsx";
import "../../ui/icons.css";
import type { Fate, FatedCell } from "./fate.ts";

/** The fate in a word or two, beside the figure. */
const writeFate = (fate: Fate): string => {
  switch (fate.is) {
    case "new":
      return fate.question === null ? "new" : "new, is it right?";
    case "replaces":
      return `was ${fate.was}${fate.question === null ? "" : ", is it right?"}`;
    case "same":
      return "the same";
    case "needs-reason":
      return "why none?";
    case "wrong":
      return "wrong";
    case "closed":
      return "closed";
    case "outside":
      return "no cell";
    case "left-out":
      return "left out";
  }
};

const hasQuestion = (fate: Fate): boolean =>
  (fate.is === "new" || fate.is === "replaces") && fate.question !== null;

const FateShape = (props: { fate: Fate }): JSX.Element => (
  <Switch fallback={<NotRatedShape />}>
    <Match when={hasQuestion(props.fate)}>
      <AmberShape />
    </Match>
    <Match when={props.fate.is === "new"}>
      <TickShape />
    </Match>
    <Match when={props.fate.is === "replaces"}>
      <PencilShape />
    </Match>
    <Match when={props.fate.is === "same"}>
      <SameSign />
    </Match>
    <Match when={props.fate.is === "needs-reason"}>
      <NoFigureShape />
    </Match>
    <Match when={props.fate.is === "wrong" || props.fate.is === "closed"}>
      <RedShape />
    </Match>
  </Switch>
);

/** What will stand there, or what was copied where nothing will. */
const figureOf = ({ fate, text }: FatedCell): string => ("words" in fate ? fate.words : text);

/** What a figure is about, where that is not the day that stands over it. */
const aboutOf = ({ target }: FatedCell): string | null => {
  if (target === null || target.ref.asAt.startsWith(target.column)) return null;
  return writeAsAt(target.line.row.cadence, target.ref.asAt);
};

export const FateMark = (props: { cell: FatedCell }): JSX.Element => (
  <span class="paste-fate" data-fate={props.cell.fate.is}>
    <strong>{figureOf(props.cell)}</strong>
    <span class="paste-fate-words">
      <FateShape fate={props.cell.fate} />
      {writeFate(props.cell.fate)}
    </span>
    <Show when={aboutOf(props.cell)}>
      {(about) => <span class="paste-fate-about">{about()}</span>}
    </Show>
  </span>
);
