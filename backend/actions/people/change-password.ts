/** Setting another password for oneself. */
import type { Caller } from "../../../contracts/access.ts";
import type { Asker, Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { write } from "../../store/database.ts";
import { findPassword, savePassword } from "../../store/accounts.ts";
import { deleteSessions } from "../../store/sessions.ts";
import { note } from "./audit.ts";

/**
 * Sets a new password and ends every other session of the person: whoever else was in, is out.
 *
 * Throws "invalid" when the current one is wrong, "too-many" when it was so too often, "conflict" for one
 * who has none.
 */
export const changePassword = async (
  deps: Pick<Deps, "db" | "people">,
  asker: Asker,
  person: Extract<Caller, { is: "person" }>,
  { current, next }: { current: string; next: string },
): Promise<void> => {
  const { db, people } = deps;
  if ((await findPassword(db, person.id)) === null) {
    throw new ProblemError(
      "conflict",
      "You have no password here. Ask an administrator for a link to set one.",
    );
  }
  if (!(await people.checkPassword(person, current))) {
    throw new ProblemError("invalid", "Your password was not changed.", [
      { path: "current", message: "This is not your password." },
    ]);
  }
  const password = await people.hashPassword(next);
  await write(db, async (tx) => {
    await savePassword(tx, person.id, password, people.clock.now());
    const ended = await deleteSessions(tx, person.id, asker.session);
    await note(tx, deps, asker, "Changed their password", [
      { of: "other sessions ended", before: null, after: String(ended) },
    ]);
  });
};
