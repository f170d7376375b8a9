/** `/enter/:locality?provider=&day=&cell=measure/part/as-at`: a flow lead's page. */
import { useBeforeLeave, useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, onCleanup, onMount } from "solid-js";
import { Day } from "../../contracts/calendar.ts";
import { me, whyUnknown } from "../people/who.ts";
import { Page } from "../ui/page.tsx";
import { Loading } from "../ui/states.tsx";
import { type PageOutbox, createPageOutbox } from "./create-page-outbox.ts";
import { type Remarks, createRemarks } from "./create-remarks.ts";
import { createServiceTime } from "./create-service-time.ts";
import type { Writer } from "./letters.ts";
import { makeKey } from "../make-key.ts";
import { ProviderChoice } from "./provider-choice.tsx";
import { SheetPage } from "./sheet-page.tsx";
import "./entry.css";

/** Who types where the service does not know people: their figures are nobody's in particular. */
const nobody: Writer = { id: "", name: "nobody signed in" };

/** Undefined until it is known who is signed in. */
const writerNow = (): Writer | undefined => {
  const known = me();
  if (known === undefined) return whyUnknown() === undefined ? undefined : nobody;
  return known.person === null ? nobody : { id: known.person.id, name: known.person.name };
};

/** Warns before what waits is lost with the page; where the browser keeps it nothing is lost. */
const guardUnkept = (outbox: PageOutbox, remarks: Remarks): void => {
  const isAtRisk = (): boolean =>
    (!outbox.isKept() && outbox.letters().length > 0) ||
    (!remarks.isKept() && remarks.waiting().length > 0);
  const warn = (event: BeforeUnloadEvent): void => {
    if (isAtRisk()) event.preventDefault();
  };
  onMount(() => window.addEventListener("beforeunload", warn));
  onCleanup(() => window.removeEventListener("beforeunload", warn));
  useBeforeLeave((leave) => {
    const staysHere = typeof leave.to === "string" && leave.to.startsWith(leave.from.pathname);
    if (staysHere || !isAtRisk()) return;
    leave.preventDefault();
    const question = "Some of what you entered has not been sent. Leave, and lose it?";
    if (window.confirm(question)) leave.retry(true);
  });
};

/** What is on its way stays so while another day or provider is shown. */
const EntryOfPlace = (props: { locality: string; writer: Writer }): JSX.Element => {
  const [search] = useSearchParams<{ provider?: string; day?: string; cell?: string }>();
  const time = createServiceTime();
  const outbox = createPageOutbox(() => props.writer, makeKey);
  const remarks = createRemarks(
    () => props.locality,
    () => props.writer,
    outbox,
  );
  guardUnkept(outbox, remarks);
  const day = (): Day | undefined => {
    const asked = Day.safeParse(search.day);
    return asked.success ? asked.data : undefined;
  };
  return (
    <Show when={search.provider} fallback={<ProviderChoice locality={props.locality} />} keyed>
      {(provider) => (
        <SheetPage
          outbox={outbox}
          remarks={remarks}
          time={time}
          writer={props.writer}
          locality={props.locality}
          provider={provider}
          day={day()}
          cell={search.cell}
        />
      )}
    </Show>
  );
};

/** Another place is another page: nothing typed for one is ever sent to the other. */
const EntryPage = (props: { locality: string }): JSX.Element => (
  <Switch>
    <Match when={writerNow()}>
      {(writer) => (
        <Show when={props.locality} keyed>
          {(locality) => <EntryOfPlace locality={locality} writer={writer()} />}
        </Show>
      )}
    </Match>
    <Match when={writerNow() === undefined}>
      <Page title="Enter figures" locality={props.locality} current="enter">
        <Loading what="the figures to enter" rows={7} />
      </Page>
    </Match>
  </Switch>
);

export default EntryPage;
