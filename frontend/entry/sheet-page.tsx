/** One provider's sheet: read, kept up to date, and filled. */
import { A } from "@solidjs/router";
import {
  type Accessor,
  type JSX,
  Match,
  Show,
  Switch,
  createEffect,
  createMemo,
  createResource,
  on,
  untrack,
} from "solid-js";
import type { Day } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import type { CellName } from "../../contracts/remark.ts";
import { writeDayLong } from "../../contracts/wording.ts";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { calls } from "./calls.ts";
import { createAnnouncer } from "./create-announcer.ts";
import { createEntryModel } from "./create-entry-model.ts";
import type { PageModel } from "./page-model.ts";
import type { PageOutbox } from "./create-page-outbox.ts";
import type { Remarks } from "./create-remarks.ts";
import type { ServiceTime } from "./create-service-time.ts";
import type { Delivery } from "./delivery.ts";
import { SheetLead } from "./day-links.tsx";
import { EntryForm } from "./entry-form.tsx";
import type { Writer } from "./letters.ts";
import { readCellName } from "./go-to-cell.ts";
import { makeKey } from "../make-key.ts";
import { Progress } from "./progress.tsx";
import { announceDelivery, announceMerge } from "./tell-changes.ts";
import { watchProvider } from "./watch-provider.ts";

const isSamePage = (a: EntrySheet, b: EntrySheet): boolean =>
  a.locality === b.locality &&
  a.provider.key === b.provider.key &&
  a.day === b.day &&
  a.rows.length === b.rows.length;

export const SheetPage = (props: {
  outbox: PageOutbox;
  remarks: Remarks;
  time: ServiceTime;
  writer: Writer;
  locality: string;
  provider: string;
  day: Day | undefined;
  /** "measure/part/as-at" of the cell to begin with. */
  cell: string | undefined;
}): JSX.Element => {
  const announcer = createAnnouncer();
  const [sheet, { refetch }] = createResource(
    () => ({ locality: props.locality, provider: props.provider, day: props.day }),
    ({ locality, provider, day }) => calls.sheet(locality, provider, day),
  );
  const reread = (): void => void refetch();
  const latest = (): EntrySheet | undefined =>
    sheet.state === "ready" || sheet.state === "refreshing" ? sheet.latest : undefined;

  /** Another day or provider is another model; the same sheet read again is told to the one there is. */
  const model: Accessor<PageModel | undefined> = createMemo<PageModel | undefined>((held) => {
    const read = latest();
    if (!props.outbox.isOpen() || read === undefined) return undefined;
    return untrack(() => {
      props.time.set(read.at);
      if (held === undefined || !isSamePage(held.sheet(), read)) return open(read);
      announceMerge(announcer, held, () => held.merge(read));
      return held;
    });
  });
  const open = (read: EntrySheet): PageModel =>
    createEntryModel({
      sheet: read,
      outbox: props.outbox,
      writer: () => props.writer,
      now: props.time.now,
      nextKey: makeKey,
    });

  const hear = (cell: string, delivery: Delivery): void => {
    const held = untrack(model);
    held?.deliver(cell, delivery);
    if (held !== undefined) announceDelivery(announcer, held, cell, delivery);
    // Theirs has to be seen beside one's own.
    if (delivery.is === "conflict") reread();
  };
  createEffect(() => props.outbox.onDelivery(hear));
  createEffect(
    on(
      () => `${props.locality}/${props.provider}`,
      () =>
        watchProvider({ locality: props.locality, provider: props.provider }, props.time, reread),
    ),
  );
  let taken: string | undefined;
  const takeAsked = (): CellName | null => {
    if (props.cell === taken) return null;
    taken = props.cell;
    return readCellName(taken);
  };
  createEffect(() => props.remarks.onArrival(reread));
  const title = () => {
    const found = latest();
    return found === undefined
      ? "Enter figures"
      : `${found.provider.shortName}: figures for ${writeDayLong(found.day).replace(/ \d{4}$/, "")}`;
  };
  return (
    <Page
      title={title()}
      lead={<Show when={latest()}>{(found) => <SheetLead sheet={found()} />}</Show>}
      aside={
        <Show when={model()}>
          {(found) => <Progress model={found()} now={props.time.shown()} />}
        </Show>
      }
      locality={props.locality}
      current="enter"
    >
      <p class="visually-hidden" role="log" aria-live="polite">
        {announcer.words()}
      </p>
      <Switch>
        <Match when={model()} keyed>
          {(found) => (
            <EntryForm
              model={found}
              outbox={props.outbox}
              remarks={props.remarks}
              writer={props.writer}
              now={props.time.shown}
              takeAsked={takeAsked}
            />
          )}
        </Match>
        <Match when={sheet.error}>
          <Failed title="The figures to enter did not come" error={sheet.error} retry={reread}>
            <A href={paths.enter(props.locality)}>Choose another provider</A>
          </Failed>
        </Match>
        <Match when={!latest() || !props.outbox.isOpen()}>
          <Loading what="the figures to enter" rows={7} />
        </Match>
      </Switch>
    </Page>
  );
};
