/** Forms to fill in, ready for each provider. */
import { For, type JSX, Show } from "solid-js";
import type { Provider } from "../../contracts/place.ts";

const pathOf = (provider: Provider, form: "long" | "wide"): string =>
  `/api/localities/${encodeURIComponent(provider.locality)}/providers/${encodeURIComponent(provider.key)}/template.csv?form=${form}`;

export const Templates = (props: { providers: readonly Provider[] }): JSX.Element => (
  <Show when={props.providers.length > 0}>
    <section class="card imports-templates" aria-labelledby="templates">
      <h2 id="templates">Forms to fill in</h2>
      <p>
        They name the measures of a provider. By day: a column for each day. By figure: a row for
        each figure.
      </p>
      <ul>
        <For each={props.providers}>
          {(provider) => (
            <li>
              <strong>{provider.shortName}</strong>
              <span>
                <a href={pathOf(provider, "wide")} rel="external" download="">
                  By day<span class="visually-hidden">, {provider.shortName}</span>
                </a>
                <a href={pathOf(provider, "long")} rel="external" download="">
                  By figure<span class="visually-hidden">, {provider.shortName}</span>
                </a>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);
