import { describe, expect, it } from "vitest";
import type { RemarkRequest } from "../../contracts/remark.ts";
import { ApiError } from "../../frontend/api.ts";
import { makeMemoryList } from "../../frontend/entry/kept-list.ts";
import { type SaidRemark, makeRemarkQueue } from "../../frontend/entry/remark-queue.ts";

const jo = { id: "jo", name: "Jo Marsh" };
const sam = { id: "sam", name: "Sam Poole" };

const said = (words: string, writer = jo): SaidRemark => ({
  request: {
    measure: "ed",
    breakdown: "",
    asAt: "2024-08-14",
    id: `id of ${words}`,
    is: "comment",
    words,
  },
  writer,
  locality: "banes",
  cell: "ed",
  refusal: null,
});

const offline = new ApiError("offline", "No answer came.");
const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

/** The wire and the clock are the test's. */
const open = (store = makeMemoryList<SaidRemark>()) => {
  const sent: RemarkRequest[] = [];
  const answers: (Error | null)[] = [];
  const timers: (() => void)[] = [];
  const arrived: string[] = [];
  const world = { isOnline: true, mayLeave: true };
  let waiting: readonly SaidRemark[] = [];
  let isHeld = false;
  const queue = makeRemarkQueue({
    store,
    send: (_locality, request) => {
      sent.push(request);
      const answer = answers.shift() ?? null;
      return answer === null ? Promise.resolve() : Promise.reject(answer);
    },
    mayLeave: () => world.mayLeave,
    onArrival: ({ request }) => arrived.push(request.words),
    onChange: (remarks, held) => {
      waiting = remarks;
      isHeld = held;
    },
    after: (_waitMs, act) => timers.push(act),
    isOnline: () => world.isOnline,
  });
  queue.sendAs(jo);
  return {
    queue,
    store,
    sent,
    answers,
    timers,
    arrived,
    world,
    waiting: () => waiting.map(({ request }) => request.words),
    refusals: () => waiting.map(({ refusal }) => refusal),
    isHeld: () => isHeld,
  };
};

describe("what is said of a figure", () => {
  it("leaves at once, and is put away when it has arrived", async () => {
    const { queue, sent, arrived, waiting } = open();
    await queue.add(said("one"));
    await settle();
    expect(sent.map(({ words }) => words)).toEqual(["one"]);
    expect(arrived).toEqual(["one"]);
    expect(waiting()).toEqual([]);
  });

  it("waits while nobody answers, and is sent again under its own id, the first said first", async () => {
    const { queue, sent, answers, timers, waiting, isHeld } = open();
    answers.push(offline);
    await queue.add(said("one"));
    await settle();
    await queue.add(said("two"));
    await settle();
    expect(waiting()).toEqual(["one", "two"]);
    expect(isHeld()).toBe(true);
    timers.shift()?.();
    await settle();
    expect(sent.map(({ id }) => id)).toEqual(["id of one", "id of one", "id of two"]);
    expect(waiting()).toEqual([]);
    expect(isHeld()).toBe(false);
  });

  it("outlives the page: whoever opens the list again sends it", async () => {
    const before = open();
    before.world.isOnline = false;
    await before.queue.add(said("one"));
    await settle();
    expect(before.sent).toEqual([]);
    const after = open(before.store);
    await after.queue.look();
    await settle();
    expect(after.arrived).toEqual(["one"]);
  });

  it("waits for the figure that it is about", async () => {
    const { queue, sent, world } = open();
    world.mayLeave = false;
    await queue.add(said("one"));
    await settle();
    expect(sent).toEqual([]);
    world.mayLeave = true;
    await queue.look();
    await settle();
    expect(sent).toHaveLength(1);
  });

  it("stays with the reason when it is refused, and holds up nothing", async () => {
    const { queue, answers, arrived, waiting, refusals } = open();
    answers.push(new ApiError("invalid", "This looks like an NHS number."));
    await queue.add(said("one"));
    await queue.add(said("two"));
    await settle();
    expect(arrived).toEqual(["two"]);
    expect(refusals()).toEqual(["This looks like an NHS number."]);
    await queue.forget("id of one");
    expect(waiting()).toEqual([]);
  });

  it("is never sent under another person's name", async () => {
    const { queue, sent } = open();
    await queue.add(said("one", sam));
    await settle();
    expect(sent).toEqual([]);
    queue.sendAs(sam);
    await settle();
    expect(sent).toHaveLength(1);
  });
});
