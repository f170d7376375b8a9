/** `/screen`: what a television opens, and never needs anybody for again once it is paired. */
import { type JSX, Match, Show, Switch, createEffect, createMemo } from "solid-js";
import { CodePanel } from "./code-panel.tsx";
import { createScreen, type Identity } from "./create-screen.ts";
import { type LastWall, lastWallOf } from "./last-wall.ts";
import { LastScreenWall, LiveScreenWall } from "./screen-wall.tsx";
import { keepPage } from "./worker.ts";
import "../ui/icons.css";
import "../wall/wall.css";
import "./screen.css";

/** Its name, large, over everything: somebody looks for it. */
const NameShown = (props: { name: string }): JSX.Element => (
  <div class="screen-name" role="alert">
    <p>This screen is</p>
    <p class="screen-name-words">{props.name}</p>
  </div>
);

const Ended = (props: {
  identity: Identity;
  last: LastWall;
  onPaired: () => void;
}): JSX.Element => (
  <>
    <LastScreenWall identity={props.identity} last={props.last} link="ended" />
    <div class="screen-corner">
      <CodePanel heading="This screen is not paired any more" isCorner onPaired={props.onPaired}>
        <p>It shows the last figures that it had.</p>
      </CodePanel>
    </div>
  </>
);

const Unpaired = (props: { onPaired: () => void }): JSX.Element => (
  <main id="main" class="screen-message">
    <CodePanel heading="Pair this screen" onPaired={props.onPaired}>
      <p>It will show the wall of a place, by itself, for as long as it is on.</p>
    </CodePanel>
  </main>
);

const Starting = (): JSX.Element => (
  <main id="main" class="screen-message">
    <section class="code-panel">
      <div class="code-words">
        <h1>Locality Flow</h1>
        <p role="status">Asking which wall this screen shows. It tries again by itself.</p>
      </div>
    </section>
  </main>
);

const ScreenPage = (): JSX.Element => {
  const screen = createScreen();
  const isOver = createMemo(() => screen.standing() === "unpaired");
  /** Whose figures may be seen now; one that only was moved is another wall. */
  const showing = createMemo(() => (isOver() ? null : screen.identity()));
  const ended = createMemo(() => {
    const identity = screen.identity();
    const last = isOver() && identity !== null ? lastWallOf(identity.locality) : null;
    return identity === null || last === null ? null : { identity, last };
  });
  createEffect(() => {
    const name = screen.identity()?.name;
    document.title = `${name === undefined ? "Screen" : `Screen ${name}`}: Locality Flow`;
  });
  createEffect(() => {
    if (showing() !== null) keepPage();
  });
  return (
    <>
      <Switch fallback={<Starting />}>
        <Match when={showing()} keyed>
          {(identity) => <LiveScreenWall identity={identity} screen={screen} />}
        </Match>
        <Match when={ended()} keyed>
          {({ identity, last }) => (
            <Ended identity={identity} last={last} onPaired={() => screen.lookAgain()} />
          )}
        </Match>
        <Match when={isOver()}>
          <Unpaired onPaired={() => screen.lookAgain()} />
        </Match>
      </Switch>
      <Show when={screen.nameShown()}>{(name) => <NameShown name={name()} />}</Show>
    </>
  );
};

export default ScreenPage;
