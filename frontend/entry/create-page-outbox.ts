/** The outbox of a page: over the browser's database, shared with its other tabs, sent by one of them. */
import { type Accessor, createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { calls } from "./calls.ts";
import type { Delivery } from "./delivery.ts";
import { openLetterStore } from "./letter-store.ts";
import type { Letter, Writer } from "./letters.ts";
import { makeOutbox, type Outbox } from "./outbox.ts";
import { joinTabs } from "./sending-tab.ts";

export interface PageOutbox {
  /** All that waits in this browser, whoever typed it. */
  readonly letters: Accessor<readonly Letter[]>;
  /** False where what waits would be lost with the page. */
  readonly isKept: Accessor<boolean>;
  /** True once it is known what waits. */
  readonly isOpen: Accessor<boolean>;
  add(letters: readonly Letter[]): Promise<void>;
  withdraw(cell: string): Promise<boolean>;
  forget(cell: string): Promise<void>;
  flush(): void;
  /** Hears how each figure fares, from whichever tab sends it. */
  onDelivery(hear: (cell: string, delivery: Delivery) => void): void;
}

/** @param nextKey A new key, never used before. */
export const createPageOutbox = (
  writer: Accessor<Writer | null>,
  nextKey: () => string,
): PageOutbox => {
  const [letters, setLetters] = createSignal<readonly Letter[]>([]);
  const [isKept, setIsKept] = createSignal(true);
  const [isOpen, setIsOpen] = createSignal(false);
  const [isTurn, setIsTurn] = createSignal(false);
  const listeners = new Set<(cell: string, delivery: Delivery) => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const tellHere = (cell: string, delivery: Delivery): void => {
    for (const hear of listeners) hear(cell, delivery);
  };
  let outbox: Outbox | null = null;
  const tabs = joinTabs(
    "locality-flow-entry",
    (news) => {
      if (news.is === "delivery") tellHere(news.cell, news.delivery);
      void outbox?.look();
    },
    () => setIsTurn(true),
  );
  const opened = openLetterStore(() => setIsKept(false)).then(async (store) => {
    const made = makeOutbox({
      store,
      submit: calls.submit,
      nextKey,
      onLetters: setLetters,
      onDelivery: (cell, delivery) => {
        tellHere(cell, delivery);
        tabs.tell({ is: "delivery", cell, delivery });
      },
      after: (waitMs, act) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          act();
        }, waitMs);
        timers.add(timer);
      },
      isOnline: () => navigator.onLine,
    });
    await made.look();
    outbox = made;
    setIsOpen(true);
    return made;
  });
  createEffect(() => {
    // A tab with a store of its own in memory shares it with nobody: it sends for itself.
    const mine = isTurn() || !isKept();
    if (isOpen()) outbox?.sendAs(mine ? writer() : null);
  });
  const online = (): void => outbox?.flush();
  onMount(() => window.addEventListener("online", online));
  onCleanup(() => {
    window.removeEventListener("online", online);
    timers.forEach(clearTimeout);
    outbox?.sendAs(null);
    tabs.close();
  });
  return {
    letters,
    isKept,
    isOpen,
    add: async (added) => {
      await (await opened).add(added);
      tabs.tell({ is: "more" });
    },
    withdraw: async (cell) => (await opened).withdraw(cell),
    forget: async (cell) => (await opened).forget(cell),
    flush: online,
    onDelivery: (hear) => {
      listeners.add(hear);
      onCleanup(() => listeners.delete(hear));
    },
  };
};
