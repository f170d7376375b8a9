/** `/enter/:locality?provider=&day=`: a flow lead's page. */
import { A, useBeforeLeave, useSearchParams } from "@solidjs/router";
import {
  type Accessor,
  type JSX,
  Match,
  Show,
  Switch,
  createEffect,
  createResource,
  createSignal,
  onCleanup,
  onMount,
} from "solid-js";
import { Day, type Instant, addDays } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import { writeDayLong, writeDayWithWeekday } from "../../contracts/wording.ts";
import { api } from "../api.ts";
import { makeServerClock } from "../live/server-clock.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { type Cells, createCells } from "./create-cells.ts";
import { EntryForm } from "./entry-form.tsx";
import { type Outbox, makeOutbox } from "./outbox.ts";
import { ProviderChoice } from "./provider-choice.tsx";
import "./entry.css";

const clockTickMs = 10_000;

/** Not `crypto.randomUUID`: that is missing where the page is served without TLS, inside a hospital. */
const nextKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

const addressOf = (locality: string, provider: string, day: Day): string =>
  `${paths.enter(locality)}?provider=${encodeURIComponent(provider)}&day=${day}`;

/** The day before and the day after, up to today; and whose figures. */
const DayLinks = (props: { sheet: EntrySheet }): JSX.Element => {
  const to = (day: Day): string => addressOf(props.sheet.locality, props.sheet.provider.key, day);
  return (
    <nav class="entry-days" aria-label="Day and provider">
      <A href={to(addDays(props.sheet.day, -1))}>
        ← {writeDayWithWeekday(addDays(props.sheet.day, -1))}
      </A>
      <Show when={props.sheet.day < props.sheet.today}>
        <A href={to(addDays(props.sheet.day, 1))}>
          {writeDayWithWeekday(addDays(props.sheet.day, 1))} →
        </A>
        <A href={to(props.sheet.today)}>Today</A>
      </Show>
      <A href={paths.enter(props.sheet.locality)}>Another provider</A>
    </nav>
  );
};

/** Warns before what was typed and has not arrived is lost with the page. */
const guardUnsent = (unsent: () => number): void => {
  const warn = (event: BeforeUnloadEvent): void => {
    if (unsent() > 0) event.preventDefault();
  };
  onMount(() => window.addEventListener("beforeunload", warn));
  onCleanup(() => window.removeEventListener("beforeunload", warn));
  useBeforeLeave((leave) => {
    const staysHere = typeof leave.to === "string" && leave.to.startsWith(leave.from.pathname);
    if (staysHere || unsent() === 0) return;
    leave.preventDefault();
    const question = "Some figures have not been sent. Leave, and lose them?";
    if (window.confirm(question)) leave.retry(true);
  });
};

/** Sends for as long as the page is open, over every sheet that it shows. */
const createPageCells = (locality: () => string, now: () => Instant): Cells => {
  let flush: Outbox["flush"] = () => undefined;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const cells = createCells((onChange) => {
    const outbox = makeOutbox({
      submit: (submission, key) => api.submit(locality(), submission, key),
      nextKey,
      onChange,
      after: (waitMs, act) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          act();
        }, waitMs);
        timers.add(timer);
      },
    });
    flush = outbox.flush;
    return outbox;
  }, now);
  const online = (): void => flush();
  onMount(() => window.addEventListener("online", online));
  onCleanup(() => {
    window.removeEventListener("online", online);
    timers.forEach(clearTimeout);
  });
  guardUnsent(cells.unsent);
  return cells;
};

type ServiceTime = {
  /** To the millisecond. */
  now: () => Instant;
  /** As words need it: it moves every few seconds. */
  shown: Accessor<Instant>;
  set: (at: Instant) => void;
};

/** The service's time, which is not this machine's: its clock may be wrong, and a demonstration has its own. */
const createServiceTime = (): ServiceTime => {
  const clock = makeServerClock(() => performance.now(), new Date().toISOString());
  const [shown, setShown] = createSignal(clock.now());
  const show = (): void => void setShown(clock.now());
  const tick = setInterval(show, clockTickMs);
  onCleanup(() => clearInterval(tick));
  return {
    now: () => clock.now(),
    shown,
    set: (at) => {
      clock.set(at);
      show();
    },
  };
};

const SheetPage = (props: {
  cells: Cells;
  time: ServiceTime;
  locality: string;
  provider: string;
  day: Day | undefined;
}): JSX.Element => {
  const [sheet, { refetch }] = createResource(
    () => ({ locality: props.locality, provider: props.provider, day: props.day }),
    ({ locality, provider, day }) => api.sheet(locality, provider, day),
  );
  createEffect(() => {
    if (sheet.state === "ready") props.time.set(sheet().at);
  });
  const ready = () => (sheet.state === "ready" ? sheet() : undefined);
  const title = () => {
    const found = ready();
    return found === undefined
      ? "Enter figures"
      : `${found.provider.shortName}: figures for ${writeDayLong(found.day)}`;
  };
  return (
    <Page
      title={title()}
      lead={<Show when={ready()}>{(found) => <DayLinks sheet={found()} />}</Show>}
      locality={props.locality}
      current="enter"
    >
      <Switch>
        <Match when={sheet.error}>
          <Failed
            title="The figures to enter did not come"
            error={sheet.error}
            retry={() => void refetch()}
          >
            <A href={paths.enter(props.locality)}>Choose another provider</A>
          </Failed>
        </Match>
        <Match when={ready()} keyed>
          {(found) => <EntryForm sheet={found} cells={props.cells} now={props.time.shown} />}
        </Match>
        <Match when={sheet.loading}>
          <Loading what="the figures to enter" rows={7} />
        </Match>
      </Switch>
    </Page>
  );
};

/** The cells outlive the sheets: what is on its way stays so while another day or provider is shown. */
const EntryOfPlace = (props: { locality: string }): JSX.Element => {
  const [search] = useSearchParams<{ provider?: string; day?: string }>();
  const time = createServiceTime();
  const cells = createPageCells(() => props.locality, time.now);
  const day = () => {
    const parsed = Day.safeParse(search.day);
    return parsed.success ? parsed.data : undefined;
  };
  return (
    <Show when={search.provider} fallback={<ProviderChoice locality={props.locality} />} keyed>
      {(provider) => (
        <SheetPage
          cells={cells}
          time={time}
          locality={props.locality}
          provider={provider}
          day={day()}
        />
      )}
    </Show>
  );
};

/** Another place is another page: nothing typed for one is ever sent to the other. */
const EntryPage = (props: { locality: string }): JSX.Element => (
  <Show when={props.locality} keyed>
    {(locality) => <EntryOfPlace locality={locality} />}
  </Show>
);

export default EntryPage;
