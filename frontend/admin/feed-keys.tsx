/** Feed keys of a place: with one, a machine sends a provider's figures. */
import { For, type JSX, Match, Show, Switch, createResource, createSignal } from "solid-js";
import type { FeedKey, NewFeedKey } from "../../contracts/people.ts";
import { Confirm } from "../forms/confirm.tsx";
import { writeMoment } from "../people/write-moment.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import { FeedKeyForm } from "./feed-key-form.tsx";
import { FeedKeyShown } from "./feed-key-shown.tsx";
import { PlaceChoice } from "./place-choice.tsx";
import type { Place } from "./sections.ts";

const writeMeasures = ({ measures }: FeedKey): string => {
  if (measures === null) return "all measures";
  return measures.length === 1 ? (measures[0] ?? "") : `${measures.length} measures`;
};

const KeyRow = (props: { feedKey: FeedKey; place: Place; onRevoke: () => void }): JSX.Element => {
  const provider = () =>
    props.place.providers.find(({ key }) => key === props.feedKey.provider)?.shortName ??
    props.feedKey.provider;
  return (
    <li class="row">
      <div class="row-words">
        <h3>
          {props.feedKey.name}
          <Show when={props.feedKey.revokedAt}>
            {" "}
            <span class="tag">revoked</span>
          </Show>
        </h3>
        <p>
          {provider()}, {writeMeasures(props.feedKey)}
        </p>
        <p class="quiet">
          Made by {props.feedKey.madeBy}, {writeMoment(props.feedKey.madeAt)} ·{" "}
          {props.feedKey.lastUsedAt === null
            ? "never used"
            : `last used ${writeMoment(props.feedKey.lastUsedAt)}`}
          <Show when={props.feedKey.revokedAt}>
            {(revokedAt) => <> · revoked {writeMoment(revokedAt())}</>}
          </Show>
        </p>
      </div>
      <Show when={props.feedKey.revokedAt === null}>
        <div class="row-steps">
          <button type="button" class="button button-small" onClick={() => props.onRevoke()}>
            Revoke<span class="visually-hidden">: {props.feedKey.name}</span>
          </button>
        </div>
      </Show>
    </li>
  );
};

type Open = { is: "make" } | { is: "made"; made: NewFeedKey } | { is: "revoke"; key: FeedKey };

const KeysOfPlace = (props: { place: Place }): JSX.Element => {
  const [reply, { refetch }] = createResource(() => props.place.key, calls.feedKeys);
  const [open, setOpen] = createSignal<Open | null>(null);
  const keys = () =>
    reply.state === "ready" || reply.state === "refreshing" ? reply.latest?.keys : undefined;
  const close = (): void => void setOpen(null);
  const made = () => {
    const now = open();
    return now?.is === "made" ? now.made : undefined;
  };
  const toRevoke = () => {
    const now = open();
    return now?.is === "revoke" ? now.key : undefined;
  };
  return (
    <section class="card" aria-label={`Feed keys of ${props.place.name}`}>
      <div class="admin-head">
        <h2>Keys of {props.place.shortName}</h2>
        <button type="button" class="button button-main" onClick={() => setOpen({ is: "make" })}>
          Make a key
        </button>
      </div>
      <Switch fallback={<Loading what="the keys" rows={2} />}>
        <Match when={reply.error}>
          <Failed title="The keys did not come" error={reply.error} retry={() => void refetch()} />
        </Match>
        <Match when={keys()}>
          {(found) => (
            <ul class="rows">
              <For
                each={found()}
                fallback={
                  <li class="row quiet">
                    No key yet. Until there is one, figures come from people and files.
                  </li>
                }
              >
                {(key) => (
                  <KeyRow
                    feedKey={key}
                    place={props.place}
                    onRevoke={() => setOpen({ is: "revoke", key })}
                  />
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
      <Show when={open()?.is === "make"}>
        <FeedKeyForm
          place={props.place}
          onMade={(key) => {
            setOpen({ is: "made", made: key });
            void refetch();
          }}
          onClose={close}
        />
      </Show>
      <Show when={made()} keyed>
        {(key) => <FeedKeyShown made={key} onClose={close} />}
      </Show>
      <Show when={toRevoke()} keyed>
        {(key) => (
          <Confirm
            title={`Revoke “${key.name}”?`}
            yes="Revoke the key"
            onYes={() => calls.revokeFeedKey(key.locality, key.id)}
            onDone={() => void refetch()}
            onClose={close}
          >
            <p>
              Whatever sends with it is refused from now on. It cannot be undone; make a new key
              instead. Figures that it sent stay.
            </p>
          </Confirm>
        )}
      </Show>
    </section>
  );
};

export const FeedKeys = (props: {
  places: readonly Place[];
  place: string | undefined;
}): JSX.Element => {
  const chosen = () => props.places.find(({ key }) => key === props.place) ?? props.places[0];
  return (
    <div class="stack">
      <div class="filters">
        <PlaceChoice places={props.places} place={chosen()?.key ?? ""} />
      </div>
      <p class="quiet">
        A machine sends figures with a key, for one provider only.{" "}
        <a href="/api/docs" target="_self">
          How to send figures
        </a>
      </p>
      <Show when={chosen()} keyed>
        {(place) => <KeysOfPlace place={place} />}
      </Show>
    </div>
  );
};
