/** What was sent to whom, and whom it did not reach. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { WeeklyDelivery } from "../../contracts/weekly-settings.ts";
import { ClockShape, RedShape, TickShape } from "../ui/icons.tsx";
import { writeWhen } from "./archive/edition-words.ts";
import { writeAddresses, writeAttached, writeState } from "./delivery-words.ts";

const StateMark = (props: { delivery: WeeklyDelivery }): JSX.Element => (
  <span class="delivery-state" data-state={props.delivery.state}>
    <Switch>
      <Match when={props.delivery.state === "sent"}>
        <TickShape />
      </Match>
      <Match when={props.delivery.state === "waiting"}>
        <ClockShape />
      </Match>
      <Match when={props.delivery.state === "failed"}>
        <RedShape />
      </Match>
    </Switch>
    {writeState(props.delivery)}
  </span>
);

export const DeliveryList = (props: { deliveries: readonly WeeklyDelivery[] }): JSX.Element => (
  <ul class="delivery-list" aria-label="What was sent to whom">
    <For each={props.deliveries}>
      {(delivery) => (
        <li>
          <StateMark delivery={delivery} />
          <strong>{delivery.email}</strong>
          <span>{writeAttached(delivery)}</span>
          <span>
            Edition {delivery.edition}, {writeWhen(delivery.at)}
          </span>
          <Show when={delivery.failure}>{(why) => <p>{why()}</p>}</Show>
        </li>
      )}
    </For>
  </ul>
);

/** What failed stands first, and says so at once. */
export const Failures = (props: { failed: readonly WeeklyDelivery[] }): JSX.Element => (
  <div role="alert">
    <Show when={props.failed.length > 0}>
      <div class="delivery-failed">
        <p>
          <RedShape />
          <strong>The update did not reach {writeAddresses(props.failed.length)}.</strong>
        </p>
        <ul>
          <For each={props.failed}>
            {(one) => (
              <li>
                {one.email}: {one.failure ?? "it could not be sent."}
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  </div>
);
