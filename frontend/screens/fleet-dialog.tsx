/** Asks before something is done to a screen from afar; says afterwards what was done. */
import { type JSX, Match, Switch, createSignal, untrack } from "solid-js";
import { type Screen, ScreenChange } from "../../contracts/screen.ts";
import { Confirm } from "../forms/confirm.tsx";
import { Dialog } from "../forms/dialog.tsx";
import { ChoiceField, FormProblem, TextField } from "../forms/field.tsx";
import { createSending } from "../forms/sending.ts";
import { fleetCalls } from "./calls.ts";
import { ownWalls } from "./own-walls.ts";

export type FleetStep = "identify" | "rename" | "move" | "reload" | "revoke";

type DialogProps = {
  screen: Screen;
  /** @param words what was done. */
  onDone: (words: string) => void;
  onClose: () => void;
};

const Change = (
  props: DialogProps & {
    title: string;
    yes: string;
    read: () => ScreenChange;
    done: string;
    children: (issueAt: (path: string) => string | null) => JSX.Element;
  },
): JSX.Element => {
  const sending = createSending({
    read: () => ScreenChange.safeParse(props.read()),
    send: (change) => fleetCalls.change(props.screen.locality, props.screen.id, change),
    done: () => {
      props.onClose();
      props.onDone(props.done);
    },
  });
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form class="form" noValidate onSubmit={(event) => sending.submit(event)}>
        <FormProblem sending={sending} head="Not changed." />
        {props.children(sending.issueAt)}
        <div class="form-actions">
          <button type="submit" class="button button-main" disabled={sending.isBusy()}>
            {props.yes}
          </button>
          <button type="button" class="button" onClick={() => props.onClose()}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
};

const Rename = (props: DialogProps): JSX.Element => {
  const [name, setName] = createSignal(untrack(() => props.screen.name));
  return (
    <Change
      {...props}
      title={`Rename “${props.screen.name}”`}
      yes="Rename the screen"
      read={() => ({ name: name() })}
      done={`The screen is called “${name()}” now.`}
    >
      {(issueAt) => (
        <TextField
          label="Name"
          hint="Where it hangs, so that everybody knows it: “Ward 4, nurses' station”."
          value={name()}
          onValue={setName}
          issue={issueAt("name")}
        />
      )}
    </Change>
  );
};

const Move = (props: DialogProps): JSX.Element => {
  const [locality, setLocality] = createSignal(untrack(() => props.screen.locality));
  return (
    <Change
      {...props}
      title={`Move “${props.screen.name}” to another wall`}
      yes="Move the screen"
      read={() => ({ locality: locality() })}
      done={`“${props.screen.name}” shows another wall from now on.`}
    >
      {(issueAt) => (
        <ChoiceField
          label="Wall"
          hint="It shows the wall of this place only. Who looks after that place looks after the screen."
          value={locality()}
          onValue={setLocality}
          issue={issueAt("locality")}
          options={ownWalls()}
        />
      )}
    </Change>
  );
};

export const FleetDialog = (props: DialogProps & { step: FleetStep }): JSX.Element => {
  const { screen } = untrack(() => ({ screen: props.screen }));
  const { locality, id, name } = screen;
  return (
    <Switch>
      <Match when={props.step === "identify"}>
        <Confirm
          title={`Show the name of “${name}” on it?`}
          yes="Show its name"
          onYes={() => fleetCalls.order(locality, id, "identify")}
          onDone={() => props.onDone(`“${name}” is asked to show its name for 20 seconds.`)}
          onClose={props.onClose}
        >
          <p>Its name covers the figures for 20 seconds, so that you can see which one it is.</p>
        </Confirm>
      </Match>
      <Match when={props.step === "reload"}>
        <Confirm
          title={`Reload “${name}”?`}
          yes="Reload the screen"
          onYes={() => fleetCalls.order(locality, id, "reload")}
          onDone={() => props.onDone(`“${name}” is asked to load its page again.`)}
          onClose={props.onClose}
        >
          <p>It fetches its page anew. The figures are back in a few seconds.</p>
        </Confirm>
      </Match>
      <Match when={props.step === "revoke"}>
        <Confirm
          title={`Revoke “${name}”?`}
          yes="Revoke the screen"
          onYes={() => fleetCalls.revoke(locality, id)}
          onDone={() => props.onDone(`“${name}” is not a screen of this place any more.`)}
          onClose={props.onClose}
        >
          <p>
            It gets no more figures from now on. It keeps its last ones, marked as old, and shows a
            new code with which it can be paired again.
          </p>
        </Confirm>
      </Match>
      <Match when={props.step === "rename"}>
        <Rename {...props} />
      </Match>
      <Match when={props.step === "move"}>
        <Move {...props} />
      </Match>
    </Switch>
  );
};
