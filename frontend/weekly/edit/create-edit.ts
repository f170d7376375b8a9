/** What the edit page knows: the draft, kept up with its figures, and a slot for each place to write in. */
import { type Accessor, createMemo, createSignal, mapArray } from "solid-js";
import type { Day, Instant } from "../../../contracts/calendar.ts";
import type {
  Editor,
  PassageReceipt,
  PassageSlot,
  WeeklyDraft,
  WrittenPassage,
} from "../../../contracts/weekly-draft.ts";
import { createKeptUp } from "../../live/create-kept-up.ts";
import { caller } from "../../people/who.ts";
import { calls } from "../calls.ts";
import { createEditors } from "./create-editors.ts";
import { createPassageOutbox } from "./create-passage-outbox.ts";
import { type Slot, createSlot } from "./create-slot.ts";

/** What others write is seen within this; figures are heard of at once. */
const askEveryMs = 4_000;
/** Figures that come close together are asked about once. */
const settleMs = 400;

export type Edit = {
  readonly locality: string;
  readonly monday: Day;
  readonly draft: Accessor<WeeklyDraft | undefined>;
  readonly error: Accessor<unknown>;
  /** What is shown may be old: the link is lost. */
  readonly isOld: Accessor<boolean>;
  readonly now: Accessor<Instant>;
  /** Empty until the draft is here and it is known what waits in this browser. */
  readonly slots: Accessor<readonly Slot[]>;
  readonly slotAt: (name: PassageSlot) => Slot | undefined;
  /** Something that was written waits for the link. */
  readonly isWaiting: Accessor<boolean>;
  /** How many passages have not arrived. */
  readonly unsentCount: Accessor<number>;
  /** False where what waits would be lost with the page. */
  readonly isKept: Accessor<boolean>;
  readonly others: Accessor<readonly Editor[]>;
  /** It was called ready, and is a draft again since something was written. */
  readonly wasTakenBack: Accessor<boolean>;
  readonly setHere: (slot: PassageSlot | null) => void;
  readonly refetch: () => void;
  /** Who writes here, by id. */
  readonly writer: string;
  /** Resolves when all that could leave has left. */
  readonly send: () => Promise<void>;
};

/** For one week of one place, written by one person, for as long as its owner lives. */
export const createEdit = (locality: string, monday: Day, writer: string): Edit => {
  const kept = createKeptUp(locality, {
    ask: async () => {
      const draft = await calls.draft(locality, monday);
      return { draft, at: draft.update.asKnownAt };
    },
    everyMs: askEveryMs,
    settleMs,
  });
  const draft = () => kept.reply()?.draft;
  const [receipts, setReceipts] = createSignal<ReadonlyMap<PassageSlot, WrittenPassage>>(new Map());
  const [wasTakenBack, setTakenBack] = createSignal(false);
  const [here, setHere] = createSignal<PassageSlot | null>(null);
  const onReceipt = (slot: PassageSlot, receipt: PassageReceipt): void => {
    setReceipts((before) => new Map(before).set(slot, receipt));
    if (!receipt.tookBack) return;
    setTakenBack(true);
    kept.refetch();
  };
  const signedIn = () => {
    const asking = caller();
    return asking?.is === "person" && asking.id === writer ? writer : null;
  };
  const waiting = createPassageOutbox(signedIn, {
    onReceipt: (spot, receipt) => {
      if (spot.locality === locality && spot.monday === monday) onReceipt(spot.slot, receipt);
    },
    onConflict: kept.refetch,
  });
  /** Of a draft that was asked for before a receipt came, the receipt says more. */
  const standingAt = (name: PassageSlot): WrittenPassage | undefined => {
    const read = draft()?.passages.find(({ slot }) => slot === name);
    const receipt = receipts().get(name);
    return read === undefined || (receipt !== undefined && receipt.version > read.version)
      ? receipt
      : read;
  };
  const names = createMemo<PassageSlot[]>(
    () => (waiting.outbox() === null ? [] : (draft()?.passages.map(({ slot }) => slot) ?? [])),
    [],
    { equals: (before, after) => before.join(" ") === after.join(" ") },
  );
  const slots = createMemo(
    mapArray(names, (slot) => {
      const nothing: WrittenPassage = {
        slot,
        passage: null,
        version: 0,
        sender: null,
        writtenAt: null,
        suggestion: [],
        flags: [],
      };
      const standing = createMemo<WrittenPassage>((before) => standingAt(slot) ?? before, nothing);
      return createSlot({ ...waiting, standing, spot: { writer, locality, monday, slot } });
    }),
  );
  return {
    locality,
    monday,
    draft,
    error: kept.error,
    isOld: kept.isOld,
    now: kept.now,
    slots,
    slotAt: (name) => slots().find(({ slot }) => slot === name),
    isWaiting: () => waiting.isWaiting() && waiting.unsent().length > 0,
    unsentCount: () =>
      waiting
        .unsent()
        .filter(
          (one) => one.writer === writer && one.locality === locality && one.monday === monday,
        ).length,
    isKept: waiting.isKept,
    others: createEditors({ locality, monday }, here),
    wasTakenBack,
    setHere,
    refetch: kept.refetch,
    writer,
    send: async () => waiting.outbox()?.sent(),
  };
};
