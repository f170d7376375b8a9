/** The outbox of an edit page: over the browser's own database, for as long as its owner lives. */
import { type Accessor, createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { makeUuid } from "../../make-key.ts";
import { openKeptList } from "../../entry/kept-list.ts";
import { calls } from "../calls.ts";
import {
  type PassageOutbox,
  type PassageOutboxParts,
  makePassageOutbox,
} from "./passage-outbox.ts";
import { Unsent } from "./unsent.ts";

const databaseName = "locality-flow-weekly";

export type PagePassageOutbox = {
  /** Null until this browser's database is open. */
  outbox: Accessor<PassageOutbox | null>;
  unsent: Accessor<readonly Unsent[]>;
  /** The last try found nobody, or there is no network: what is written waits here. */
  isWaiting: Accessor<boolean>;
  /** False where what waits would be lost with the page. */
  isKept: Accessor<boolean>;
};

/** @param writer whose words may leave; null while nobody is known. */
export const createPassageOutbox = (
  writer: Accessor<string | null>,
  hear: Pick<PassageOutboxParts, "onReceipt" | "onConflict">,
): PagePassageOutbox => {
  const [outbox, setOutbox] = createSignal<PassageOutbox | null>(null);
  const [unsent, setUnsent] = createSignal<readonly Unsent[]>([]);
  const [isWaiting, setWaiting] = createSignal(false);
  const [isKept, setKept] = createSignal(true);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const after = (waitMs: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, waitMs);
    timers.add(timer);
  };
  let isGone = false;
  void openKeptList<Unsent>(databaseName, Unsent, () => setKept(false)).then(async (store) => {
    // What waits is known before the first field asks what to show.
    setUnsent(await store.change((list) => list));
    if (isGone) return;
    setOutbox(
      makePassageOutbox({
        ...hear,
        store,
        send: ({ locality, monday, slot }, request) =>
          calls.writePassage(locality, monday, slot, request),
        nextId: makeUuid,
        onChange: (list, waits) => {
          setUnsent(list);
          setWaiting(waits);
        },
        after,
        isOnline: () => navigator.onLine,
      }),
    );
  });
  createEffect(() => outbox()?.sendAs(writer()));
  const network = (): void => outbox()?.flush();
  onMount(() => {
    window.addEventListener("online", network);
    window.addEventListener("offline", network);
  });
  onCleanup(() => {
    isGone = true;
    window.removeEventListener("online", network);
    window.removeEventListener("offline", network);
    timers.forEach(clearTimeout);
    // What was typed last has just been released: it leaves although the page is left.
    const leaving = outbox();
    void leaving?.sent().then(() => leaving.sendAs(null));
  });
  return { outbox, unsent, isWaiting, isKept };
};
