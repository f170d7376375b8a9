import { beforeAll, describe, expect, test } from "vitest";
import type { Plan } from "../../contracts/plan.ts";
import { write } from "../../backend/store/database.ts";
import { PlanVersionTaken, findPlans, savePlan } from "../../backend/store/plans.ts";
import { withDatabase } from "../support/database.ts";
import { aPlan } from "../support/measures.ts";
import { savePlaces } from "./place.ts";

const { db } = await withDatabase();

beforeAll(() => savePlaces(db, ["banes", "swindon"], [{ key: "nctr" }, { key: "beds" }]));

const save = (plan: Plan) => write(db, (tx) => savePlan(tx, plan));

describe("S4 plans are versioned", () => {
  const first = aPlan([
    { measure: "beds", aim: { state: "band", floor: 80, ceiling: 95.5 } },
    { level: "local", aim: { state: "tbc" } },
    { level: "national", aim: { state: "number", value: 0.1 } },
    { startsOn: "2024-10-01", aim: { state: "not-rated", note: "RUH does not RAG rate it" } },
    {
      startsOn: "2025-01-01",
      aim: { state: "trajectory", points: [{ day: "2025-01-01", value: 20.125 }] },
    },
    { startsOn: "2025-04-01", aim: { state: "none", note: null } },
  ]);
  const second = aPlan([{ aim: { state: "number", value: 18 } }], {
    version: "2",
    recordedAt: "2024-09-01T09:00:00.000Z",
  });
  const other = aPlan([{ measure: "beds" }], {
    key: "beds-plan",
    recordedAt: "2024-03-01T09:00:00.000Z",
  });

  test("S4 every kind of aim comes back as it was saved", async () => {
    expect(await save(first)).toBe(true);
    expect(await findPlans(db, "banes")).toEqual([first]);
    expect(await findPlans(db, "swindon")).toEqual([]);
  });

  test("S4 of each plan the version recorded last is in force, and the one before as known then", async () => {
    await save(second);
    await save(other);
    expect(await findPlans(db, "banes")).toEqual([other, second]);
    expect(await findPlans(db, "banes", "2024-09-01T08:59:59.999Z")).toEqual([other, first]);
    expect(await findPlans(db, "banes", "2024-09-01T09:00:00.000Z")).toEqual([other, second]);
    expect(await findPlans(db, "banes", "2024-03-31T00:00:00.000Z")).toEqual([other]);
    expect(await findPlans(db, "banes", "2020-01-01T00:00:00.000Z")).toEqual([]);
  });

  test("S4 the same version saved again does nothing, in whatever order and whenever", async () => {
    const again = {
      ...first,
      targets: first.targets.toReversed(),
      recordedAt: "2024-12-01T09:00:00.000Z",
    };
    expect(await save(again)).toBe(false);
    expect(await findPlans(db, "banes")).toEqual([other, second]);
  });

  test.each([
    ["another target", aPlan([{ aim: { state: "number", value: 19 } }], { version: "2" })],
    ["another reason", { ...second, reason: "Changed" }],
    ["one target fewer", { ...first, targets: first.targets.slice(1) }],
  ])("S4 a version that is written cannot say something else: %s", async (_, plan) => {
    await expect(save(plan)).rejects.toThrow(PlanVersionTaken);
    await expect(save(plan)).rejects.toThrow(
      `Version ${plan.version} of "Winter plan" is written already and says something else.`,
    );
    expect(await findPlans(db, "banes")).toEqual([other, second]);
  });

  test("S4 a target for a measure that the place does not have keeps out the whole plan", async () => {
    const plan = aPlan([{}, { measure: "unheard-of" }], { version: "3" });
    await expect(save(plan)).rejects.toThrow("foreign key");
    expect(await findPlans(db, "banes")).toEqual([other, second]);
  });
});
