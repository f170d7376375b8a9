/** Whose figures? One large link for each provider that the one who asks may enter for. */
import { A, Navigate } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource } from "solid-js";
import type { Locality, Provider } from "../../contracts/place.ts";
import { api } from "../api.ts";
import { mayHere } from "../people/open-doors.ts";
import { signInPathTo } from "../people/own-path.ts";
import { me } from "../people/who.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";

const pathTo = ({ locality, key }: Provider): string => `${paths.enter(locality)}?provider=${key}`;

/** With one provider there is nothing to choose; with none it is said why. */
const Choice = (props: { place: Locality; providers: readonly Provider[] }): JSX.Element => (
  <Switch
    fallback={
      <ul class="entry-providers">
        <For each={props.providers}>
          {(provider) => (
            <li>
              <A class="card" href={pathTo(provider)}>
                <strong>{provider.shortName}</strong>
                <Show when={provider.name !== provider.shortName}>
                  <span>{provider.name}</span>
                </Show>
              </A>
            </li>
          )}
        </For>
      </ul>
    }
  >
    <Match when={props.providers.length === 0 && me()?.person === null}>
      <Empty title="Sign in to enter figures">
        <p>
          Figures are entered by each provider's flow leads, under their own names.{" "}
          <A href={signInPathTo(paths.enter(props.place.key))}>Sign in</A>.
        </p>
      </Empty>
    </Match>
    <Match when={props.providers.length === 0}>
      <Empty title="No figures here are yours to enter">
        <p>
          You may see {props.place.name}, and enter for none of its providers. An administrator can
          add you, at the provider's wish.
        </p>
      </Empty>
    </Match>
    <Match when={props.providers.length === 1 ? props.providers[0] : undefined}>
      {(only) => <Navigate href={pathTo(only())} />}
    </Match>
  </Switch>
);

export const ProviderChoice = (props: { locality: string }): JSX.Element => {
  const [list, { refetch }] = createResource(api.localities);
  const place = () =>
    list.state === "ready"
      ? list().localities.find(({ key }) => key === props.locality)
      : undefined;
  const isOwn = ({ key }: Provider): boolean =>
    mayHere({ to: "see-sheet", locality: props.locality, provider: key });
  return (
    <Page
      title="Enter figures"
      lead={<Show when={place()}>{(found) => <>Whose figures, for {found().name}?</>}</Show>}
      locality={props.locality}
      current="enter"
    >
      <Switch>
        <Match when={list.error}>
          <Failed
            title="The providers did not come"
            error={list.error}
            retry={() => void refetch()}
          />
        </Match>
        <Match when={list.loading}>
          <Loading what="the providers" />
        </Match>
        <Match when={place()} keyed>
          {(found) => <Choice place={found} providers={found.providers.filter(isOwn)} />}
        </Match>
        <Match when={list.state === "ready"}>
          <Empty title="There is no such place">
            <p>
              Its address may have changed. <A href="/">Choose a place</A>.
            </p>
          </Empty>
        </Match>
      </Switch>
    </Page>
  );
};
