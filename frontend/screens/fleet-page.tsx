/** `/screens/:locality`: every screen of a place, how it stands, and what can be done about it from afar. */
import { For, type JSX, Match, Show, Switch, createSignal, untrack } from "solid-js";
import { type Screen, type ScreensReply, isBehind } from "../../contracts/screen.ts";
import { writeTimeOf } from "../../contracts/wording.ts";
import { MustSignIn } from "../people/must-sign-in.tsx";
import { mayHere } from "../people/open-doors.ts";
import { placesSoFar } from "../people/places.ts";
import { me } from "../people/who.ts";
import { BrokenLinkShape, ClockShape } from "../ui/icons.tsx";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { createFleet } from "./create-fleet.ts";
import { type FleetStep, FleetDialog } from "./fleet-dialog.tsx";
import { ScreenRow } from "./screen-row.tsx";
import { writeBehind } from "./screen-words.ts";
import "../ui/button.css";
import "../ui/icons.css";
import "./fleet.css";

const nameOf = (locality: string): string =>
  placesSoFar().find(({ key }) => key === locality)?.shortName ?? locality;

/** Worth a warning: somebody may be deciding by figures that are not the latest. */
const Warning = (props: { reply: ScreensReply }): JSX.Element => {
  const behind = () =>
    writeBehind(
      props.reply.screens
        .filter((screen) => isBehind(screen, props.reply, props.reply.at))
        .map(({ name }) => name),
    );
  return (
    <div role="alert">
      <Show when={behind()}>
        {(words) => (
          <p class="fleet-warning">
            <ClockShape />
            <span>
              <strong>{words()}.</strong> What is shown there is not the latest.
            </span>
          </p>
        )}
      </Show>
    </div>
  );
};

const ScreenTable = (props: {
  reply: ScreensReply;
  onStep: (step: FleetStep, screen: Screen) => void;
}): JSX.Element => {
  /** By id: a row keeps its focus while what it says changes. */
  const ids = () => props.reply.screens.map(({ id }) => id);
  return (
    <table class="fleet" role="table" aria-label="Screens">
      <thead>
        <tr>
          <th scope="col">Screen</th>
          <th scope="col">How it stands</th>
          <th scope="col">Shows</th>
          <th scope="col">Last heard</th>
          <th scope="col">Version</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <For each={ids()}>
          {(id) => (
            <Show when={props.reply.screens.find((one) => one.id === id)}>
              {(screen) => (
                <ScreenRow
                  screen={screen()}
                  reply={props.reply}
                  onStep={(step) => props.onStep(step, screen())}
                />
              )}
            </Show>
          )}
        </For>
      </tbody>
    </table>
  );
};

const NoScreens = (): JSX.Element => (
  <Empty title="No screen yet">
    <p>
      Open <b>{`${location.host}${paths.screen}`}</b> on a television. It shows a code; type that
      code here.
    </p>
    <a class="button button-main" href={paths.pair}>
      Pair a screen
    </a>
  </Empty>
);

const FleetOf = (props: { locality: string }): JSX.Element => {
  // Another place is another fleet.
  const fleet = untrack(() => createFleet(props.locality));
  const [open, setOpen] = createSignal<{ step: FleetStep; screen: Screen } | null>(null);
  const [done, setDone] = createSignal("");
  return (
    <>
      <Show when={fleet.isOld() && fleet.reply()}>
        {(reply) => (
          <p class="fleet-warning" role="alert">
            <BrokenLinkShape />
            <span>
              <strong>Link lost.</strong> This is how the screens stood at {writeTimeOf(reply().at)}
              .
            </span>
          </p>
        )}
      </Show>
      <Switch>
        <Match when={fleet.reply()}>
          {(reply) => (
            <>
              <Warning reply={reply()} />
              <Show when={reply().screens.length > 0} fallback={<NoScreens />}>
                <ScreenTable reply={reply()} onStep={(step, screen) => setOpen({ step, screen })} />
              </Show>
            </>
          )}
        </Match>
        <Match when={fleet.error()}>
          <Failed title="The screens did not come" error={fleet.error()} retry={fleet.refetch} />
        </Match>
        <Match when={true}>
          <Loading what="the screens" />
        </Match>
      </Switch>
      <p class="fleet-done" role="status">
        {done()}
      </p>
      <Show when={open()} keyed>
        {({ step, screen }) => (
          <FleetDialog
            step={step}
            screen={screen}
            onDone={(words) => {
              setDone(words);
              fleet.refetch();
            }}
            onClose={() => setOpen(null)}
          />
        )}
      </Show>
    </>
  );
};

const FleetPage = (props: { locality: string }): JSX.Element => (
  <Switch
    fallback={
      <Page title="Screens" locality={props.locality}>
        <Loading what="the screens" />
      </Page>
    }
  >
    <Match when={me()?.person === null}>
      <MustSignIn title="Screens" />
    </Match>
    <Match when={me() !== undefined}>
      <Show when={props.locality} keyed>
        {(locality) => (
          <Page
            title={`Screens: ${nameOf(locality)}`}
            locality={locality}
            current="screens"
            aside={
              <Show when={mayHere({ to: "manage-screens", locality })}>
                <a class="button button-main" href={paths.pair}>
                  Pair a screen
                </a>
              </Show>
            }
          >
            <FleetOf locality={locality} />
          </Page>
        )}
      </Show>
    </Match>
  </Switch>
);

export default FleetPage;
