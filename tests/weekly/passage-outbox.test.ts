import { describe, expect, it } from "vitest";
import type { PassageReceipt, PassageRequest } from "../../contracts/weekly-draft.ts";
import { ApiError, offline } from "../../frontend/api.ts";
import { makeMemoryList } from "../../frontend/entry/kept-list.ts";
import { makePassageOutbox } from "../../frontend/weekly/edit/passage-outbox.ts";
import type { Spot, Unsent } from "../../frontend/weekly/edit/unsent.ts";

const spot: Spot = { writer: "jo", locality: "banes", monday: "2024-08-12", slot: "summary" };

type Answer = (request: PassageRequest) => Promise<number>;

/** An outbox whose server answers with a version, or throws. */
const openOutbox = (answer: Answer, first: readonly Unsent[] = []) => {
  const requests: PassageRequest[] = [];
  const world = {
    requests,
    unsent: first,
    isOnline: true,
    waits: new Array<() => void>(),
    conflicts: 0,
  };
  let ids = 0;
  const outbox = makePassageOutbox({
    store: makeMemoryList(first),
    send: async (_, request) => {
      requests.push(request);
      return receiptOf(await answer(request));
    },
    nextId: () => `id-${++ids}`,
    onReceipt: () => {},
    onConflict: () => (world.conflicts += 1),
    onChange: (unsent) => (world.unsent = unsent),
    after: (_, act) => world.waits.push(act),
    isOnline: () => world.isOnline,
  });
  outbox.sendAs("jo");
  return { outbox, world };
};

const receiptOf = (version: number): PassageReceipt => ({
  slot: "summary",
  passage: [],
  version,
  sender: null,
  writtenAt: null,
  suggestion: [],
  flags: [],
  tookBack: false,
});

const type = async (
  outbox: ReturnType<typeof openOutbox>["outbox"],
  words: string,
  seen = 0,
): Promise<void> => {
  outbox.keep(spot, words, seen);
  outbox.release(spot);
  await outbox.sent();
};

describe("what was written and has not arrived", () => {
  it("leaves once whoever typed has stopped, and is gone when it has arrived", async () => {
    const { outbox, world } = openOutbox(() => Promise.resolve(1));
    outbox.keep(spot, "Be", 0);
    outbox.keep(spot, "Beds", 0);
    await outbox.sent();
    expect(world.requests).toEqual([]);
    expect(world.unsent).toMatchObject([{ words: "Beds", basedOn: 0, sealed: null }]);
    outbox.release(spot);
    await outbox.sent();
    expect(world.requests).toEqual([{ basedOn: 0, words: "Beds", id: "id-1" }]);
    expect(world.unsent).toEqual([]);
  });

  it("is based on what the server made of what was written before it", async () => {
    let version = 4;
    const { outbox, world } = openOutbox(() => Promise.resolve(++version));
    await type(outbox, "One", 4);
    // The page has not heard of the new version yet.
    await type(outbox, "Two", 4);
    expect(world.requests.map(({ basedOn }) => basedOn)).toEqual([4, 5]);
  });

  it("is sent again under the same id when no answer came, and what was typed since after it", async () => {
    let isThere = false;
    const { outbox, world } = openOutbox(() =>
      isThere ? Promise.resolve(world.requests.length) : Promise.reject(offline()),
    );
    await type(outbox, "One");
    await type(outbox, "One and more");
    expect(world.requests).toHaveLength(1);
    isThere = true;
    outbox.flush();
    await expect.poll(() => world.unsent).toEqual([]);
    expect(world.requests).toEqual([
      { basedOn: 0, words: "One", id: "id-1" },
      { basedOn: 0, words: "One", id: "id-1" },
      { basedOn: 2, words: "One and more", id: expect.stringMatching(/^id-[^1]/) },
    ]);
  });

  it("waits without a try while there is no network, and leaves once when it is back", async () => {
    const { outbox, world } = openOutbox(() => Promise.resolve(1));
    world.isOnline = false;
    await type(outbox, "One");
    await type(outbox, "One two");
    expect(world.requests).toEqual([]);
    world.isOnline = true;
    outbox.flush();
    await expect.poll(() => world.unsent).toEqual([]);
    expect(world.requests.map(({ words }) => words)).toEqual(["One two"]);
  });

  it("R8 stays when something else stands there, until somebody chooses", async () => {
    const { outbox, world } = openOutbox(({ basedOn }) =>
      basedOn < 7 ? Promise.reject(new ApiError("conflict", "Changed.")) : Promise.resolve(8),
    );
    await type(outbox, "Mine", 3);
    expect(world.conflicts).toBe(1);
    await type(outbox, "Mine, longer", 3);
    expect(world.requests).toHaveLength(1);
    expect(world.unsent).toMatchObject([{ words: "Mine, longer", held: { is: "conflict" } }]);
    outbox.keepMine(spot, 7);
    await expect.poll(() => world.unsent).toEqual([]);
    expect(world.requests.at(-1)).toMatchObject({ basedOn: 7, words: "Mine, longer" });
  });

  it("stays with its sentence when it was refused, and leaves with other words", async () => {
    const { outbox, world } = openOutbox(({ words }) =>
      words === "Bad"
        ? Promise.reject(
            new ApiError("invalid", "Nothing was saved.", [{ path: "words", message: "Why." }]),
          )
        : Promise.resolve(1),
    );
    await type(outbox, "Bad");
    expect(world.unsent).toMatchObject([{ held: { is: "refused", message: "Why." } }]);
    await type(outbox, "Good");
    expect(world.unsent).toEqual([]);
  });

  it("leaves after a reload, and never as somebody else", async () => {
    const kept: Unsent = { ...spot, basedOn: 2, words: "Kept", sealed: null, held: null };
    const { world } = openOutbox(() => Promise.resolve(3), [{ ...kept, writer: "sam" }, kept]);
    await expect.poll(() => world.requests).toMatchObject([{ basedOn: 2, words: "Kept" }]);
    await expect.poll(() => world.unsent).toMatchObject([{ writer: "sam" }]);
  });
});
