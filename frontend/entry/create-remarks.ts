/** What people say about figures: kept in the browser until the server has it, and sent by one tab. */
import {
  type Accessor,
  createEffect,
  createSignal,
  on,
  onCleanup,
  onMount,
  untrack,
} from "solid-js";
import { z } from "zod";
import { type RemarkKind, RemarkRequest } from "../../contracts/remark.ts";
import { calls } from "./calls.ts";
import type { Cell } from "./create-cell.ts";
import type { PageOutbox } from "./create-page-outbox.ts";
import { openKeptList } from "./kept-list.ts";
import type { Writer } from "./letters.ts";
import { makeUuid } from "../make-key.ts";
import { type RemarkQueue, type SaidRemark, makeRemarkQueue } from "./remark-queue.ts";
import { joinTabs } from "./sending-tab.ts";

const listName = "locality-flow-remarks";

const StoredRemark = z.object({
  request: RemarkRequest,
  writer: z.object({ id: z.string(), name: z.string() }),
  locality: z.string(),
  cell: z.string(),
  refusal: z.string().nullable(),
});

export type Remarks = {
  /** Resolves when it is held here: it is sent by itself, and again until it has arrived. */
  say(cell: Cell, is: RemarkKind, words: string): Promise<void>;
  /** What the writer has said and the server has not got yet, the first said first. */
  readonly waiting: Accessor<readonly SaidRemark[]>;
  /** True while what waits cannot be sent. */
  readonly isHeld: Accessor<boolean>;
  /** False where what waits would be lost with the page. */
  readonly isKept: Accessor<boolean>;
  forget(id: string): void;
  /** Hears of each that has arrived, for as long as its owner lives. */
  onArrival(hear: (remark: SaidRemark) => void): void;
};

/** Those of one cell. */
export const saidOf = (remarks: Remarks, cell: Cell): readonly SaidRemark[] =>
  remarks.waiting().filter((remark) => remark.cell === cell.key);

export const createRemarks = (
  locality: () => string,
  writer: Accessor<Writer>,
  outbox: PageOutbox,
): Remarks => {
  const [all, setAll] = createSignal<readonly SaidRemark[]>([]);
  const [isHeld, setHeld] = createSignal(false);
  const [isKept, setKept] = createSignal(true);
  const [isTurn, setTurn] = createSignal(false);
  const [queue, setQueue] = createSignal<RemarkQueue | null>(null);
  const listeners = new Set<(remark: SaidRemark) => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  // What another tab has kept is looked for as it comes, by whatever queue there is then.
  const lookAgain = (): void => void untrack(queue)?.look();
  const tabs = joinTabs(listName, lookAgain, () => setTurn(true));
  const figureIsOnItsWay = ({ cell }: SaidRemark): boolean =>
    outbox.letters().some((letter) => letter.cell === cell && letter.refusal === null);
  const opened = openKeptList<SaidRemark>(listName, StoredRemark, () => setKept(false)).then(
    async (store) => {
      const made = makeRemarkQueue({
        store,
        send: calls.remark,
        mayLeave: (remark) => outbox.isOpen() && !figureIsOnItsWay(remark),
        onArrival: (remark) => {
          for (const hear of listeners) hear(remark);
          tabs.tell({ is: "more" });
        },
        onChange: (remarks, held) => {
          setAll(remarks);
          setHeld(held);
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
      setQueue(made);
      return made;
    },
  );
  createEffect(() => queue()?.sendAs(isTurn() || !isKept() ? writer() : null));
  // A figure that has arrived may have been waited for.
  createEffect(on([outbox.letters, outbox.isOpen], () => void queue()?.look()));
  const online = (): void => queue()?.flush();
  onMount(() => window.addEventListener("online", online));
  onCleanup(() => {
    window.removeEventListener("online", online);
    timers.forEach(clearTimeout);
    queue()?.sendAs(null);
    tabs.close();
  });
  return {
    say: async (cell, is, words) => {
      const request = { ...cell.ref(), id: makeUuid(), is, words };
      const said = { request, writer: writer(), locality: locality(), cell: cell.key };
      await (await opened).add({ ...said, refusal: null });
      tabs.tell({ is: "more" });
    },
    waiting: () => all().filter((remark) => remark.writer.id === writer().id),
    isHeld,
    isKept,
    forget: (id) => void opened.then((made) => made.forget(id)),
    onArrival: (hear) => {
      listeners.add(hear);
      onCleanup(() => listeners.delete(hear));
    },
  };
};
