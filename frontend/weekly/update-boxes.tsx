/** What an update says of itself: what is not in it, and what has been corrected. */
import { For, type JSX, Show } from "solid-js";
import type { WeeklyCorrection, WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeWhoAndWhy } from "../../contracts/wording.ts";
import { IncompleteShape, PencilShape } from "../ui/icons.tsx";
import { writeMoment } from "./write-moment.ts";

export const Missing = (props: { update: WeeklyUpdate }): JSX.Element => (
  <section class="update-box" aria-labelledby="missing">
    <h2 id="missing">
      <IncompleteShape />
      What is missing
    </h2>
    <Show
      when={props.update.missing.length > 0}
      fallback={<p>Nothing: everything that was due is here.</p>}
    >
      <ul>
        <For each={props.update.missing}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </Show>
    <Show when={props.update.completeness}>
      {(completeness) => (
        <p class="update-complete">
          {completeness().sentence} {completeness().come} of {completeness().expected} figures that
          were due have come.
        </p>
      )}
    </Show>
    <Show when={props.update.gapsAccepted}>
      {(words) => (
        <p class="update-complete">
          <strong>Published knowing this:</strong> {words()}
        </p>
      )}
    </Show>
  </section>
);

const CorrectionList = (props: {
  id: string;
  title: string;
  corrections: readonly WeeklyCorrection[];
}): JSX.Element => (
  <Show when={props.corrections.length > 0}>
    <section class="update-box update-corrections" aria-labelledby={props.id}>
      <h2 id={props.id}>
        <PencilShape />
        {props.title}
      </h2>
      <ul>
        <For each={props.corrections}>
          {({ criteria, asAt, published, now, recordedAt, ...how }) => (
            <li>
              {criteria}, {asAt}: published {published}, since corrected to {now}
              {writeWhoAndWhy(how)} ({writeMoment(recordedAt)})
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);

export const Corrections = (props: { update: WeeklyUpdate }): JSX.Element => (
  <>
    <CorrectionList
      id="corrections"
      title="Corrected since this was published"
      corrections={props.update.corrections}
    />
    <CorrectionList
      id="corrected-since"
      title="Corrected since the last report"
      corrections={props.update.correctedSinceLastReport}
    />
  </>
);
