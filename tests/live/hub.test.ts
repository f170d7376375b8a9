import { beforeEach, describe, expect, test } from "vitest";
import { makeHub, type Hub } from "../../backend/live/hub.ts";
import type { HubLimits } from "../../backend/live/limits.ts";
import { type FakeClock, makeFakeClock } from "./fake-clock.ts";
import { type FakeWire, makeFakeWire } from "./fake-wire.ts";
import { locality, makeModelStore, type ModelStore } from "./model-store.ts";
import { makeRememberingLog, type RememberingLog } from "./remembering-log.ts";

let clock: FakeClock;
let store: ModelStore;
let log: RememberingLog;
let hub: Hub;

const makeHubWith = (limits: Partial<HubLimits> = {}): Hub =>
  makeHub({ readings: store, now: clock.now, timers: clock, random: () => 0.5, log, limits });

beforeEach(() => {
  clock = makeFakeClock();
  store = makeModelStore(clock, { nctr: 17, opel: 2 });
  log = makeRememberingLog();
  hub = makeHubWith();
});

/** A display that has had its first snapshot. */
const aWall = async (): Promise<FakeWire> => {
  const wire = makeFakeWire();
  hub.join(locality, wire, null);
  await clock.advance(100);
  wire.look();
  return wire;
};

const submit = (values: Record<string, number>): void =>
  hub.changed(locality, store.submit(values));

describe("the first message", () => {
  test("L1 a display that holds nothing gets a snapshot", async () => {
    const wire = makeFakeWire();
    hub.join(locality, wire, null);
    await clock.settle();
    expect(wire.look()).toEqual(["snapshot 0"]);
  });

  test("L1 a display of the same epoch gets a patch from where it was, after a month alike", async () => {
    store.submit({ nctr: 16 });
    store.submit({ opel: 3 });
    await clock.advance(30 * 86_400_000);
    const wire = makeFakeWire();
    hub.join(locality, wire, { epoch: "first", revision: 1 });
    await clock.settle();
    expect(wire.look()).toEqual(["patch 1 to 2"]);
    expect(wire.messages()[0]).toMatchObject({ figures: [{ key: "opel", value: 3 }] });
  });

  test("L1 a display that is up to date gets a beat, not an empty patch", async () => {
    store.submit({ nctr: 16 });
    const wire = makeFakeWire();
    hub.join(locality, wire, { epoch: "first", revision: 1 });
    await clock.settle();
    expect(wire.look()).toEqual(["beat 1"]);
  });

  test("L3 a display of another epoch gets a snapshot", async () => {
    store.submit({ nctr: 16 });
    const wire = makeFakeWire();
    hub.join(locality, wire, { epoch: "another", revision: 1 });
    await clock.settle();
    expect(wire.look()).toEqual(["snapshot 1"]);
  });

  test("L3 a display that is ahead of the server gets a snapshot", async () => {
    const wire = makeFakeWire();
    hub.join(locality, wire, { epoch: "first", revision: 9 });
    await clock.settle();
    expect(wire.look()).toEqual(["snapshot 0"]);
  });

  test("L1 with more positions than a round reads, the rest share one snapshot", async () => {
    hub = makeHubWith({ positionsPerRoundMax: 2 });
    for (let nctr = 1; nctr <= 4; nctr += 1) store.submit({ nctr });
    const wires = [0, 1, 2, 3].map((revision) => {
      const wire = makeFakeWire();
      hub.join(locality, wire, { epoch: "first", revision });
      return wire;
    });
    await clock.advance(100);
    expect(wires.flatMap((wire) => wire.look())).toEqual([
      "patch 0 to 4",
      "patch 1 to 4",
      "patch 2 to 4",
      "snapshot 4",
    ]);
  });
});

describe("a change", () => {
  test("L2 goes out at once when it is quiet, as whole figures", async () => {
    const wire = await aWall();
    submit({ nctr: 16 });
    await clock.settle();
    expect(wire.look()).toEqual(["patch 0 to 1"]);
    expect(wire.messages().at(-1)).toMatchObject({ figures: [{ key: "nctr", value: 16 }] });
  });

  test("L2 changes that come fast are one patch per tick", async () => {
    const wire = await aWall();
    for (let nctr = 1; nctr <= 5; nctr += 1) {
      submit({ nctr });
      await clock.advance(5);
    }
    await clock.advance(100);
    expect(wire.look()).toEqual(["patch 0 to 1", "patch 1 to 5"]);
  });

  test("L2 is read once and written once, whatever the number of displays", async () => {
    const wires = Array.from({ length: 500 }, makeFakeWire);
    for (const wire of wires) hub.join(locality, wire, null);
    await clock.advance(100);
    store.reads.length = 0;
    submit({ nctr: 16 });
    await clock.advance(100);
    expect(store.reads).toEqual(["patch 0"]);
    expect(new Set(wires.map((wire) => wire.texts.at(-1))).size).toBe(1);
    expect(wires[499]?.look()).toEqual(["snapshot 0", "patch 0 to 1"]);
  });

  test("L2 is sent in slices, between which other work has its turn", async () => {
    let breaths = 0;
    const breathing = { ...clock, breathe: async () => void (breaths += 1) };
    hub = makeHub({
      readings: store,
      now: clock.now,
      timers: breathing,
      log,
      limits: { sliceWires: 100 },
    });
    for (let count = 0; count < 250; count += 1) hub.join(locality, makeFakeWire(), null);
    await clock.advance(100);
    breaths = 0;
    submit({ nctr: 16 });
    await clock.advance(50);
    expect(breaths).toBe(2);
  });

  test("L2 a display at another position is caught up from its own", async () => {
    const wire = await aWall();
    submit({ nctr: 16 });
    await clock.advance(100);
    const late = makeFakeWire();
    hub.join(locality, late, { epoch: "first", revision: 0 });
    submit({ opel: 3 });
    await clock.advance(100);
    expect(wire.look()).toEqual(["patch 0 to 1", "patch 1 to 2"]);
    expect(late.look()).toEqual(["patch 0 to 2"]);
  });

  test("L7 what is announced twice, or was read already, is sent once", async () => {
    const wire = await aWall();
    store.submit({ nctr: 16 });
    store.submit({ nctr: 15 });
    hub.changed(locality, 1);
    await clock.advance(100);
    hub.changed(locality, 2);
    hub.changed(locality, 2);
    await clock.advance(100);
    expect(wire.look()).toEqual(["patch 0 to 2"]);
  });

  test("L7 a place without displays is not read", async () => {
    submit({ nctr: 16 });
    await clock.advance(60_000);
    expect(store.reads).toEqual([]);
  });

  test("L3 when the store cannot tell what changed, everyone gets a snapshot", async () => {
    const wire = await aWall();
    store.readPatch = async () => "unknown";
    submit({ nctr: 16 });
    await clock.settle();
    expect(wire.look()).toEqual(["snapshot 1"]);
  });
});

describe("a join during a change", () => {
  test("L5 what is committed while the snapshot is read follows it", async () => {
    store.readDelaysMs = () => [0, 20];
    const wire = makeFakeWire();
    hub.join(locality, wire, null);
    await clock.advance(10);
    submit({ nctr: 16 });
    await clock.advance(200);
    expect(wire.look()).toEqual(["snapshot 0", "patch 0 to 1"]);
  });

  test("L5 what the snapshot holds already is not sent again", async () => {
    store.readDelaysMs = () => [20, 0];
    const wire = makeFakeWire();
    hub.join(locality, wire, null);
    await clock.advance(10);
    submit({ nctr: 16 });
    await clock.advance(200);
    expect(wire.look()).toEqual(["snapshot 1"]);
  });

  test("L5 displays that come together share a snapshot, which is never read before they came", async () => {
    store.readDelaysMs = () => [0, 20];
    const wires = Array.from({ length: 50 }, makeFakeWire);
    for (const wire of wires) {
      hub.join(locality, wire, null);
      if (wire === wires[24]) await clock.advance(10);
    }
    await clock.advance(500);
    expect(store.reads).toEqual(["snapshot", "snapshot"]);
    expect(wires.map((wire) => wire.look())).toEqual(wires.map(() => ["snapshot 0"]));
  });
});

describe("a beat", () => {
  test("L4 comes every ten seconds with the position that this display was sent", async () => {
    const wire = await aWall();
    submit({ nctr: 16 });
    await clock.advance(9_000);
    expect(wire.look()).toEqual(["patch 0 to 1"]);
    await clock.advance(20_000);
    expect(wire.look()).toEqual(["beat 1", "beat 1"]);
  });

  test("L4 what was never announced is found by the next beat", async () => {
    const wire = await aWall();
    store.submit({ nctr: 16 });
    await clock.advance(10_000);
    expect(wire.look()).toEqual(["patch 0 to 1", "beat 1"]);
  });

  test("L4 is not sent while the store cannot be read: it would promise what nobody checked", async () => {
    const wire = await aWall();
    store.fails = () => true;
    await clock.advance(30_000);
    expect(wire.look()).toEqual([]);
    store.fails = () => false;
    await clock.advance(10_000);
    expect(wire.look()).toContain("beat 0");
  });

  test("L4 a page that asks is answered from the position it says", async () => {
    const wire = makeFakeWire();
    const handle = hub.join(locality, wire, null);
    await clock.advance(100);
    submit({ nctr: 16 });
    await clock.advance(100);
    wire.look();
    handle.received(JSON.stringify({ type: "resume", epoch: "first", since: 0 }));
    await clock.advance(100);
    handle.received(JSON.stringify({ type: "resume", epoch: "first", since: 1 }));
    await clock.advance(100);
    handle.received(JSON.stringify({ type: "resume", epoch: "", since: 0 }));
    await clock.advance(100);
    expect(wire.look()).toEqual(["patch 0 to 1", "beat 1", "snapshot 1"]);
  });

  test("L4 a page that asks while its patch is on the way is still answered", async () => {
    store.readDelaysMs = () => [0, 20];
    const wire = makeFakeWire();
    const handle = hub.join(locality, wire, null);
    await clock.advance(100);
    submit({ nctr: 16 });
    await clock.advance(100);
    submit({ nctr: 15 });
    await clock.advance(10);
    handle.received(JSON.stringify({ type: "resume", epoch: "first", since: 0 }));
    await clock.advance(200);
    expect(wire.look()).toEqual(["snapshot 0", "patch 0 to 1", "patch 0 to 2"]);
  });
});

describe("a slow wire", () => {
  test("L6 gets nothing while its buffer is full, and one fresh snapshot when it drains", async () => {
    const wire = await aWall();
    wire.bufferedBytes = 2_000_000;
    for (let nctr = 1; nctr <= 3; nctr += 1) {
      submit({ nctr });
      await clock.advance(1_000);
    }
    expect(wire.look()).toEqual([]);
    wire.bufferedBytes = 0;
    await clock.advance(1_000);
    expect(wire.look()).toEqual(["snapshot 3"]);
    expect(wire.closed).toBeNull();
    expect(hub.counts().skippedTexts).toBe(1);
  });

  test("L6 is closed when it does not drain", async () => {
    const wire = await aWall();
    wire.bufferedBytes = 2_000_000;
    submit({ nctr: 16 });
    await clock.advance(20_000);
    expect(wire.closed?.code).toBe(1013);
    expect(hub.counts()).toMatchObject({ wires: 0, closedSlow: 1 });
  });

  test("L6 does not keep the others waiting", async () => {
    const slow = await aWall();
    const quick = await aWall();
    slow.bufferedBytes = 2_000_000;
    submit({ nctr: 16 });
    await clock.settle();
    expect(quick.look()).toEqual(["patch 0 to 1"]);
  });
});

describe("trouble", () => {
  test("L7 a read that fails is done again, later and later, and said in the log", async () => {
    const wire = await aWall();
    store.fails = () => true;
    submit({ nctr: 16 });
    await clock.advance(3_000);
    expect(wire.look()).toEqual([]);
    expect(hub.counts().failedRounds).toBeGreaterThan(2);
    expect(hub.counts().failedRounds).toBeLessThan(8);
    expect(log.said).toContain("The figures could not be read.");
    store.fails = () => false;
    await clock.advance(5_000);
    expect(wire.look()[0]).toBe("patch 0 to 1");
  });

  test("L7 a read that never ends is given up and done again", async () => {
    const wire = await aWall();
    store.readDelaysMs = () => [3_600_000, 0];
    submit({ nctr: 16 });
    await clock.advance(9_000);
    store.readDelaysMs = () => [0, 0];
    await clock.advance(5_000);
    expect(wire.look()[0]).toBe("patch 0 to 1");
  });

  test("L4 a listener that was away rechecks, and one patch brings all that was missed", async () => {
    const wire = await aWall();
    store.submit({ nctr: 16 });
    store.submit({ opel: 3 });
    hub.recheck();
    await clock.settle();
    expect(wire.look()).toEqual(["patch 0 to 2"]);
  });

  test("L3 a store that was put back from a copy is another epoch: a snapshot for everyone", async () => {
    const wire = await aWall();
    for (let nctr = 1; nctr <= 3; nctr += 1) submit({ nctr });
    await clock.advance(200);
    wire.look();
    store.putBack(1);
    submit({ opel: 4 });
    await clock.advance(200);
    expect(wire.look()).toEqual(["snapshot 2"]);
    submit({ opel: 3 });
    await clock.advance(200);
    expect(wire.look()).toEqual(["patch 2 to 3"]);
  });

  test("L3 a store that was put back, and has gone further since, is told by its epoch", async () => {
    const wire = await aWall();
    submit({ nctr: 16 });
    await clock.advance(200);
    wire.look();
    store.putBack(0);
    store.submit({ opel: 4 });
    submit({ opel: 3 });
    await clock.advance(200);
    expect(wire.look()).toEqual(["snapshot 2"]);
  });

  test("L7 an announcement ahead of the store is not believed for ever", async () => {
    const wire = await aWall();
    hub.changed(locality, 999);
    await clock.advance(200);
    expect(log.said).toContain("The store is behind what was announced.");
    submit({ nctr: 16 });
    await clock.advance(200);
    expect(wire.look().at(-1)).toBe("patch 0 to 1");
  });
});

describe("limits", () => {
  test.each([
    ["that is not JSON", "{"],
    ["that is no question", JSON.stringify({ type: "submit", value: 3 })],
    ["with more in it", JSON.stringify({ type: "resume", epoch: "first", since: 0, x: 1 })],
    ["that is too long", " ".repeat(300)],
  ])("L4 a message %s closes its wire", async (_, text) => {
    const wire = makeFakeWire();
    const other = await aWall();
    hub.join(locality, wire, null).received(text);
    await clock.advance(100);
    expect(wire.closed?.code).toBe(1008);
    expect(other.closed).toBeNull();
  });

  test("L4 a page that never stops asking is closed", async () => {
    const wire = makeFakeWire();
    const handle = hub.join(locality, wire, null);
    const question = JSON.stringify({ type: "resume", epoch: "first", since: 0 });
    for (let count = 0; count < 20; count += 1) handle.received(question);
    expect(wire.closed).toBeNull();
    handle.received(question);
    expect(wire.closed?.code).toBe(1008);
  });

  test("L6 a place and a server have room for so many displays, and say so", async () => {
    hub = makeHubWith({ wiresPerPlaceMax: 1, wiresMax: 2 });
    const [first, second, third, fourth] = Array.from({ length: 4 }, makeFakeWire);
    if (!first || !second || !third || !fourth) throw new Error("four wires are needed");
    const handle = hub.join("banes", first, null);
    hub.join("banes", second, null);
    hub.join("swindon", third, null);
    hub.join("wiltshire", fourth, null);
    expect(second.closed).toEqual({
      code: 1013,
      reason: "This place has all the displays it can have.",
    });
    expect(fourth.closed).toEqual({
      code: 1013,
      reason: "This server has all the displays it can serve.",
    });
    handle.left();
    handle.left();
    expect(hub.counts()).toMatchObject({ wires: 1, places: 1, refused: 2 });
  });

  test("L8 a hub that closes tells every wire that the service restarts, and does no more", async () => {
    const wire = await aWall();
    submit({ nctr: 16 });
    hub.close();
    const late = makeFakeWire();
    hub.join(locality, late, null);
    await clock.advance(60_000);
    expect([wire.closed?.code, late.closed?.code]).toEqual([1012, 1012]);
    expect(wire.look()).toEqual([]);
    expect(hub.counts()).toMatchObject({ wires: 0, places: 0 });
  });
});
