/** What a server holds of the plan is of one store: after a restore it is not what is judged by. */
import { afterAll, expect, it } from "vitest";
import { makePlaces } from "../../backend/actions/place.ts";
import { readWall } from "../../backend/actions/read-wall.ts";
import { withDatabase } from "../support/database.ts";
import { Keeper } from "./keeper.ts";
import { sow } from "./system.ts";
import { Truth } from "./truth.ts";

const { db, url } = await withDatabase();
await sow(db);
const keeper = new Keeper(url);
const truth = new Truth(url);
afterAll(() => Promise.all([keeper.close(), truth.close()]));

const now = "2024-08-16T07:30:00.000Z";
const places = makePlaces();

const readTarget = async () => {
  const { figures } = await readWall({ db, clock: { now: () => now }, places }, "north");
  return figures.find(({ key }) => key === "waiting")?.target;
};

it("S4 after a restore the target is the one that the plan has now, though as many plans were saved before", async () => {
  await truth.learn();
  const marks = await keeper.positions();
  await keeper.changePlan("north", [10, 10, 10], now);
  expect(await readTarget()).toEqual({ state: "number", value: 10 });

  await keeper.restore(marks, truth);
  await keeper.changePlan("north", [20, 20, 20], now);
  expect(await readTarget()).toEqual({ state: "number", value: 20 });
});
