/** Changing what a person may do, and switching accounts off and on. */
import type { PersonChange } from "../../../contracts/people.ts";
import type { AuditEntry } from "../../../contracts/audit.ts";
import type { Asker, Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { type Db, write } from "../../store/database.ts";
import { deletePasswordLink } from "../../store/one-time-links.ts";
import {
  findPerson,
  isAdministered,
  lockPeople,
  savePerson,
  type StoredPerson,
} from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import { note, writeMemberships } from "./audit.ts";
import { requirePlaces } from "./memberships.ts";
import { type LinkFor, makeLink } from "./one-time-link.ts";

type ChangeDeps = Pick<Deps, "db" | "people" | "demonstration">;

/**
 * Changes a person; one who is switched off is signed out everywhere at once. Throws "not-found", "invalid"
 * when a role is of nowhere, "conflict" when nobody would be left to manage people.
 */
export const changePerson = async (
  deps: ChangeDeps,
  asker: Asker,
  id: string,
  { name, active, memberships }: PersonChange,
): Promise<void> => {
  await requirePlaces(deps.db, memberships ?? []);
  await write(deps.db, async (tx) => {
    await lockPeople(tx);
    const before = await requirePerson(tx, id);
    const after = {
      ...before,
      name: name ?? before.name,
      active: active ?? before.active,
      memberships: memberships ?? before.memberships,
    };
    const changes = compare(before, after);
    if (changes.length === 0) return;
    await savePerson(tx, after, deps.people.clock.now());
    if (isActiveAdministrator(before) && !(await isAdministered(tx, deps.demonstration !== null))) {
      throw new ProblemError(
        "conflict",
        `${before.name} is the only administrator. Make somebody else one first.`,
      );
    }
    if (!after.active) {
      await deleteSessions(tx, id);
      await deletePasswordLink(tx, id);
    }
    await note(tx, deps, asker, `Changed ${before.name} (${before.email})`, changes);
  });
};

const isActiveAdministrator = ({ active, memberships }: StoredPerson): boolean =>
  active && memberships.some(({ role }) => role === "administrator");

const compare = (before: StoredPerson, after: StoredPerson): AuditEntry["changes"] => {
  const written = (person: StoredPerson) => [
    { of: "name", is: person.name },
    { of: "account", is: person.active ? "on" : "switched off" },
    { of: "roles", is: writeMemberships(person.memberships) },
  ];
  return written(before).flatMap(({ of, is }, index) => {
    const now = written(after)[index]?.is ?? "";
    return is === now ? [] : [{ of, before: is, after: now }];
  });
};

/**
 * Makes a link with which the person sets a new password, for whoever gives it to them. Throws "not-found",
 * "conflict" for one who is switched off.
 */
export const makePasswordLink = (deps: ChangeDeps, asker: Asker, id: string): Promise<LinkFor> =>
  write(deps.db, async (tx) => {
    await lockPeople(tx);
    const { name, email, active } = await requirePerson(tx, id);
    if (!active) {
      throw new ProblemError("conflict", `${name}'s account is switched off. Switch it on first.`);
    }
    await note(tx, deps, asker, `Made a link to set a new password for ${name} (${email})`);
    const now = deps.people.clock.now();
    const made = await makeLink(tx, { purpose: "password-reset", person: id }, now);
    return { made, whom: { name, email } };
  });

/** Throws "not-found". */
export const requirePerson = async (db: Db, id: string): Promise<StoredPerson> => {
  const person = await findPerson(db, id);
  if (person === null) {
    throw new ProblemError("not-found", "There is no such person. Load the page again.");
  }
  return person;
};
