/** Whose figures? One large link for each provider of the place. */
import { A } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource } from "solid-js";
import { api } from "../api.ts";
import { Page } from "../ui/page.tsx";
import { Empty, Failed, Loading } from "../ui/states.tsx";

export const ProviderChoice = (props: { locality: string }): JSX.Element => {
  const [list, { refetch }] = createResource(api.localities);
  const place = () =>
    list.state === "ready"
      ? list().localities.find(({ key }) => key === props.locality)
      : undefined;
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
          {(found) => (
            <ul class="entry-providers">
              <For
                each={found.providers}
                fallback={
                  <Empty title="No provider yet">
                    <p>A provider appears here once an administrator has set it up.</p>
                  </Empty>
                }
              >
                {(provider) => (
                  <li>
                    <A class="card" href={`/enter/${props.locality}?provider=${provider.key}`}>
                      <strong>{provider.shortName}</strong>
                      <Show when={provider.name !== provider.shortName}>
                        <span>{provider.name}</span>
                      </Show>
                    </A>
                  </li>
                )}
              </For>
            </ul>
          )}
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
