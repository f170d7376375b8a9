import { describe, expect, it } from "vitest";
import type { Submission, SubmissionReceipt } from "../../contracts/observation.ts";
import { ApiError } from "../../frontend/api.ts";
import type { Delivery } from "../../frontend/entry/delivery.ts";
import { makeMemoryStore } from "../../frontend/entry/letter-store.ts";
import type { Letter } from "../../frontend/entry/letters.ts";
import { makeOutbox } from "../../frontend/entry/outbox.ts";

const jo = { id: "jo", name: "Jo Marsh" };

let letters = 0;
const letter = (value: number, cell = "ed"): Letter => ({
  id: `letter-${(letters += 1)}`,
  typed: String(value),
  note: "",
  none: null,
  writer: jo,
  locality: "banes",
  provider: "ruh",
  cell,
  observation: { measure: cell, asAt: "2024-08-14", value, replaces: null },
  envelope: null,
  refusal: null,
});

const receipt: SubmissionReceipt = {
  submission: "1",
  locality: "banes",
  epoch: "a-test",
  revision: 7,
  recordedAt: "2024-08-15T07:31:00.000Z",
  observations: 1,
  repeated: false,
  warnings: [],
};

const offline = new ApiError("offline", "No answer came.");
const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

/** The wire and the clock are the test's: each call waits until it is answered here. */
const open = ({ store = makeMemoryStore(), keyPrefix = "key" } = {}) => {
  const calls: {
    sent: Submission;
    values: (number | undefined)[];
    key: string;
    answer: (outcome: SubmissionReceipt | Error) => Promise<void>;
  }[] = [];
  const timers: { waitMs: number; act: () => void }[] = [];
  const said: { cell: string; delivery: Delivery }[] = [];
  const network = { isOnline: true };
  let keys = 0;
  const outbox = makeOutbox({
    store,
    nextKey: () => `${keyPrefix}-${(keys += 1)}`,
    after: (waitMs, act) => timers.push({ waitMs, act }),
    onDelivery: (cell, delivery) => said.push({ cell, delivery }),
    onLetters: () => undefined,
    isOnline: () => network.isOnline,
    submit: (_locality, sent, key) =>
      new Promise((resolve, reject) => {
        calls.push({
          sent,
          values: sent.observations.map(({ value }) => value),
          key,
          answer: async (outcome) => {
            if (outcome instanceof Error) reject(outcome);
            else resolve(outcome);
            await settle();
          },
        });
      }),
  });
  outbox.sendAs(jo);
  const send = async (...sent: Letter[]): Promise<void> => {
    await outbox.add(sent);
    await settle();
  };
  const elapse = async (): Promise<void> => {
    timers.shift()?.act();
    await settle();
  };
  return { outbox, calls, timers, said, network, send, elapse, last: () => said.at(-1)?.delivery };
};

describe("the outbox", () => {
  it("says saving, then saved and when", async () => {
    const { calls, said, send, last } = open();
    await send(letter(267));
    await calls[0]?.answer(receipt);
    expect(new Set(said.map(({ delivery }) => delivery.is))).toEqual(new Set(["saving", "saved"]));
    expect(last()).toMatchObject({ is: "saved", at: receipt.recordedAt, typed: "267" });
  });

  it("S6 what was not answered waits and is sent again with the same key and body", async () => {
    const { calls, timers, send, elapse, last } = open();
    await send(letter(267));
    await calls[0]?.answer(offline);
    expect(last()).toMatchObject({ is: "waiting" });
    const waits = [timers[0]?.waitMs];
    await elapse();
    await calls[1]?.answer(offline);
    waits.push(timers[0]?.waitMs);
    await elapse();
    await calls[2]?.answer(receipt);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
    expect(calls[2]?.sent).toEqual(calls[0]?.sent);
    expect(waits).toEqual([2_000, 4_000]);
    expect(last()).toMatchObject({ is: "saved" });
  });

  it("waits at most a minute between two tries", async () => {
    const { calls, timers, send, elapse } = open();
    await send(letter(267));
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      await calls[tries]?.answer(offline);
      waits.push(timers[0]?.waitMs ?? 0);
      await elapse();
    }
    expect(Math.max(...waits)).toBe(60_000);
  });

  it("sends at once what waits when the network is back, and once only", async () => {
    const { outbox, calls, send, elapse } = open();
    await send(letter(267));
    await calls[0]?.answer(offline);
    outbox.flush();
    await settle();
    await elapse();
    expect(calls).toHaveLength(2);
    await calls[1]?.answer(receipt);
    outbox.flush();
    await settle();
    expect(calls).toHaveLength(2);
  });

  it("what is typed while there is no network is sent once, as it stands at last, and together", async () => {
    const { outbox, calls, network, send, last } = open();
    network.isOnline = false;
    await send(letter(26));
    await send(letter(267));
    await send(letter(3, "opel"));
    expect(last()).toMatchObject({ is: "waiting" });
    expect(calls).toHaveLength(0);
    network.isOnline = true;
    outbox.flush();
    await settle();
    expect(calls.map(({ values }) => values)).toEqual([[267, 3]]);
  });

  it("S2 a second figure for a cell follows the first and replaces it", async () => {
    const { calls, send, last } = open();
    await send(letter(267));
    await send(letter(268));
    await send(letter(269));
    expect(calls).toHaveLength(1);
    await calls[0]?.answer(receipt);
    expect(calls.map(({ values }) => values)).toEqual([[267], [269]]);
    expect(calls[1]?.sent.observations[0]?.replaces).toBe(receipt.recordedAt);
    expect(calls[1]?.key).not.toBe(calls[0]?.key);
    await calls[1]?.answer(receipt);
    expect(last()).toMatchObject({ is: "saved", typed: "269" });
  });

  it("S7 a page that was closed in the middle of a call is taken up by the next, with its key", async () => {
    const store = makeMemoryStore();
    const first = open({ store, keyPrefix: "first" });
    await first.send(letter(267));
    const second = open({ store, keyPrefix: "second" });
    await settle();
    expect(second.calls.map(({ key }) => key)).toEqual([first.calls[0]?.key]);
    expect(second.calls[0]?.sent).toEqual(first.calls[0]?.sent);
  });

  it("A1 sends nothing for a person who is not the one signed in", async () => {
    const { outbox, calls, send } = open();
    outbox.sendAs({ id: "sam", name: "Sam Reed" });
    await send(letter(267));
    expect(calls).toHaveLength(0);
    outbox.sendAs(jo);
    await settle();
    expect(calls).toHaveLength(1);
  });

  it("a session that ended loses nothing: it goes when the same person is back", async () => {
    const { outbox, calls, send, last } = open();
    await send(letter(267));
    await calls[0]?.answer(new ApiError("signed-out", "Sign in again."));
    expect(last()).toMatchObject({ is: "waiting", typed: "267" });
    outbox.sendAs(jo);
    await settle();
    expect(calls.map(({ key }) => key)).toEqual([calls[0]?.key, calls[0]?.key]);
  });

  it("a refusal says all that the server said, and is not sent again", async () => {
    const { outbox, calls, send, last } = open();
    await send(letter(267));
    const issues = [
      { path: "observations[0].value", message: "The figure is too large." },
      { path: "observations[0].asAt", message: "The day is too long ago." },
    ];
    await calls[0]?.answer(new ApiError("invalid", "Not saved.", issues));
    expect(last()).toMatchObject({
      is: "refused",
      message: "The figure is too large. The day is too long ago.",
      typed: "267",
    });
    outbox.flush();
    await settle();
    expect(calls).toHaveLength(1);
  });

  it("a figure that somebody else changed meanwhile is a conflict, and overwrites nothing", async () => {
    const { calls, send, last } = open();
    await send(letter(16));
    const issues = [{ path: "observations[0].replaces", message: "It is 15 now." }];
    await calls[0]?.answer(new ApiError("conflict", "Nothing was saved.", issues));
    expect(last()).toMatchObject({ is: "conflict", message: "It is 15 now.", typed: "16" });
  });

  it("S6 what the server could not digest is kept, passed by, and sent again with its key", async () => {
    const { calls, send, elapse, said } = open();
    await send(letter(267));
    await calls[0]?.answer(new ApiError("internal", "Something broke."));
    expect(said.at(-1)?.delivery).toMatchObject({ is: "failed", typed: "267" });
    await send(letter(3, "opel"));
    await calls[1]?.answer(receipt);
    await elapse();
    expect(calls.map(({ values }) => values)).toEqual([[267], [3], [267]]);
    expect(calls[2]?.key).toBe(calls[0]?.key);
  });
});
