/** A published update on its way: what was sent to whom, and the button that sends it. For the place team. */
import { A } from "@solidjs/router";
import {
  For,
  type JSX,
  Match,
  Show,
  Switch,
  createEffect,
  createResource,
  createSignal,
  onCleanup,
} from "solid-js";
import type { Day } from "../../contracts/calendar.ts";
import type {
  KeptWeeklySettings,
  WeeklyDeliveries,
  WeeklyDelivery,
} from "../../contracts/weekly-settings.ts";
import { Confirm } from "../forms/confirm.tsx";
import { paths } from "../ui/paths.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { calls } from "./archive/calls.ts";
import { writeEdition, writeEditionWithin } from "./archive/edition-words.ts";
import { DeliveryList, Failures } from "./delivery-list.tsx";
import { lastToEach, writeAddresses, writeAttached, writeStanding } from "./delivery-words.ts";
import { calls as settingsCalls } from "./settings/calls.ts";
import "../ui/button.css";
import "../ui/icons.css";
import "./deliveries.css";

/** While something is on its way it is looked at again so often. */
const askEveryMs = 3_000;

/** The button, or why there is none. */
const Sending = (props: {
  settings: KeptWeeklySettings;
  edition: string;
  isAgain: boolean;
  onSend: () => Promise<WeeklyDeliveries>;
  onSent: (deliveries: WeeklyDeliveries) => void;
}): JSX.Element => {
  const [isAsking, setAsking] = createSignal(false);
  const list = () => props.settings.recipients;
  return (
    <Switch>
      <Match when={!props.settings.canSend}>
        <p class="delivery-cannot">
          This installation sends no e-mail. Download the form that you need, and send it yourself.
        </p>
      </Match>
      <Match when={list().length === 0}>
        <p class="delivery-cannot">
          Nobody is on the list.{" "}
          <A href={paths.weeklySettings(props.settings.locality)}>Write the list</A>.
        </p>
      </Match>
      <Match when={true}>
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {props.isAgain ? "Send to the list again" : "Send to the list"}
        </button>
        <Show when={isAsking()}>
          <Confirm
            title={`Send it to ${writeAddresses(list().length)}?`}
            yes="Send it"
            onYes={props.onSend}
            onDone={props.onSent}
            onClose={() => setAsking(false)}
          >
            <p>{props.edition} goes to:</p>
            <ul class="delivery-to">
              <For each={list()}>
                {({ email, attach }) => (
                  <li>
                    <strong>{email}</strong> {writeAttached({ attached: attach })}
                  </li>
                )}
              </For>
            </ul>
          </Confirm>
        </Show>
      </Match>
    </Switch>
  );
};

const Came = (props: {
  locality: string;
  monday: Day;
  edition: number;
  deliveries: readonly WeeklyDelivery[];
  settings: KeptWeeklySettings;
  onSent: (deliveries: WeeklyDeliveries) => void;
}): JSX.Element => {
  const last = () => lastToEach(props.deliveries, props.edition);
  return (
    <>
      <Failures failed={last().filter(({ state }) => state === "failed")} />
      <div class="delivery-head">
        <p role="status">{writeStanding(last())}</p>
        <Sending
          settings={props.settings}
          edition={writeEdition(props)}
          isAgain={last().length > 0}
          onSend={() => calls.sendToList(props.locality, props.monday)}
          onSent={props.onSent}
        />
      </div>
      <Show when={props.deliveries.length > 0}>
        <details open={last().some(({ state }) => state !== "sent")}>
          <summary>What was sent to whom</summary>
          <DeliveryList deliveries={props.deliveries} />
        </details>
      </Show>
    </>
  );
};

/**
 * Draw it only for whom may publish: nobody else may read the list.
 *
 * @param props.edition the newest of the week, which the button sends.
 */
export const Deliveries = (props: {
  locality: string;
  monday: Day;
  edition: number;
}): JSX.Element => {
  const [deliveries, { mutate, refetch }] = createResource(
    () => ({ locality: props.locality, monday: props.monday }),
    ({ locality, monday }) => calls.deliveries(locality, monday),
  );
  const [settings, again] = createResource(() => props.locality, settingsCalls.settings);
  /** Asked again, what stood stays on the page. */
  const came = () => (deliveries.error === undefined ? deliveries.latest?.deliveries : undefined);
  const ready = () => (settings.state === "ready" ? settings() : undefined);
  createEffect(() => {
    if (came()?.some(({ state }) => state === "waiting") !== true) return;
    const timer = setTimeout(() => void refetch(), askEveryMs);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <section class="deliveries card" aria-labelledby="deliveries">
      <h2 id="deliveries">Sending: {writeEditionWithin(props)}</h2>
      <Switch fallback={<Loading what="what was sent" rows={1} />}>
        <Match when={deliveries.error ?? settings.error}>
          {(error) => (
            <Failed
              title="What was sent did not come"
              error={error()}
              retry={() => {
                void refetch();
                void again.refetch();
              }}
            />
          )}
        </Match>
        <Match when={ready()}>
          {(kept) => (
            <Show when={came()}>
              {(list) => (
                <Came
                  locality={props.locality}
                  monday={props.monday}
                  edition={props.edition}
                  deliveries={list()}
                  settings={kept()}
                  onSent={(sent) => mutate(sent)}
                />
              )}
            </Show>
          )}
        </Match>
      </Switch>
    </section>
  );
};
