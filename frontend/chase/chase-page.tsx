/** `/chase/:locality`: who owes what, for the place team that chases before the morning call. */
import { For, type JSX, Match, Show, Switch, untrack } from "solid-js";
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import type { OwingReply, ProviderOwing } from "../../contracts/owing.ts";
import { writeDayLong, writeTimeOf } from "../../contracts/wording.ts";
import { placesSoFar } from "../people/places.ts";
import { BrokenLinkShape, TickShape } from "../ui/icons.tsx";
import { Page } from "../ui/page.tsx";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { CompletenessTable } from "./completeness.tsx";
import { type Owing, createOwing } from "./create-owing.ts";
import { inOrderOfChasing, writeOwing, writeWhen } from "./owing-words.ts";
import { ProviderCard } from "./provider-card.tsx";
import "../ui/button.css";
import "../ui/icons.css";
import "./chase.css";

const nameOf = (locality: string): string =>
  placesSoFar().find(({ key }) => key === locality)?.shortName ?? locality;

/** Somebody has to be asked something: a figure, or about one. */
const isToChase = ({ owed, followUps }: ProviderOwing): boolean =>
  owed.length > 0 || followUps.length > 0;

const AllIn = (props: { providers: readonly ProviderOwing[]; now: Instant }): JSX.Element => (
  <Show when={props.providers.length > 0}>
    <section class="card chase-all-in" aria-labelledby="all-in">
      <h2 id="all-in">Nothing owed now</h2>
      <ul>
        <For each={props.providers}>
          {(owing) => (
            <li>
              <TickShape />
              <strong>{owing.provider.shortName}</strong>
              <span>
                <Show when={owing.asked > 0}>
                  {owing.entered} of {owing.asked} today.{" "}
                </Show>
                <Show when={owing.lastSubmissionAt} fallback="No figures have come yet.">
                  {(at) => <>Last figures {writeWhen(at(), props.now)}.</>}
                </Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);

const Providers = (props: { reply: OwingReply; owing: Owing; locality: string }): JSX.Element => {
  const inOrder = () => inOrderOfChasing(props.reply.providers, props.owing.now());
  /** By key: a card keeps its open form and its focus while its figures change. */
  const keys = () =>
    inOrder()
      .filter(isToChase)
      .map(({ provider }) => provider.key);
  return (
    <Show
      when={props.reply.providers.length > 0}
      fallback={
        <Empty title="No provider yet">
          <p>A provider appears here once an administrator has set it up.</p>
        </Empty>
      }
    >
      <div class="chase-providers">
        <For each={keys()}>
          {(key) => (
            <Show when={inOrder().find(({ provider }) => provider.key === key)}>
              {(owing) => (
                <ProviderCard
                  owing={owing()}
                  locality={props.locality}
                  place={nameOf(props.locality)}
                  now={props.owing.now()}
                  onContact={props.owing.refetch}
                />
              )}
            </Show>
          )}
        </For>
        <AllIn providers={inOrder().filter((owing) => !isToChase(owing))} now={props.owing.now()} />
      </div>
      <CompletenessTable providers={inOrder()} />
    </Show>
  );
};

const ChaseOfPlace = (props: { locality: string }): JSX.Element => {
  // Another place is another page.
  const owing = untrack(() => createOwing(props.locality));
  return (
    <Page
      title={`Who owes what: ${nameOf(props.locality)}`}
      locality={props.locality}
      current="chase"
      lead={
        <Show when={owing.reply()}>
          {(reply) => (
            <>
              <strong role="status">{writeOwing(reply(), owing.now())}</strong>{" "}
              {writeTimeOf(owing.now())}, {writeDayLong(londonDay(owing.now()))}
            </>
          )}
        </Show>
      }
    >
      <Show when={owing.isOld() && owing.reply()}>
        {(reply) => (
          <p class="chase-old" role="alert">
            <BrokenLinkShape />
            <span>
              <strong>Link lost.</strong> This is what was owed at {writeTimeOf(reply().at)}; what
              came since is not known.
            </span>
          </p>
        )}
      </Show>
      <Switch>
        <Match when={owing.reply()}>
          {(reply) => <Providers reply={reply()} owing={owing} locality={props.locality} />}
        </Match>
        <Match when={owing.error()}>
          <Failed
            title="Who owes what did not come"
            error={owing.error()}
            retry={() => owing.refetch()}
          />
        </Match>
        <Match when={true}>
          <Loading what="who owes what" rows={5} />
        </Match>
      </Switch>
    </Page>
  );
};

const ChasePage = (props: { locality: string }): JSX.Element => (
  <Show when={props.locality} keyed>
    {(locality) => <ChaseOfPlace locality={locality} />}
  </Show>
);

export default ChasePage;
