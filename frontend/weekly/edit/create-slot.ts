/** One place where sentences are written: what its field shows, and how what is typed fares. */
import {
  type Accessor,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  untrack,
} from "solid-js";
import { type Passage, writePassage } from "../../../contracts/passage.ts";
import type { PassageSlot, WrittenPassage } from "../../../contracts/weekly-draft.ts";
import type { PassageOutbox } from "./passage-outbox.ts";
import { type Spot, type Unsent, isAt } from "./unsent.ts";

/** After the last key. */
const restMs = 800;

export type SlotState =
  | { is: "untouched" }
  | { is: "saved" }
  | { is: "saving" }
  /** It waits for the link: kept on this computer. */
  | { is: "waiting" }
  | { is: "refused"; message: string }
  /** Somebody else wrote here meanwhile. */
  | { is: "conflict" };

export type Slot = {
  readonly slot: PassageSlot;
  readonly standing: Accessor<WrittenPassage>;
  /** As the field reads. */
  readonly text: Accessor<string>;
  /** What in the text follows figures, as last heard. */
  readonly shown: Accessor<Passage>;
  readonly state: Accessor<SlotState>;
  /** Something newer stands than the field shows, which is left alone while somebody is in it. */
  readonly isBehind: Accessor<boolean>;
  type(text: string): void;
  /** Takes back what was written: of the summary the suggestion stands again. */
  takeBack(): void;
  /** Writes what the field shows once more: its words still hold. */
  confirm(): void;
  enter(): void;
  leave(): void;
  keepMine(): void;
  takeTheirs(): Promise<void>;
};

export type SlotParts = {
  spot: Spot;
  standing: Accessor<WrittenPassage>;
  unsent: Accessor<readonly Unsent[]>;
  isWaiting: Accessor<boolean>;
  outbox: Accessor<PassageOutbox | null>;
};

/** What stands at a slot as it is read; of the summary the suggestion, while nothing is written. */
export const passageShown = ({ slot, passage, suggestion }: WrittenPassage): Passage =>
  passage ?? (slot === "summary" ? suggestion : []);

export const createSlot = ({ spot, standing, unsent, isWaiting, outbox }: SlotParts): Slot => {
  const { slot } = spot;
  const mine = createMemo(() => unsent().find(isAt(spot)));
  const [isInside, setInside] = createSignal(false);
  const [text, setText] = createSignal(writePassage(passageShown(untrack(standing))));
  /** The version that the field shows. */
  let seen = untrack(standing).version;
  const adopt = ({ words }: { words: string | null }): void => {
    setText(words ?? writePassage(passageShown({ ...untrack(standing), passage: null })));
  };
  createEffect(
    on([standing, mine, isInside], ([stands, waits, inside]) => {
      if (waits !== undefined) {
        // What was typed before the page was loaded again; while somebody types, the field leads.
        if (!inside) adopt(waits);
        return;
      }
      if (inside) return;
      seen = stands.version;
      setText(writePassage(passageShown(stands)));
    }),
  );
  let resting: ReturnType<typeof setTimeout> | undefined;
  const release = (): void => {
    clearTimeout(resting);
    resting = undefined;
    outbox()?.release(spot);
  };
  const put = (words: string | null): void => outbox()?.keep(spot, words, seen);
  onCleanup(() => {
    if (resting !== undefined) release();
  });
  const state = createMemo((): SlotState => {
    const waits = mine();
    if (waits === undefined) return { is: standing().version === 0 ? "untouched" : "saved" };
    if (waits.held !== null) return waits.held;
    return { is: isWaiting() ? "waiting" : "saving" };
  });
  return {
    slot,
    standing,
    text,
    shown: () => passageShown(standing()),
    state,
    isBehind: () =>
      isInside() && mine() === undefined && text() !== writePassage(passageShown(standing())),
    type: (typed) => {
      setText(typed);
      // An empty comment is no comment; an empty summary is left out on purpose.
      put(typed === "" && slot !== "summary" ? null : typed);
      clearTimeout(resting);
      resting = setTimeout(release, restMs);
    },
    takeBack: () => {
      adopt({ words: null });
      put(null);
      release();
    },
    confirm: () => {
      put(text());
      release();
    },
    enter: () => setInside(true),
    leave: () => {
      setInside(false);
      if (resting !== undefined) release();
    },
    keepMine: () => {
      seen = standing().version;
      outbox()?.keepMine(spot, seen);
    },
    takeTheirs: async () => {
      await outbox()?.takeTheirs(spot);
      seen = standing().version;
      setText(writePassage(passageShown(standing())));
    },
  };
};
