/** The first page: what this is, and the places it watches. */
import { For, type JSX, Match, Show, Switch, createResource } from "solid-js";
import { api } from "../api.ts";
import { mayEnter } from "../people/open-doors.ts";
import { me } from "../people/who.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import "./home.css";

const HomePage = (): JSX.Element => {
  const [list, { refetch }] = createResource(api.localities);
  const [service] = createResource(() => api.service().catch(() => null));
  return (
    <Page
      title="How people flow through hospital and home, place by place"
      lead="Providers enter their figures; each stands beside its target on the wall at once, and in the weekly update for the board."
    >
      <Show when={service()?.demonstration}>
        <p class="home-note">
          This is a demonstration, with its own clock. Figures marked with a diamond are
          illustrative.
        </p>
      </Show>
      <Switch>
        <Match when={list.error}>
          <Failed title="The places did not come" error={list.error} retry={() => void refetch()} />
        </Match>
        <Match when={list.state === "ready" ? list() : undefined}>
          {(ready) => (
            <ul class="home-places">
              <For
                each={ready().localities}
                fallback={
                  <Empty title="No place yet">
                    <p>A place appears here once an administrator has set it up.</p>
                  </Empty>
                }
              >
                {(locality) => (
                  <li class="card home-place">
                    <h2>{locality.name}</h2>
                    <p class="home-providers">
                      {locality.providers.map((provider) => provider.shortName).join(" · ")}
                    </p>
                    <ul class="home-links">
                      <li>
                        <a class="button button-main" href={paths.wall(locality.key)}>
                          Wall
                          <span class="visually-hidden"> of {locality.name}</span>
                        </a>
                      </li>
                      {/* Whoever has not signed in is led to do so there. */}
                      <Show when={mayEnter(locality.key) || me()?.person === null}>
                        <li>
                          <a class="button" href={paths.enter(locality.key)}>
                            Enter figures
                            <span class="visually-hidden"> of {locality.name}</span>
                          </a>
                        </li>
                      </Show>
                      <li>
                        <a class="button" href={paths.thisWeek(locality.key)}>
                          Weekly update
                          <span class="visually-hidden"> of {locality.name}</span>
                        </a>
                      </li>
                    </ul>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Match>
        <Match when={list.loading}>
          <Loading what="the places" rows={3} />
        </Match>
      </Switch>
    </Page>
  );
};

export default HomePage;
