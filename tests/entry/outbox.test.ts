import { describe, expect, it } from "vitest";
import type { SubmissionReceipt } from "../../contracts/observation.ts";
import { ApiError } from "../../frontend/api.ts";
import { type Delivery, makeOutbox } from "../../frontend/entry/outbox.ts";

const letter = (value: number) => ({
  typed: String(value),
  note: "",
  none: null,
  submission: {
    provider: "ruh",
    observations: [{ measure: "ruh-ed-attendances", asAt: "2024-08-14", value }],
  },
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

/** The wire and the clock are the test's: each call waits until it is answered here. */
const open = () => {
  const calls: {
    value: number | undefined;
    key: string;
    answer: (outcome: SubmissionReceipt | Error) => Promise<void>;
  }[] = [];
  const timers: { waitMs: number; act: () => void }[] = [];
  const said: Delivery[] = [];
  let keys = 0;
  const outbox = makeOutbox({
    nextKey: () => `key-${(keys += 1)}`,
    after: (waitMs, act) => timers.push({ waitMs, act }),
    onChange: (_cell, delivery) => said.push(delivery),
    submit: (submission, key) =>
      new Promise((resolve, reject) => {
        calls.push({
          value: submission.observations[0]?.value,
          key,
          answer: async (outcome) => {
            if (outcome instanceof Error) reject(outcome);
            else resolve(outcome);
            await new Promise((done) => setImmediate(done));
          },
        });
      }),
  });
  return { outbox, calls, timers, said, states: () => said.map(({ is }) => is) };
};

describe("the outbox", () => {
  it("says saving, then saved and when", async () => {
    const { outbox, calls, said, states } = open();
    outbox.send("ed", letter(267));
    await calls[0]?.answer(receipt);
    expect(states()).toEqual(["saving", "saved"]);
    expect(said.at(-1)).toMatchObject({ at: receipt.recordedAt, typed: "267" });
  });

  it("S6 what was not answered waits and is sent again with the same key", async () => {
    const { outbox, calls, timers, states } = open();
    outbox.send("ed", letter(267));
    await calls[0]?.answer(offline);
    expect(states()).toEqual(["saving", "waiting"]);
    timers[0]?.act();
    await calls[1]?.answer(offline);
    timers[1]?.act();
    await calls[2]?.answer(receipt);
    expect(calls.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-1"]);
    expect(timers.map(({ waitMs }) => waitMs)).toEqual([2_000, 4_000]);
    expect(states().at(-1)).toBe("saved");
  });

  it("waits at most a minute between two tries", async () => {
    const { outbox, calls, timers } = open();
    outbox.send("ed", letter(267));
    for (let tries = 0; tries < 12; tries += 1) {
      await calls[tries]?.answer(offline);
      timers[tries]?.act();
    }
    expect(Math.max(...timers.map(({ waitMs }) => waitMs))).toBe(60_000);
  });

  it("sends at once what waits when the network is back, and once only", async () => {
    const { outbox, calls, timers } = open();
    outbox.send("ed", letter(267));
    await calls[0]?.answer(offline);
    outbox.flush();
    timers[0]?.act();
    expect(calls).toHaveLength(2);
    await calls[1]?.answer(receipt);
    outbox.flush();
    expect(calls).toHaveLength(2);
  });

  it("S2 a second figure for a cell follows the first, so that the later one is in force", async () => {
    const { outbox, calls, said } = open();
    outbox.send("ed", letter(267));
    outbox.send("ed", letter(268));
    outbox.send("ed", letter(269));
    expect(calls).toHaveLength(1);
    await calls[0]?.answer(receipt);
    expect(calls.map(({ value }) => value)).toEqual([267, 269]);
    expect(calls[1]?.key).toBe("key-2");
    await calls[1]?.answer(receipt);
    expect(said.at(-1)).toMatchObject({ is: "saved", typed: "269" });
  });

  it("a figure typed while another waits takes its place", async () => {
    const { outbox, calls, timers } = open();
    outbox.send("ed", letter(267));
    await calls[0]?.answer(offline);
    outbox.send("ed", letter(268));
    await calls[1]?.answer(receipt);
    timers[0]?.act();
    expect(calls.map(({ value }) => value)).toEqual([267, 268]);
  });

  it("a refusal says all that the server said, and is not sent again", async () => {
    const { outbox, calls, said, timers } = open();
    outbox.send("ed", letter(267));
    const issues = [
      { path: "observations[0].value", message: "The figure is too large." },
      { path: "provider", message: "You enter figures for HCRG only." },
    ];
    await calls[0]?.answer(new ApiError("invalid", "Not saved.", issues));
    expect(said.at(-1)).toMatchObject({
      is: "refused",
      message: "The figure is too large. You enter figures for HCRG only.",
      typed: "267",
    });
    outbox.flush();
    expect(timers).toHaveLength(0);
    expect(calls).toHaveLength(1);
  });

  it("S6 a failure keeps what was typed and is sent again on request with the same key", async () => {
    const { outbox, calls, said } = open();
    outbox.send("ed", letter(267));
    await calls[0]?.answer(new ApiError("internal", "Something broke."));
    expect(said.at(-1)).toMatchObject({ is: "failed", typed: "267" });
    outbox.retry("ed");
    await calls[1]?.answer(receipt);
    expect(calls.map(({ key }) => key)).toEqual(["key-1", "key-1"]);
  });
});
