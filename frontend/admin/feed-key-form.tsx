/** Makes a feed key: whose figures, all or some, and a name by which it is known later. */
import {
  For,
  type JSX,
  Match,
  Show,
  Switch,
  createResource,
  createSignal,
  untrack,
} from "solid-js";
import type { EntryRow } from "../../contracts/entry.ts";
import { FeedKeyRequest, type NewFeedKey } from "../../contracts/people.ts";
import { calls as entryCalls } from "../entry/calls.ts";
import { Dialog } from "../forms/dialog.tsx";
import { ChoiceField, FormProblem, TextField } from "../forms/field.tsx";
import { FormButtons } from "../forms/form-buttons.tsx";
import { createSending } from "../forms/sending.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import type { Place } from "./sections.ts";

type Choice = { key: string; title: string };

/** The measures of a sheet, once each: a breakdown has a row for every part. */
const measuresOf = (rows: readonly EntryRow[]): readonly Choice[] =>
  [...new Map(rows.map(({ measure, title }) => [measure, title]))].map(([key, title]) => ({
    key,
    title,
  }));

const MeasureChoice = (props: {
  locality: string;
  provider: string;
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
}): JSX.Element => {
  const [sheet, { refetch }] = createResource(
    () => ({ locality: props.locality, provider: props.provider }),
    ({ locality, provider }) => entryCalls.sheet(locality, provider),
  );
  const measures = () => (sheet.state === "ready" ? measuresOf(sheet().rows) : undefined);
  const toggle = (key: string): void =>
    props.onChosen(
      props.chosen.includes(key)
        ? props.chosen.filter((one) => one !== key)
        : [...props.chosen, key],
    );
  return (
    <Switch fallback={<Loading what="the measures" rows={2} />}>
      <Match when={sheet.error}>
        <Failed
          title="The measures did not come"
          error={sheet.error}
          retry={() => void refetch()}
        />
      </Match>
      <Match when={measures()}>
        {(found) => (
          <fieldset class="measure-choice">
            <legend class="visually-hidden">Which measures</legend>
            <For each={found()} fallback={<p>This provider reports no measure yet.</p>}>
              {(measure) => (
                <label class="tick-box">
                  <input
                    type="checkbox"
                    checked={props.chosen.includes(measure.key)}
                    onChange={() => toggle(measure.key)}
                  />
                  {measure.title}
                </label>
              )}
            </For>
          </fieldset>
        )}
      </Match>
    </Switch>
  );
};

export const FeedKeyForm = (props: {
  place: Place;
  onMade: (key: NewFeedKey) => void;
  onClose: () => void;
}): JSX.Element => {
  const [provider, setProvider] = createSignal(untrack(() => props.place.providers[0]?.key ?? ""));
  const [name, setName] = createSignal("");
  const [isAll, setAll] = createSignal(true);
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const sending = createSending({
    read: () =>
      FeedKeyRequest.safeParse({
        provider: provider(),
        name: name(),
        measures: isAll() ? null : chosen(),
      }),
    send: (asked) => calls.makeFeedKey(props.place.key, asked),
    done: (key) => props.onMade(key),
  });
  return (
    <Dialog title={`Make a key for ${props.place.shortName}`} onClose={props.onClose}>
      <form class="form" noValidate onSubmit={(event) => sending.submit(event)}>
        <FormProblem sending={sending} head="No key was made." />
        <ChoiceField
          label="Provider"
          issue={sending.issueAt("provider")}
          value={provider()}
          onValue={(key) => {
            setProvider(key);
            setChosen([]);
          }}
          options={props.place.providers.map(({ key, name: label }) => ({ value: key, label }))}
        />
        <TextField
          label="What sends with it"
          hint="So that you know it again: “Bed system, nightly extract”."
          value={name()}
          onValue={setName}
          issue={sending.issueAt("name")}
        />
        <fieldset class="radio-pair">
          <legend class="fields-legend">What it may send</legend>
          <label class="tick-box">
            <input type="radio" name="all" checked={isAll()} onChange={() => setAll(true)} />
            All that this provider reports
          </label>
          <label class="tick-box">
            <input type="radio" name="all" checked={!isAll()} onChange={() => setAll(false)} />
            Some measures only
          </label>
          <Show when={sending.issueAt("measures")}>
            <p class="field-issue">Choose at least one measure.</p>
          </Show>
        </fieldset>
        <Show when={!isAll()}>
          <MeasureChoice
            locality={props.place.key}
            provider={provider()}
            chosen={chosen()}
            onChosen={setChosen}
          />
        </Show>
        <FormButtons yes="Make the key" isBusy={sending.isBusy()} onClose={props.onClose} />
      </form>
    </Dialog>
  );
};
