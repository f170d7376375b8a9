/** Which places may be seen without signing in. */
import { For, type JSX, Show, createSignal } from "solid-js";
import { Confirm } from "../forms/confirm.tsx";
import { usePlaces } from "../people/places.ts";
import { me } from "../people/who.ts";
import { calls } from "./calls.ts";
import type { Place } from "./sections.ts";

const PlaceRow = (props: { place: Place; onChange: () => void }): JSX.Element => (
  <li class="row">
    <div class="row-words">
      <h3>{props.place.name}</h3>
      <p>
        {props.place.open
          ? "Open: anyone who has the address sees the wall and published updates."
          : "Closed: only people of this place see its wall and updates, after signing in."}
      </p>
    </div>
    <div class="row-steps">
      <button type="button" class="button button-small" onClick={() => props.onChange()}>
        {props.place.open ? "Close" : "Open"}
        <span class="visually-hidden"> {props.place.name}</span>
      </button>
    </div>
  </li>
);

export const OpenPlaces = (props: { places: readonly Place[] }): JSX.Element => {
  const { refetch } = usePlaces();
  const [changing, setChanging] = createSignal<Place | null>(null);
  return (
    <section class="card" aria-labelledby="open-title">
      <h2 id="open-title">Who sees a place without signing in</h2>
      <Show when={me()?.demonstration}>
        <p class="note">
          In a demonstration every place is open to all; what you choose here takes effect in real
          use.
        </p>
      </Show>
      <ul class="rows">
        <For each={props.places}>
          {(place) => <PlaceRow place={place} onChange={() => setChanging(place)} />}
        </For>
      </ul>
      <Show when={changing()} keyed>
        {(place) => (
          <Confirm
            title={place.open ? `Close ${place.name}?` : `Open ${place.name} to all?`}
            yes={place.open ? "Close it" : "Open it"}
            onYes={() => calls.openPlace(place.key, !place.open)}
            onDone={refetch}
            onClose={() => setChanging(null)}
          >
            <p>
              {place.open
                ? "Walls that are shown without anyone signed in will ask for a sign-in. People of the place see it as before."
                : "Anyone who can reach this address sees the wall, the measures, the plan and the published updates, without signing in. Nobody can enter or change anything by that. Drafts, sheets and the audit stay closed."}
            </p>
          </Confirm>
        )}
      </Show>
    </section>
  );
};
