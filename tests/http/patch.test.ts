/** A patch is read in another way than the wall, for speed: it must say the same. */
import { beforeAll, describe, expect, it } from "vitest";
import { readPatch, readWall } from "../../backend/actions/read-wall.ts";
import type { Clock } from "../../backend/deps.ts";
import { addDays } from "../../contracts/calendar.ts";
import { SubmissionReceipt } from "../../contracts/observation.ts";
import { type TestProduct, withProduct } from "../support/product.ts";

let product: TestProduct;
beforeAll(async () => {
  product = await withProduct();
});

const yesterday = "2024-08-15";
const attendances = (asAt: string, value: number) => ({
  measure: "ruh-ed-attendances",
  asAt,
  value,
});

const send = async (observations: Parameters<TestProduct["submit"]>[2]): Promise<number> => {
  const reply = await product.submit("banes", "ruh", observations);
  return SubmissionReceipt.parse(await reply.json()).revision;
};

const patchSince = async (since: number, clock: Clock = product.clock) => {
  const patch = await readPatch({ ...product.deps, clock }, "banes", since);
  if (patch === "unknown") throw new Error(`What changed since ${since} is unknown.`);
  return patch;
};

const expectSameAsWall = async (since: number): Promise<string[]> => {
  const patch = await patchSince(since);
  const wall = await readWall(product.deps, "banes");
  expect(patch.to).toBe(wall.revision);
  const keys = patch.figures.map(({ key }) => key);
  expect(patch.figures).toEqual(wall.figures.filter(({ key }) => keys.includes(key)));
  return keys;
};

describe("L2 a patch holds the figures as the wall shows them", () => {
  it.each([
    ["a day's figure, for the first time and again", [attendances(yesterday, 281)]],
    ["the same day corrected", [attendances(yesterday, 270)]],
    ["a day that lies back", [attendances(addDays(yesterday, -20), 199)]],
    ["a day of last year", [attendances(addDays(yesterday, -364), 200)]],
    [
      "a part, and what is made of it here and elsewhere",
      [{ measure: "ruh-nctr-banes", breakdown: "P1", asAt: "2024-08-16", value: 9 }],
    ],
    ["a level with a time", [{ measure: "ruh-opel", asAt: "2024-08-16T08:10", level: 3 }]],
  ])("L2 %s", async (_, observations) => {
    // Twice: what was seen at first bounds what is read then.
    for (const _time of [1, 2]) {
      const revision = await send(observations);
      const keys = await expectSameAsWall(revision - 1);
      expect(keys).toContain(observations[0]?.measure);
    }
  });

  it("L2 the next day, once the clock has come to it", async () => {
    await expectSameAsWall((await send([attendances(yesterday, 281)])) - 1);
    product.clock.moveTo("2024-08-19T09:00:00.000Z");
    await expectSameAsWall((await send([attendances("2024-08-18", 265)])) - 1);
    const { figures } = await patchSince((await send([attendances("2024-08-17", 266)])) - 1);
    expect(figures.map(({ asAt }) => asAt)).toEqual(["2024-08-18"]);
  });

  it("L2 nothing, when nothing changed", async () => {
    const { revision } = await readWall(product.deps, "banes");
    expect(await patchSince(revision)).toMatchObject({ from: revision, to: revision, figures: [] });
  });
});

it("L2 says what stood at its revision, however fast others write", async () => {
  const day = "2024-08-18";
  const first = await send([attendances(day, 0)]);
  const sent = new Map<number, number>([[first, 0]]);
  let value = 0;
  const write = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      const own = (value += 1);
      sent.set(await send([attendances(day, own)]), own);
    }
  };
  // What the others record lies in this reader's past: by its time alone it would be known too early.
  const ahead: Clock = { now: () => "2024-08-19T12:00:00.000Z" };
  const seen: { to: number; value: number | null | undefined }[] = [];
  let writing = true;
  const read = async (): Promise<void> => {
    while (writing) {
      const { to, figures } = await patchSince(first - 1, ahead);
      seen.push({ to, value: figures[0]?.value });
    }
  };
  const reading = read();
  await Promise.all(Array.from({ length: 4 }, write));
  writing = false;
  await reading;
  expect(seen.length).toBeGreaterThan(5);
  expect(seen).toEqual(seen.map(({ to }) => ({ to, value: sent.get(to) })));
});
