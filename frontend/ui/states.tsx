/** What stands in the place of something that is not here: still coming, empty, or gone wrong. */
import { For, type JSX, Show } from "solid-js";
import { sentenceOf } from "../api.ts";
import { RedShape } from "./icons.tsx";
import "./button.css";
import "./states.css";

/** Still coming. Words from the first moment and nothing that moves. */
export const Loading = (props: { what: string; rows?: number }): JSX.Element => (
  <div class="state-loading" role="status">
    <p>Fetching {props.what}</p>
    <For each={Array.from({ length: props.rows ?? 4 })}>{() => <div class="skeleton" />}</For>
  </div>
);

/** Nothing here, and that is no mistake. */
export const Empty = (props: { title: string; children?: JSX.Element }): JSX.Element => (
  <div class="state-card">
    <h2>{props.title}</h2>
    {props.children}
  </div>
);

/** Something went wrong: the sentence, and a way on. */
export const Failed = (props: {
  title: string;
  error: unknown;
  retry?: (() => void) | undefined;
  children?: JSX.Element;
}): JSX.Element => (
  <div class="state-card" role="alert">
    <h2 class="state-failed">
      <RedShape />
      {props.title}
    </h2>
    <p>{sentenceOf(props.error)}</p>
    <Show when={props.retry}>
      {(retry) => (
        <button type="button" class="button" onClick={() => retry()()}>
          Try again
        </button>
      )}
    </Show>
    {props.children}
  </div>
);
