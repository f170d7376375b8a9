/** `?as-known-at=`: the wall as it was known at a moment, with the way from change to change. */
import { createStore, reconcile } from "solid-js/store";
import { type JSX, Match, Switch, createEffect, onCleanup, untrack } from "solid-js";
import type { Instant } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import { createPageTitle } from "../../ui/page-title.ts";
import { paths } from "../../ui/paths.ts";
import { Failed } from "../../ui/states.tsx";
import type { FirstPage } from "../first-page.tsx";
import { WallSkeleton } from "../wall-skeleton.tsx";
import { Wall } from "../wall.tsx";
import { createReplay, type Replay } from "./create-replay.ts";
import { ReplayBar, writeMoment } from "./replay-bar.tsx";
import "./replay.css";

/** Left and right lead from change to change, wherever on the page one is. */
const listenToArrows = (replay: Replay): void => {
  const step = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // The slider has arrows of its own, which do the same.
    if (event.target instanceof HTMLInputElement) return;
    const way =
      event.key === "ArrowLeft"
        ? replay.previous()
        : event.key === "ArrowRight"
          ? replay.next()
          : undefined;
    if (way === undefined) return;
    event.preventDefault();
    replay.goTo(way.at);
  };
  window.addEventListener("keydown", step);
  onCleanup(() => window.removeEventListener("keydown", step));
};

export const ReplayPage = (props: {
  locality: string;
  at: Instant;
  first: FirstPage | null;
}): JSX.Element => {
  // One address, one replay: what it was made for does not change.
  const { locality, at, first } = untrack(() => ({ ...props }));
  const replay = createReplay(locality, at);
  const [store, setStore] = createStore<{ figures: Figure[] }>({ figures: [] });
  // The same tiles with other figures, as when a live one changes.
  createEffect(() => {
    const figures = replay.shown()?.figures;
    if (figures === undefined) return;
    setStore("figures", reconcile(structuredClone(figures), { key: "key" }));
  });
  listenToArrows(replay);
  createPageTitle(() => `${first?.place?.name ?? locality}, ${writeMoment(replay.wanted())}`);
  return (
    <Switch fallback={first?.element ?? <WallSkeleton place="" lost={false} />}>
      <Match when={replay.error()}>
        {(error) => (
          <main id="main" class="wall-message">
            <h1 class="visually-hidden">Wall</h1>
            <Failed title="This moment cannot be shown" error={error()}>
              <a class="button" href={paths.wall(locality)}>
                See the live wall
              </a>
            </Failed>
          </main>
        )}
      </Match>
      <Match when={replay.shown()}>
        {(wall) => (
          <Wall
            view={{
              get figures() {
                return store.figures;
              },
              get moved() {
                return replay.moved();
              },
              link: () => ({ name: "connecting" }),
              revision: () => wall().revision,
              now: () => wall().at,
              back: () => null,
              get place() {
                return first?.place?.name ?? wall().locality.name;
              },
              demonstration: first?.place?.demonstration ?? false,
              past: () => <ReplayBar replay={replay} locality={locality} />,
            }}
          />
        )}
      </Match>
    </Switch>
  );
};
