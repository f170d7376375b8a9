/** Housekeeping: what is over is deleted, so that no table grows without end. */
import type { Deps } from "../../deps.ts";
import { deleteExpired } from "../../store/sign-in.ts";

/** Wrong passwords count for minutes; after so long nobody has any use for them. */
const wrongPasswordsKeptMs = 86_400_000;

/** Deletes sessions, links and sign-ins that are over. Safe to be called at any time, and by several servers. */
export const forgetExpired = ({ db, people }: Pick<Deps, "db" | "people">): Promise<void> => {
  const now = people.clock.now();
  return deleteExpired(db, {
    now,
    forgottenBefore: new Date(Date.parse(now) - wrongPasswordsKeptMs).toISOString(),
  });
};
