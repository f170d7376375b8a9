/** Where letters wait: in the browser's own database, or in memory where that cannot be had. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { z } from "zod";
import { ReportedObservation } from "../../contracts/observation.ts";
import type { Letter } from "./letters.ts";

const databaseName = "locality-flow-entry";
const databaseVersion = 1;

export interface LetterStore {
  /** Changes the whole list in one step that no other tab comes between; answers what it has become. */
  change(step: (letters: readonly Letter[]) => readonly Letter[]): Promise<readonly Letter[]>;
  /** False where what waits is lost with the page. */
  readonly isKept: boolean;
}

/** What is read back was written by this page, or by an earlier release of it. */
const StoredLetter = z.object({
  id: z.string(),
  writer: z.object({ id: z.string(), name: z.string() }),
  locality: z.string(),
  provider: z.string(),
  cell: z.string(),
  typed: z.string(),
  note: z.string(),
  none: z.string().nullable(),
  observation: ReportedObservation,
  envelope: z.string().nullable(),
  refusal: z.object({ is: z.enum(["refused", "conflict"]), message: z.string() }).nullable(),
});

/** `place` keeps them in the order in which they were typed. */
interface Schema extends DBSchema {
  letter: { key: number; value: { place: number; letter: unknown } };
}

const readLetters = (rows: readonly { letter: unknown }[]): Letter[] =>
  rows.flatMap(({ letter }) => {
    const parsed = StoredLetter.safeParse(letter);
    return parsed.success ? [parsed.data] : [];
  });

/** Some browsers refuse by throwing at once, others by and by: both are a rejection here. */
const open = async (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(databaseName, databaseVersion, {
    upgrade: (database) => {
      database.createObjectStore("letter", { keyPath: "place" });
    },
  });

const makeKeptStore = (database: IDBPDatabase<Schema>): LetterStore => ({
  isKept: true,
  change: async (step) => {
    const transaction = database.transaction("letter", "readwrite", { durability: "strict" });
    const before = readLetters(await transaction.store.getAll());
    const after = step(before);
    if (!isSameList(before, after)) {
      await transaction.store.clear();
      await Promise.all(after.map((letter, place) => transaction.store.put({ place, letter })));
    }
    await transaction.done;
    return after;
  },
});

const isSameList = (before: readonly Letter[], after: readonly Letter[]): boolean =>
  before.length === after.length && before.every((letter, index) => letter === after[index]);

/** Holds letters for as long as the page is open. */
export const makeMemoryStore = (first: readonly Letter[] = []): LetterStore => {
  let letters = first;
  return {
    isKept: false,
    change: (step) => {
      letters = step(letters);
      return Promise.resolve(letters);
    },
  };
};

/**
 * The store of this browser. Where its database cannot be opened, or fails later (a full disk, a
 * private window), it goes on in memory with what it last held, and `onLost` is told.
 */
export const openLetterStore = async (onLost: () => void): Promise<LetterStore> => {
  const opened = await open().catch(() => null);
  if (opened === null) {
    onLost();
    return makeMemoryStore();
  }
  let store = makeKeptStore(opened);
  let held: readonly Letter[] = [];
  return {
    get isKept() {
      return store.isKept;
    },
    change: async (step) => {
      held = await store.change(step).catch(() => {
        if (store.isKept) {
          store = makeMemoryStore(held);
          onLost();
        }
        return store.change(step);
      });
      return held;
    },
  };
};
