/** The calendar of a place, month by month. */
import { For, type JSX, Show, createSignal } from "solid-js";
import type { Day } from "../../../contracts/calendar.ts";
import type { Agenda } from "../../../contracts/weekly-draft.ts";
import type { WeeklyEvent } from "../../../contracts/weekly-update.ts";
import { Confirm } from "../../forms/confirm.tsx";
import { Empty } from "../../ui/states.tsx";
import { groupByMonth, partAt, writeEventWhen, writeMonthOf } from "./agenda-words.ts";
import { calls } from "./calls.ts";
import { EventForm } from "./event-form.tsx";
import { Subscribe } from "./subscribe.tsx";

type Doing = { is: "write"; event: WeeklyEvent | null } | { is: "withdraw"; event: WeeklyEvent };

const EventLine = (props: {
  event: WeeklyEvent;
  mayWrite: boolean;
  onDo: (doing: Doing) => void;
}): JSX.Element => {
  const about = (): JSX.Element => (
    <span class="visually-hidden">
      : {props.event.event}, {writeEventWhen(props.event)}
    </span>
  );
  return (
    <li class="agenda-event">
      <p class="agenda-when">{writeEventWhen(props.event)}</p>
      <div>
        <p>
          <strong>{props.event.event}</strong>
        </p>
        <Show when={props.event.where}>{(where) => <p>{where()}</p>}</Show>
      </div>
      <Show when={props.mayWrite}>
        <div class="agenda-actions">
          <button
            type="button"
            class="button"
            onClick={() => props.onDo({ is: "write", event: props.event })}
          >
            Change{about()}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => props.onDo({ is: "withdraw", event: props.event })}
          >
            Take out{about()}
          </button>
        </div>
      </Show>
    </li>
  );
};

const Months = (props: {
  events: readonly WeeklyEvent[];
  mayWrite: boolean;
  onDo: (doing: Doing) => void;
}): JSX.Element => (
  <For each={groupByMonth(props.events)}>
    {({ month, events }) => (
      <div class="card agenda-month">
        <h3>{writeMonthOf(month)}</h3>
        <ul>
          <For each={events}>
            {(event) => <EventLine event={event} mayWrite={props.mayWrite} onDo={props.onDo} />}
          </For>
        </ul>
      </div>
    )}
  </For>
);

const Withdraw = (props: {
  locality: string;
  event: WeeklyEvent;
  onDone: (agenda: Agenda) => void;
  onClose: () => void;
}): JSX.Element => (
  <Confirm
    title="Take this event out of the calendar?"
    yes="Take it out"
    onYes={() =>
      calls.writeEvent(props.locality, {
        id: props.event.id,
        event: props.event.event,
        day: props.event.day,
        time: props.event.time,
        where: props.event.where,
        withdrawn: true,
      })
    }
    onDone={props.onDone}
    onClose={props.onClose}
  >
    <p>
      {props.event.event}, {writeEventWhen(props.event)}. It also leaves the calendars that
      subscribe to this one.
    </p>
  </Confirm>
);

export const Events = (props: {
  locality: string;
  today: Day;
  events: readonly WeeklyEvent[];
  mayWrite: boolean;
  onChange: (agenda: Agenda) => void;
}): JSX.Element => {
  const [doing, setDoing] = createSignal<Doing | null>(null);
  const [words, setWords] = createSignal("");
  const parted = () => partAt(props.events, props.today);
  const written = () => {
    const now = doing();
    return now?.is === "write" ? now : null;
  };
  const withdrawn = () => {
    const now = doing();
    return now?.is === "withdraw" ? now : null;
  };
  const done = (said: string, agenda: Agenda): void => {
    setWords(said);
    props.onChange(agenda);
  };
  return (
    <section class="agenda-section" aria-labelledby="calendar">
      <div class="agenda-head">
        <h2 id="calendar">Calendar</h2>
        <span role="status">{words()}</span>
        <Show when={props.mayWrite}>
          <button
            type="button"
            class="button"
            onClick={() => setDoing({ is: "write", event: null })}
          >
            Add an event
          </button>
        </Show>
      </div>
      <Show
        when={parted().toCome.length > 0}
        fallback={
          <Empty title="Nothing is in the calendar">
            <p>Key dates that the board should know appear here, and in the weekly update.</p>
          </Empty>
        }
      >
        <div class="agenda-months">
          <Months events={parted().toCome} mayWrite={props.mayWrite} onDo={setDoing} />
        </div>
      </Show>
      <Show when={parted().over.length > 0}>
        <details class="agenda-over">
          <summary>Over: {parted().over.length} in the last weeks</summary>
          <div class="agenda-months">
            <Months events={parted().over} mayWrite={props.mayWrite} onDo={setDoing} />
          </div>
        </details>
      </Show>
      <Subscribe locality={props.locality} />
      <Show when={written()}>
        {(now) => (
          <EventForm
            locality={props.locality}
            event={now().event}
            onDone={(agenda) => done("Saved.", agenda)}
            onClose={() => setDoing(null)}
          />
        )}
      </Show>
      <Show when={withdrawn()}>
        {(now) => (
          <Withdraw
            locality={props.locality}
            event={now().event}
            onDone={(agenda) => done("Taken out.", agenda)}
            onClose={() => setDoing(null)}
          />
        )}
      </Show>
    </section>
  );
};
