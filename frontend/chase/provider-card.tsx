/** One provider: what it owes and by how long, who was reached, and what was asked to be looked into. */
import { For, type JSX, Show } from "solid-js";
import { type Instant, dayOf, londonDay } from "../../contracts/calendar.ts";
import type { ProviderOwing } from "../../contracts/owing.ts";
import { writeDayWithWeekday } from "../../contracts/wording.ts";
import { Copy } from "../forms/copy.tsx";
import { ClockShape, TickShape } from "../ui/icons.tsx";
import { paths } from "../ui/paths.ts";
import { NoteContact } from "./contact-form.tsx";
import {
  entryDayOf,
  isPressing,
  writeReminder,
  writeStanding,
  writeWhen,
  writeWhenDue,
  writeWhich,
} from "./owing-words.ts";

/** The cell of the provider's page: there the figure is entered, or looked at. */
export const cellPath = (
  locality: string,
  provider: string,
  figure: { measure: string; breakdown?: string; asAt: string; dueAt?: Instant },
  now: Instant,
): string => {
  const query = new URLSearchParams({
    provider,
    day: entryDayOf(figure, londonDay(now)),
    cell: `${figure.measure}/${figure.breakdown ?? ""}/${figure.asAt}`,
  });
  return `${paths.enter(locality)}?${query.toString()}`;
};

type CardProps = { owing: ProviderOwing; locality: string; now: Instant };

const Owed = (props: CardProps): JSX.Element => (
  <Show when={props.owing.owed.length > 0}>
    <ul class="chase-owed">
      <For each={props.owing.owed}>
        {(figure) => (
          <li data-late={isPressing(figure, props.now)}>
            <ClockShape />
            <span>
              <a href={cellPath(props.locality, props.owing.provider.key, figure, props.now)}>
                {figure.title}
              </a>{" "}
              <span class="chase-which">{writeWhich(figure)}</span>
              <span class="chase-when">{writeWhenDue(figure.dueAt, props.now)}</span>
            </span>
          </li>
        )}
      </For>
    </ul>
  </Show>
);

const FollowUps = (props: CardProps): JSX.Element => (
  <Show when={props.owing.followUps.length > 0}>
    <h3>To look into</h3>
    <ul class="chase-follow-ups">
      <For each={props.owing.followUps}>
        {(followUp) => (
          <li>
            <a href={cellPath(props.locality, props.owing.provider.key, followUp, props.now)}>
              {followUp.title}
              {followUp.breakdown === "" ? "" : ` ${followUp.breakdown}`},{" "}
              {writeDayWithWeekday(dayOf(followUp.asAt))}
            </a>
            <span class="chase-words">
              “{followUp.words}” <small>{writeWhen(followUp.at, props.now)}</small>
            </span>
          </li>
        )}
      </For>
    </ul>
  </Show>
);

const Facts = (props: CardProps): JSX.Element => (
  <dl class="chase-facts">
    <div>
      <dt>Entered today</dt>
      <dd>
        {props.owing.entered} of {props.owing.asked}
      </dd>
    </div>
    <div>
      <dt>Last figures came</dt>
      <dd>
        <Show when={props.owing.lastSubmissionAt} fallback="none yet">
          {(at) => <>{writeWhen(at(), props.now)}</>}
        </Show>
      </dd>
    </div>
    <div>
      <dt>Last contact</dt>
      <dd>
        <Show when={props.owing.lastContact} fallback="none noted">
          {(contact) => (
            <>
              {writeWhen(contact().at, props.now)}, {contact().sender.name}: “{contact().words}”
            </>
          )}
        </Show>
      </dd>
    </div>
  </dl>
);

/** @param props.place what the place is called in a reminder. */
export const ProviderCard = (
  props: CardProps & { place: string; onContact: () => void },
): JSX.Element => {
  const late = () => props.owing.owed.some((figure) => isPressing(figure, props.now));
  const link = () =>
    new URL(`${paths.enter(props.locality)}?provider=${props.owing.provider.key}`, location.href)
      .href;
  return (
    <article class="card chase-provider" data-late={late()}>
      <div class="chase-head">
        <h2>{props.owing.provider.shortName}</h2>
        <p class="chase-standing" data-late={late()}>
          <Show when={props.owing.owed.length > 0} fallback={<TickShape />}>
            <ClockShape />
          </Show>
          {writeStanding(props.owing, props.now)}
        </p>
      </div>
      <Owed {...props} />
      <Facts {...props} />
      <FollowUps {...props} />
      <div class="chase-actions">
        <NoteContact
          locality={props.locality}
          provider={props.owing.provider.key}
          name={props.owing.provider.shortName}
          onDone={() => props.onContact()}
        />
        <Show when={props.owing.owed.length > 0}>
          <details class="chase-reminder">
            <summary>A reminder to send</summary>
            <Copy
              label={`Reminder for ${props.owing.provider.shortName}`}
              rows={5}
              text={writeReminder(props.owing, {
                place: props.place,
                now: props.now,
                link: link(),
              })}
            />
          </details>
        </Show>
      </div>
    </article>
  );
};
