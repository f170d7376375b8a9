/** One notice: why it opened, who has it, and what happened to it. */
import { For, type JSX, Match, Show, Switch, createSignal } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { Notice } from "../../contracts/notice.ts";
import { BrokenLinkShape, ClockShape, RedShape, TickShape } from "../ui/icons.tsx";
import { AcknowledgeForm, CloseForm } from "./answer-form.tsx";
import { writeDelivery, writeEvent, writeMoment, writeStanding } from "./notice-words.ts";

const History = (props: { notice: Notice; now: Instant }): JSX.Element => (
  <details class="notice-history">
    <summary>
      What happened<span class="visually-hidden"> to this notice: {props.notice.because}</span>
    </summary>
    <ol>
      <For each={props.notice.history}>
        {(event) => (
          <li>
            <strong>{writeEvent(event.is)}</strong> {writeMoment(event.at, props.now)}
            <Show when={event.sender}>{(sender) => <>, {sender().name}</>}</Show>: {event.words}
          </li>
        )}
      </For>
    </ol>
  </details>
);

const Facts = (props: { notice: Notice; now: Instant }): JSX.Element => {
  const delivery = () => writeDelivery(props.notice.deliveries, props.now);
  return (
    <dl class="notice-facts">
      <Show when={props.notice.action}>
        {(action) => (
          <div>
            <dt>Being done</dt>
            <dd>{action()}</dd>
          </div>
        )}
      </Show>
      <Show when={props.notice.endedAt === null && props.notice.advice}>
        {(advice) => (
          <div>
            <dt>Agreed first step</dt>
            <dd>{advice()}</dd>
          </div>
        )}
      </Show>
      <Show when={delivery()}>
        {(said) => (
          <div data-failed={said().failed}>
            <dt>Told</dt>
            <dd>
              <Show when={said().failed}>
                <BrokenLinkShape />
              </Show>
              {said().words}
            </dd>
          </div>
        )}
      </Show>
    </dl>
  );
};

type CardProps = { locality: string; notice: Notice; now: Instant; onAnswer: () => void };

const Answer = (props: CardProps): JSX.Element => {
  let place: HTMLDivElement | undefined;
  const [form, setForm] = createSignal<"acknowledge" | "close" | null>(null);
  const [said, setSaid] = createSignal("");
  const open = (which: "acknowledge" | "close"): void => {
    setSaid("");
    setForm(which);
    place?.querySelector("input")?.focus();
  };
  const leave = (words: string): void => {
    const which = form();
    setForm(null);
    setSaid(words);
    place?.querySelector<HTMLElement>(`[data-opens="${which}"]`)?.focus();
  };
  const formProps = () => ({
    locality: props.locality,
    notice: props.notice,
    now: props.now,
    onClose: () => leave(""),
    onDone: (words: string) => {
      leave(words);
      props.onAnswer();
    },
  });
  const about = (): JSX.Element => <span class="visually-hidden">: {props.notice.because}</span>;
  return (
    <div
      ref={place}
      class="notice-answer"
      onKeyDown={(event) => {
        if (event.key === "Escape" && form() !== null) leave("");
      }}
    >
      <Switch>
        <Match when={form() === "acknowledge"}>
          <AcknowledgeForm {...formProps()} />
        </Match>
        <Match when={form() === "close"}>
          <CloseForm {...formProps()} />
        </Match>
        <Match when={form() === null}>
          <button
            type="button"
            class="button"
            classList={{ "button-main": props.notice.state === "open" }}
            data-opens="acknowledge"
            onClick={() => open("acknowledge")}
          >
            {props.notice.state === "open" ? "Take it on" : "Change what is being done"}
            {about()}
          </button>
          <button type="button" class="button" data-opens="close" onClick={() => open("close")}>
            Close{about()}
          </button>
        </Match>
      </Switch>
      <span role="status">{said()}</span>
    </div>
  );
};

export const OpenNotice = (props: CardProps): JSX.Element => {
  const standing = () => writeStanding(props.notice, props.now);
  return (
    <article class="card notice" data-state={props.notice.state}>
      <h3 class="notice-because">
        <RedShape />
        <span>{props.notice.because}</span>
      </h3>
      <p class="notice-standing" data-late={standing().isLate}>
        <Show when={props.notice.state === "acknowledged"} fallback={<ClockShape />}>
          <Show when={standing().isLate} fallback={<TickShape />}>
            <ClockShape />
          </Show>
        </Show>
        {standing().words}
      </p>
      <Facts notice={props.notice} now={props.now} />
      <Answer {...props} />
      <p class="notice-since">Open since {writeMoment(props.notice.openedAt, props.now)}</p>
      <History notice={props.notice} now={props.now} />
    </article>
  );
};

export const EndedNotice = (props: { notice: Notice; now: Instant }): JSX.Element => (
  <article class="card notice" data-state={props.notice.state}>
    <h3 class="notice-because">
      <TickShape />
      <span>{props.notice.because}</span>
    </h3>
    <p>
      {props.notice.state === "closed" ? "Closed" : "Cleared"}{" "}
      <Show when={props.notice.endedAt}>{(at) => <>{writeMoment(at(), props.now)}</>}</Show>:{" "}
      {props.notice.ended}
    </p>
    <Facts notice={props.notice} now={props.now} />
    <History notice={props.notice} now={props.now} />
  </article>
);
