/** A list that outlives the page: in the browser's own database, or in memory where that cannot be had. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { z } from "zod";

const databaseVersion = 1;

export interface KeptList<Item> {
  /** Changes the whole list in one step that no other tab comes between; answers what it has become. */
  change(step: (items: readonly Item[]) => readonly Item[]): Promise<readonly Item[]>;
  /** False where the list is lost with the page. */
  readonly isKept: boolean;
}

/** `place` keeps them in the order in which they came. */
interface Schema extends DBSchema {
  letter: { key: number; value: { place: number; letter: unknown } };
}

/** Some browsers refuse by throwing at once, others by and by: both are a rejection here. */
const open = async (database: string): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(database, databaseVersion, {
    upgrade: (opened) => {
      opened.createObjectStore("letter", { keyPath: "place" });
    },
  });

const isSameList = <Item>(before: readonly Item[], after: readonly Item[]): boolean =>
  before.length === after.length && before.every((item, index) => item === after[index]);

const makeKeptList = <Item>(
  database: IDBPDatabase<Schema>,
  schema: z.ZodType<Item>,
): KeptList<Item> => ({
  isKept: true,
  change: async (step) => {
    const transaction = database.transaction("letter", "readwrite", { durability: "strict" });
    const rows = await transaction.store.getAll();
    const before = rows.flatMap(({ letter }) => {
      const parsed = schema.safeParse(letter);
      return parsed.success ? [parsed.data] : [];
    });
    const after = step(before);
    if (!isSameList(before, after)) {
      await transaction.store.clear();
      await Promise.all(after.map((letter, place) => transaction.store.put({ place, letter })));
    }
    await transaction.done;
    return after;
  },
});

/** Holds a list for as long as the page is open. */
export const makeMemoryList = <Item>(first: readonly Item[] = []): KeptList<Item> => {
  let items = first;
  return {
    isKept: false,
    change: (step) => {
      items = step(items);
      return Promise.resolve(items);
    },
  };
};

/**
 * A list of this browser. Where its database cannot be opened, or fails later (a full disk, a private
 * window), it goes on in memory with what it last held, and `onLost` is told.
 *
 * @param schema what is read back was written by this page, or by an earlier release of it.
 */
export const openKeptList = async <Item>(
  database: string,
  schema: z.ZodType<Item>,
  onLost: () => void,
): Promise<KeptList<Item>> => {
  const opened = await open(database).catch(() => null);
  if (opened === null) {
    onLost();
    return makeMemoryList();
  }
  let list = makeKeptList(opened, schema);
  let held: readonly Item[] = [];
  return {
    get isKept() {
      return list.isKept;
    },
    change: async (step) => {
      held = await list.change(step).catch(() => {
        if (list.isKept) {
          list = makeMemoryList(held);
          onLost();
        }
        return list.change(step);
      });
      return held;
    },
  };
};
