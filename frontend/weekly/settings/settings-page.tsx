/** `/weekly/:locality/settings`: who publishes the update, when it is announced, to whom it goes, and what it is made of. */
import { A, useBeforeLeave } from "@solidjs/router";
import {
  type JSX,
  Match,
  Show,
  Switch,
  createResource,
  onCleanup,
  onMount,
  untrack,
} from "solid-js";
import type { KeptWeeklySettings } from "../../../contracts/weekly-settings.ts";
import { writeList } from "../../../contracts/wording.ts";
import { api } from "../../api.ts";
import { FormProblem } from "../../forms/field.tsx";
import { mayHere } from "../../people/open-doors.ts";
import { placesSoFar } from "../../people/places.ts";
import { caller, whyUnknown } from "../../people/who.ts";
import { PencilShape } from "../../ui/icons.tsx";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { Empty, Failed, Loading } from "../../ui/states.tsx";
import { WeeklyDoors } from "../weekly-doors.tsx";
import { calls } from "./calls.ts";
import { type SettingsEdit, createSettings } from "./create-settings.ts";
import type { Choice } from "./measures.ts";
import { partNames } from "./merge.ts";
import { PeopleCard, ScheduleCard } from "./people-card.tsx";
import { RecipientsCard } from "./recipients-card.tsx";
import { RowsCard } from "./rows-card.tsx";
import { SectionsCard } from "./sections-card.tsx";
import "../../forms/forms.css";
import "../../ui/button.css";
import "../../ui/icons.css";
import "./settings.css";

const shortNameOf = (locality: string): string =>
  placesSoFar().find(({ key }) => key === locality)?.shortName ?? locality;

/** Warns before what is unsaved is lost with the page. */
const guardUnsaved = (isDirty: () => boolean): void => {
  const warn = (event: BeforeUnloadEvent): void => {
    if (isDirty()) event.preventDefault();
  };
  onMount(() => window.addEventListener("beforeunload", warn));
  onCleanup(() => window.removeEventListener("beforeunload", warn));
  useBeforeLeave((leave) => {
    if (!isDirty()) return;
    leave.preventDefault();
    if (window.confirm("Some settings have not been saved. Leave, and lose them?"))
      leave.retry(true);
  });
};

/** What another saved while these were being changed: nothing of either goes unseen. */
const Meanwhile = (props: { edit: SettingsEdit }): JSX.Element => (
  <Show when={props.edit.meanwhile()}>
    {(merged) => (
      <section class="settings-meanwhile" aria-labelledby="meanwhile">
        <h2 id="meanwhile">
          <PencilShape />
          Somebody else saved meanwhile
        </h2>
        <Show when={merged().taken.length > 0}>
          <p>
            They changed {writeList(merged().taken.map((part) => partNames[part]))}: theirs stands
            below now.
          </p>
        </Show>
        <Show when={merged().disputed.length > 0}>
          <p>
            You both changed {writeList(merged().disputed.map((part) => partNames[part]))}: yours
            stands below, and replaces theirs when you save.
          </p>
        </Show>
        <button type="button" class="button" onClick={() => props.edit.undoAll()}>
          Take all of theirs instead
        </button>
      </section>
    )}
  </Show>
);

const SaveBar = (props: { edit: SettingsEdit }): JSX.Element => (
  <div class="settings-save" data-dirty={props.edit.isDirty()}>
    <FormProblem sending={props.edit.sending} />
    <div class="form-actions">
      <button
        type="submit"
        class="button button-main"
        disabled={props.edit.sending.isBusy() || !props.edit.isDirty()}
      >
        Save the settings
      </button>
      <Show when={props.edit.isDirty()}>
        <button type="button" class="button" onClick={() => props.edit.undoAll()}>
          Take back my changes
        </button>
      </Show>
      <span role="status">{props.edit.isDirty() ? "Not saved yet" : props.edit.said()}</span>
    </div>
  </div>
);

const SettingsForm = (props: {
  first: KeptWeeklySettings;
  choices: readonly Choice[];
}): JSX.Element => {
  // What is fetched again must not replace what is being changed.
  const edit = untrack(() => createSettings(props.first));
  guardUnsaved(() => edit.isDirty());
  return (
    <form class="settings" noValidate onSubmit={(event) => edit.sending.submit(event)}>
      <Meanwhile edit={edit} />
      <div class="settings-columns">
        <div>
          <RowsCard edit={edit} choices={props.choices} />
          <SectionsCard edit={edit} choices={props.choices} />
        </div>
        <div>
          <PeopleCard edit={edit} />
          <ScheduleCard edit={edit} />
          <RecipientsCard edit={edit} />
        </div>
      </div>
      <SaveBar edit={edit} />
    </form>
  );
};

const SettingsOfPlace = (props: { locality: string }): JSX.Element => {
  const [came, { refetch }] = createResource(
    () => props.locality,
    async (locality) => {
      const [settings, wall] = await Promise.all([calls.settings(locality), api.wall(locality)]);
      return { settings, choices: wall.figures };
    },
  );
  const ready = () => (came.state === "ready" ? came() : undefined);
  return (
    <Switch fallback={<Loading what="the settings" rows={8} />}>
      <Match when={ready()}>
        {(found) => <SettingsForm first={found().settings} choices={found().choices} />}
      </Match>
      <Match when={came.error}>
        <Failed title="The settings did not come" error={came.error} retry={() => void refetch()} />
      </Match>
    </Switch>
  );
};

const Shut = (props: { locality: string }): JSX.Element => (
  <Switch fallback={<Loading what="who you are" rows={2} />}>
    <Match when={caller()}>
      <Empty title="The place team keeps these settings">
        <p>
          You may read the update: <A href={paths.thisWeek(props.locality)}>see this week’s</A>.
        </p>
      </Empty>
    </Match>
    <Match when={whyUnknown()}>
      {(error) => <Failed title="It is not known who you are" error={error()} />}
    </Match>
  </Switch>
);

const SettingsPage = (props: { locality: string }): JSX.Element => (
  <Page
    title={`How the weekly update is made: ${shortNameOf(props.locality)}`}
    lead="Changes hold from the next draft on. What is published stays as it is."
    locality={props.locality}
    current="weekly"
  >
    <WeeklyDoors locality={props.locality} current="settings" />
    <Show
      when={mayHere({ to: "publish", locality: props.locality }) && props.locality}
      keyed
      fallback={<Shut locality={props.locality} />}
    >
      {(locality) => <SettingsOfPlace locality={locality} />}
    </Show>
  </Page>
);

export default SettingsPage;
