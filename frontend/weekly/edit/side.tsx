/** What to know before publishing: what is missing, what was revised, what was said, and what else there is. */
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { FigureComment, WeeklyDraft } from "../../../contracts/weekly-draft.ts";
import type { WeeklyCorrection, WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { dayOf } from "../../../contracts/calendar.ts";
import { writeDayShort, writeDue, writeWhoAndWhy } from "../../../contracts/wording.ts";
import { mayHere } from "../../people/open-doors.ts";
import { ClockShape, PencilShape, TickShape } from "../../ui/icons.tsx";
import { paths } from "../../ui/paths.ts";
import type { Edit } from "./create-edit.ts";

/** "Wellbeing Hub, RUH: …" in its name and what is said of it. */
const splitSentence = (sentence: string): { of: string; words: string } => {
  const at = sentence.indexOf(": ");
  return at < 0
    ? { of: sentence, words: "" }
    : { of: sentence.slice(0, at), words: sentence.slice(at + 2) };
};

const writeMissingCount = ({ missing }: WeeklyUpdate): string =>
  missing.length === 0 ? "nothing" : `${missing.length}`;

const Missing = (props: { update: WeeklyUpdate }): JSX.Element => (
  <section class="card weekly-edit-side" aria-labelledby="missing">
    <h2 id="missing">What is missing: {writeMissingCount(props.update)}</h2>
    <Show when={props.update.completeness}>
      {(completeness) => <p class="weekly-edit-note">{completeness().sentence}</p>}
    </Show>
    <Show
      when={props.update.missing.length > 0}
      fallback={
        <p class="weekly-edit-line">
          <TickShape />
          <span>Everything that was due is here.</span>
        </p>
      }
    >
      <ul>
        <For each={props.update.missing}>
          {(sentence) => (
            <li>
              <ClockShape />
              <div>
                <strong>{splitSentence(sentence).of}</strong>
                <span>{splitSentence(sentence).words}</span>
                <Show when={mayHere({ to: "chase", locality: props.update.locality.key })}>
                  <A href={paths.chase(props.update.locality.key)}>
                    Ask for it
                    <span class="visually-hidden">: {splitSentence(sentence).of}</span>
                  </A>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
      <p class="weekly-edit-note">
        You may publish without them, by saying so. The update then says they are missing.
      </p>
    </Show>
  </section>
);

const Revised = (props: { revised: readonly WeeklyCorrection[]; edit: Edit }): JSX.Element => (
  <Show when={props.revised.length > 0}>
    <section class="card weekly-edit-side" aria-labelledby="revised">
      <h2 id="revised">Worth a look: {props.revised.length}</h2>
      <ul>
        <For each={props.revised}>
          {({ criteria, asAt, published, now, recordedAt, ...how }) => (
            <li>
              <PencilShape />
              <div>
                <strong>
                  {criteria}, {asAt}
                </strong>
                <span>
                  Revised {writeDue(recordedAt, props.edit.now())}: was {published}, now {now}
                  {writeWhoAndWhy(how)}
                </span>
              </div>
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);

const Said = (props: { comments: readonly FigureComment[]; update: WeeklyUpdate }): JSX.Element => {
  const criteriaOf = (key: string): string =>
    props.update.rows.find((row) => row.key === key)?.criteria ?? key;
  return (
    <Show when={props.comments.length > 0}>
      <section class="card weekly-edit-side" aria-labelledby="said">
        <h2 id="said">What flow leads say: {props.comments.length}</h2>
        <ul>
          <For each={props.comments}>
            {({ row, asAt, words, sender }) => (
              <li>
                <div>
                  <strong>
                    {criteriaOf(row)}, {writeDayShort(dayOf(asAt))}
                  </strong>
                  <span>“{words}”</span>
                  <Show when={sender}>{(who) => <span>{who().role}</span>}</Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
};

const writeCount = (count: number, none: string, some: string): string =>
  count === 0 ? none : `${count} ${some}`;

const OtherParts = (props: { update: WeeklyUpdate }): JSX.Element => {
  const agenda = () => paths.agenda(props.update.locality.key);
  const charts = () =>
    [
      props.update.nctrByPathway,
      props.update.nctrByTrust,
      props.update.nctrAgainstLastYear,
      props.update.lengthOfStay,
    ].filter((section) => section !== null).length;
  return (
    <section class="card weekly-edit-side weekly-edit-parts" aria-labelledby="parts">
      <h2 id="parts">Other parts</h2>
      <ul>
        <li>
          <A href={agenda()}>Risks and mitigations</A>
          <span>{writeCount(props.update.risks.length, "none written", "written")}</span>
        </li>
        <li>
          <A href={agenda()}>Events</A>
          <span>{writeCount(props.update.events.length, "none noted", "noted")}</span>
        </li>
        <li>
          <A href={paths.weeklySettings(props.update.locality.key)}>Rows and charts</A>
          <span>
            {props.update.rows.length} and {charts()}
          </span>
        </li>
      </ul>
    </section>
  );
};

export const Side = (props: { edit: Edit; draft: WeeklyDraft }): JSX.Element => (
  <>
    <Missing update={props.draft.update} />
    <Revised revised={props.draft.revised} edit={props.edit} />
    <Said comments={props.draft.comments} update={props.draft.update} />
    <OtherParts update={props.draft.update} />
  </>
);
