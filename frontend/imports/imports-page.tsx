/** `/imports/:locality`: a file of figures, looked at first and recorded when somebody says so. */
import { For, type JSX, Match, Show, Switch, createEffect, on, untrack } from "solid-js";
import { providersToEnter } from "../../contracts/access.ts";
import type { Provider } from "../../contracts/place.ts";
import type { Issue } from "../../contracts/problem.ts";
import { writeTimeOf } from "../../contracts/wording.ts";
import { ApiError, sentenceOf } from "../api.ts";
import { placesSoFar } from "../people/places.ts";
import { caller } from "../people/who.ts";
import { RedShape, TickShape } from "../ui/icons.tsx";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { ChooseFile } from "./choose-file.tsx";
import { type Import, type ImportState, createImport } from "./create-import.ts";
import { Receipt, Recorded } from "./receipt.tsx";
import { countToRecord, writeRecord, writeRecorded, writeWouldChange } from "./receipt-words.ts";
import { Templates } from "./templates.tsx";
import { Withdraw } from "./withdraw.tsx";
import "../ui/button.css";
import "../ui/icons.css";
import "./imports.css";

const providersOf = (locality: string): readonly Provider[] =>
  placesSoFar().find(({ key }) => key === locality)?.providers ?? [];

/** Those that the caller may enter figures for. */
const ownProviders = (locality: string): readonly Provider[] => {
  const asking = caller();
  if (asking === undefined) return [];
  const all = providersOf(locality);
  const own = new Set(
    providersToEnter(
      asking,
      locality,
      all.map(({ key }) => key),
    ),
  );
  return all.filter(({ key }) => own.has(key));
};

type Of<Is extends ImportState["is"]> = Extract<ImportState, { is: Is }>;

const Sending = (props: { state: Of<"sending">; onCallOff: () => void }): JSX.Element => {
  const percent = () => Math.round(props.state.share * 100);
  const words = () => {
    if (props.state.share < 1) return `Sending ${props.state.name}`;
    return `${props.state.confirmed ? "Recording" : "Reading"} ${props.state.name}`;
  };
  return (
    <section class="card imports-sending">
      <p role="status">{words()}</p>
      {/* Without a value while it is being read: how long that takes is not known. */}
      <Show when={props.state.share < 1} fallback={<progress aria-label={words()} />}>
        <progress max="100" value={percent()} aria-label={words()} />
      </Show>
      <Show
        when={!props.state.confirmed || props.state.share < 1}
        fallback={<p>It is being recorded and can no longer be called off.</p>}
      >
        <button type="button" class="button" onClick={() => props.onCallOff()}>
          Cancel
        </button>
      </Show>
    </section>
  );
};

const Preview = (props: {
  state: Of<"preview">;
  work: Import;
  providerName: (key: string) => string;
}): JSX.Element => (
  <>
    <section class="card imports-head">
      <h2 tabindex="-1" data-arrival>
        {props.state.name}
      </h2>
      <p>
        <strong>{writeWouldChange(props.state.receipt)}</strong>
      </p>
      <div class="imports-actions">
        <Show when={countToRecord(props.state.receipt) > 0}>
          <button type="button" class="button button-main" onClick={() => props.work.record()}>
            {writeRecord(props.state.receipt)}
          </button>
        </Show>
        <button type="button" class="button" onClick={() => props.work.startAgain()}>
          Choose another file
        </button>
      </div>
    </section>
    <Receipt receipt={props.state.receipt} providerName={props.providerName} />
  </>
);

const Done = (props: { state: Of<"recorded">; work: Import; locality: string }): JSX.Element => (
  <>
    <section class="card imports-head">
      <h2 tabindex="-1" data-arrival class="imports-done">
        <TickShape />
        {writeRecorded(props.state.receipt)}
      </h2>
      <p>
        {props.state.name}
        <Show when={props.state.receipt.submissions[0]}>
          {(first) => <>, {writeTimeOf(first().recordedAt)}</>}
        </Show>
        . <a href={paths.wall(props.locality)}>See the wall</a>
      </p>
      <div class="imports-actions">
        <button type="button" class="button" onClick={() => props.work.startAgain()}>
          Send another file
        </button>
        <Show when={props.state.receipt.submissions.length > 0}>
          <Withdraw
            locality={props.locality}
            submissions={props.state.receipt.submissions.map(({ submission }) => submission)}
          />
        </Show>
      </div>
    </section>
    <Recorded receipt={props.state.receipt} />
  </>
);

const issuesOf = (error: unknown): readonly Issue[] =>
  error instanceof ApiError ? error.issues : [];

/** The reply to a record was lost: what became of it cannot be told from here. */
const mayBeRecorded = ({ error, from }: Of<"failed">): boolean =>
  from !== null && error instanceof ApiError && error.code === "offline";

const WentWrong = (props: { state: Of<"failed">; work: Import }): JSX.Element => (
  <section class="card imports-head" role="alert">
    <h2 tabindex="-1" data-arrival class="imports-failed">
      <RedShape />
      {props.state.name}: not done
    </h2>
    <p>{sentenceOf(props.state.error)}</p>
    <Show when={mayBeRecorded(props.state)}>
      <p>
        Whether it was recorded is not known. Send it again: what is in force already is not
        recorded twice.
      </p>
    </Show>
    <ul class="imports-list">
      <For each={issuesOf(props.state.error)}>
        {(issue) => (
          <li>
            {issue.path}: {issue.message}
          </li>
        )}
      </For>
    </ul>
    <div class="imports-actions">
      <button type="button" class="button" onClick={() => props.work.startAgain()}>
        {props.state.from === null ? "Choose another file" : "Back to the file"}
      </button>
    </div>
  </section>
);

const asState =
  <Is extends ImportState["is"]>(is: Is) =>
  (state: ImportState): Of<Is> | undefined =>
    isState(state, is) ? state : undefined;

const isState = <Is extends ImportState["is"]>(state: ImportState, is: Is): state is Of<Is> =>
  state.is === is;

const ImportsOfPlace = (props: { locality: string }): JSX.Element => {
  const work = untrack(() => createImport(props.locality));
  const providerName = (key: string): string =>
    providersOf(props.locality).find((one) => one.key === key)?.shortName ?? key;
  let column: HTMLDivElement | undefined;
  // What has come is read from its head; while it is on its way focus stays where it is.
  createEffect(
    on(
      () => work.state().is,
      (is) => {
        if (is === "choosing") column?.querySelector<HTMLElement>(".imports-drop button")?.focus();
        else column?.querySelector<HTMLElement>("[data-arrival]")?.focus();
      },
      { defer: true },
    ),
  );
  return (
    <Page
      title="Send a file of figures"
      locality={props.locality}
      current="imports"
      lead="A file is set against what is in force; only what is new or different is recorded."
    >
      <div class="columns">
        <div class="imports-column" ref={column}>
          <Switch>
            <Match when={asState("sending")(work.state())}>
              {(state) => <Sending state={state()} onCallOff={work.callOff} />}
            </Match>
            <Match when={asState("preview")(work.state())}>
              {(state) => <Preview state={state()} work={work} providerName={providerName} />}
            </Match>
            <Match when={asState("recorded")(work.state())}>
              {(state) => <Done state={state()} work={work} locality={props.locality} />}
            </Match>
            <Match when={asState("failed")(work.state())}>
              {(state) => <WentWrong state={state()} work={work} />}
            </Match>
            <Match when={true}>
              <ChooseFile onFile={work.look} />
            </Match>
          </Switch>
        </div>
        <Templates providers={ownProviders(props.locality)} />
      </div>
    </Page>
  );
};

const ImportsPage = (props: { locality: string }): JSX.Element => (
  <Show when={props.locality} keyed>
    {(locality) => <ImportsOfPlace locality={locality} />}
  </Show>
);

export default ImportsPage;
