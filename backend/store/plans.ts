/** The plans of a place with their targets. A version is written once; a change of plan is a new version. */
import { isDeepStrictEqual } from "node:util";
import type { Selectable } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import { Plan, type Target } from "../../contracts/plan.ts";
import type { Db, Tx } from "./database.ts";
import type { Tables } from "./tables.ts";

/** This version of this plan says something else already. The message is for whoever saves it. */
export class PlanVersionTaken extends Error {
  override name = "PlanVersionTaken";

  constructor({ title, version }: Plan) {
    super(
      `Version ${version} of "${title}" is written already and says something else. Give the change a version of its own.`,
    );
  }
}

/**
 * The plans in force with their targets, in order of recording: of each plan the version recorded
 * last, or the one that was last at `knownAt`.
 */
export const findPlans = async (db: Db, locality: Key, knownAt?: Instant): Promise<Plan[]> => {
  let known = db
    .selectFrom("plan")
    .selectAll()
    .distinctOn("plan_id")
    .where("locality_id", "=", locality)
    .orderBy("plan_id")
    .orderBy("recorded_at", "desc")
    .orderBy("version", "desc");
  if (knownAt !== undefined) known = known.where("recorded_at", "<=", knownAt);
  const plans = await Promise.all(
    (await known.execute()).map(async (row) => toPlan(row, await readTargets(db, row))),
  );
  return plans.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
};

/**
 * Saves a version of a plan. Saving the same again does nothing, whenever it is said to be recorded.
 * Throws `PlanVersionTaken` when that version says something else.
 *
 * @returns whether it is new.
 */
export const savePlan = async (tx: Tx, plan: Plan): Promise<boolean> => {
  const { targets, ...head } = Plan.parse(plan);
  const inserted = await tx
    .insertInto("plan")
    .values({
      locality_id: head.locality,
      plan_id: head.key,
      version: head.version,
      title: head.title,
      source: head.source,
      author: head.author,
      reason: head.reason,
      recorded_at: head.recordedAt,
    })
    .onConflict((known) => known.columns(["locality_id", "plan_id", "version"]).doNothing())
    .returning("plan_id")
    .executeTakeFirst();
  if (inserted !== undefined) {
    await insertTargets(tx, plan);
    return true;
  }
  if (!saysTheSame(await findVersion(tx, plan), { ...head, targets }))
    throw new PlanVersionTaken(plan);
  return false;
};

const insertTargets = async (tx: Tx, { locality, key, version, targets }: Plan): Promise<void> => {
  if (targets.length === 0) return;
  await tx
    .insertInto("target")
    .values(
      targets.map(({ measure, startsOn, level, aim, source }) => ({
        locality_id: locality,
        plan_id: key,
        version,
        measure_id: measure,
        starts_on: startsOn,
        level,
        aim: JSON.stringify(aim),
        source,
      })),
    )
    .execute();
};

const findVersion = async (tx: Tx, { locality, key, version }: Plan): Promise<Plan> => {
  const row = await tx
    .selectFrom("plan")
    .selectAll()
    .where("locality_id", "=", locality)
    .where("plan_id", "=", key)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return toPlan(row, await readTargets(tx, row));
};

const saysTheSame = (a: Plan, b: Plan): boolean =>
  isDeepStrictEqual(
    { ...a, recordedAt: "", targets: inOrder(a.targets) },
    { ...b, recordedAt: "", targets: inOrder(b.targets) },
  );

const inOrder = (targets: readonly Target[]): Target[] => {
  const place = ({ measure, startsOn, level }: Target): string => `${measure} ${startsOn} ${level}`;
  return targets.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
};

type PlanRow = Selectable<Tables["plan"]>;

const readTargets = async (db: Db, plan: PlanRow): Promise<Target[]> => {
  const rows = await db
    .selectFrom("target")
    .selectAll()
    .where("locality_id", "=", plan.locality_id)
    .where("plan_id", "=", plan.plan_id)
    .where("version", "=", plan.version)
    .orderBy("measure_id")
    .orderBy("starts_on")
    .orderBy("level")
    .execute();
  return rows.map(toTarget);
};

const toPlan = (row: PlanRow, targets: Target[]): Plan => ({
  key: row.plan_id,
  locality: row.locality_id,
  title: row.title,
  version: row.version,
  source: row.source,
  author: row.author,
  reason: row.reason,
  recordedAt: row.recorded_at,
  targets,
});

const toTarget = (row: Selectable<Tables["target"]>): Target => ({
  measure: row.measure_id,
  startsOn: row.starts_on,
  aim: row.aim,
  level: row.level,
  source: row.source,
});
