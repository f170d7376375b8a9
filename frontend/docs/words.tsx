/** Words of the description with their code and stress. */
import { For, type JSX } from "solid-js";
import { type Run, readRuns } from "./markdown.ts";

export const Runs = (props: { runs: readonly Run[] }): JSX.Element => (
  <For each={props.runs}>
    {(run) =>
      run.is === "code" ? (
        <code>{run.text}</code>
      ) : run.is === "strong" ? (
        <strong>{run.text}</strong>
      ) : (
        run.text
      )
    }
  </For>
);

export const Words = (props: { text: string }): JSX.Element => <Runs runs={readRuns(props.text)} />;
