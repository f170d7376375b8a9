/** Where a person is signed in, and ending that: at once, for a session is asked for at every request. */
import type { SessionsReply } from "../../../contracts/people.ts";
import type { Asker, Deps } from "../../deps.ts";
import { nameDevice } from "../../domain/device.ts";
import { ProblemError } from "../../problem.ts";
import { write } from "../../store/database.ts";
import { deleteSession, findSessions } from "../../store/sessions.ts";
import { note } from "./audit.ts";
import { requirePerson } from "./change-person.ts";

type SessionDeps = Pick<Deps, "db" | "people">;

/** Throws "not-found" for an unknown person. */
export const readSessions = async (
  { db, people }: SessionDeps,
  asker: Asker,
  person: string,
): Promise<SessionsReply> => {
  await requirePerson(db, person);
  const sessions = await findSessions(db, person, people.clock.now());
  return {
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      current: session.id === asker.session,
      device: nameDevice(userAgent ?? ""),
    })),
  };
};

/** Ends a session. Throws "not-found" when the person has no such one. */
export const endSession = (
  deps: SessionDeps,
  asker: Asker,
  person: string,
  session: string,
): Promise<void> =>
  write(deps.db, async (tx) => {
    const { id, name } = await requirePerson(tx, person);
    if (!(await deleteSession(tx, person, session))) {
      throw new ProblemError("not-found", "This session has ended already.");
    }
    const isOwn = asker.caller.is === "person" && asker.caller.id === id;
    await note(
      tx,
      deps,
      asker,
      isOwn ? "Ended a session of their own" : `Ended a session of ${name}`,
    );
  });
