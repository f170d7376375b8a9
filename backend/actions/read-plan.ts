/** The plans of a place, as they are in force now or were known at a moment. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { PlanReply } from "../../contracts/plan.ts";
import type { Deps } from "../deps.ts";
import { readConsistently } from "../store/database.ts";
import { findPlans } from "../store/plans.ts";
import { readNow, readLocality } from "./place.ts";

/** Throws "not-found" for an unknown place. */
export const readPlan = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  locality: Key,
  asKnownAt?: Instant,
): Promise<PlanReply> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    return {
      locality,
      plans: await findPlans(tx, locality, asKnownAt ?? (await readNow(tx, clock)).knownAt),
    };
  });
