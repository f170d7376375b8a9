/** `/pair?code=`: the code of a screen is typed, or comes with its picture; which wall is chosen. */
import { useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createSignal, untrack } from "solid-js";
import { ScreenRequest, readCode, writeCode } from "../../contracts/screen.ts";
import { ChoiceField, FormProblem, TextField } from "../forms/field.tsx";
import { createSending } from "../forms/sending.ts";
import { MustSignIn } from "../people/must-sign-in.tsx";
import { ownPlace } from "../people/open-doors.ts";
import { usePlaces } from "../people/places.ts";
import { me } from "../people/who.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Empty, Loading } from "../ui/states.tsx";
import { fleetCalls } from "./calls.ts";
import { type WallChoice, ownWalls } from "./own-walls.ts";
import "../ui/button.css";
import "./fleet.css";

/** A code from a picture, as it is shown; what is none is left for the person to put right. */
const codeAsShown = (asked: string): string => {
  const code = readCode(asked);
  return code === null ? asked : writeCode(code);
};

const PairForm = (props: {
  walls: readonly WallChoice[];
  code: string;
  onPaired: (name: string, locality: string) => void;
}): JSX.Element => {
  const [code, setCode] = createSignal(untrack(() => codeAsShown(props.code)));
  const [name, setName] = createSignal("");
  const [locality, setLocality] = createSignal(
    untrack(() => props.walls.find(({ value }) => value === ownPlace()) ?? props.walls[0])?.value ??
      "",
  );
  const sending = createSending({
    read: () => ScreenRequest.safeParse({ code: code(), name: name() }),
    send: (asked) => fleetCalls.pair(locality(), asked),
    done: () => props.onPaired(name().trim(), locality()),
  });
  return (
    <form class="form card pair-form" noValidate onSubmit={(event) => sending.submit(event)}>
      <FormProblem sending={sending} head="Not paired." />
      <TextField
        label="Code"
        hint="Six letters and digits, as the screen shows them."
        value={code()}
        onValue={(typed) => setCode(typed.toUpperCase())}
        issue={sending.issueAt("code")}
      />
      <ChoiceField
        label="Wall"
        hint="The screen shows this place, and nothing else."
        value={locality()}
        onValue={setLocality}
        issue={null}
        options={props.walls}
      />
      <TextField
        label="Name of the screen"
        hint="Where it hangs, so that everybody knows it: “Ward 4, nurses' station”."
        value={name()}
        onValue={setName}
        issue={sending.issueAt("name")}
      />
      <div class="form-actions">
        <button type="submit" class="button button-main" disabled={sending.isBusy()}>
          Pair the screen
        </button>
      </div>
    </form>
  );
};

const Paired = (props: { name: string; locality: string; onAgain: () => void }): JSX.Element => (
  <section class="card stack" role="status">
    <h2>“{props.name}” is paired</h2>
    <p>It shows its wall in a few seconds, and comes back by itself after a power cut.</p>
    <div class="form-actions">
      <a class="button button-main" href={paths.screens(props.locality)}>
        See all screens
      </a>
      <button type="button" class="button" onClick={() => props.onAgain()}>
        Pair another screen
      </button>
    </div>
  </section>
);

const Pairing = (props: { walls: readonly WallChoice[]; code: string }): JSX.Element => {
  const [paired, setPaired] = createSignal<{ name: string; locality: string } | null>(null);
  const [code, setCode] = createSignal(untrack(() => props.code));
  return (
    <Show
      when={paired()}
      fallback={
        <PairForm
          walls={props.walls}
          code={code()}
          onPaired={(name, locality) => setPaired({ name, locality })}
        />
      }
    >
      {(done) => (
        <Paired
          {...done()}
          onAgain={() => {
            setCode("");
            setPaired(null);
          }}
        />
      )}
    </Show>
  );
};

const PairPage = (): JSX.Element => {
  const [search] = useSearchParams<{ code?: string }>();
  const { list } = usePlaces();
  return (
    <Show when={me()?.person !== null} fallback={<MustSignIn title="Pair a screen" />}>
      <Page title="Pair a screen" lead="A television shows a code; type it here.">
        <Switch
          fallback={
            <Empty title="For place teams">
              <p>You have signed in, but screens are paired by the team of a place.</p>
            </Empty>
          }
        >
          <Match when={me() === undefined || list.loading}>
            <Loading what="the walls that you look after" rows={2} />
          </Match>
          <Match when={ownWalls().length > 0}>
            <Pairing walls={ownWalls()} code={search.code ?? ""} />
          </Match>
        </Switch>
      </Page>
    </Show>
  );
};

export default PairPage;
