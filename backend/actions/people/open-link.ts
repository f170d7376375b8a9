/** Opening a one-time link: the first administrator comes in, or one who is invited, or a new password is set. */
import { randomUUID } from "node:crypto";
import type { Instant } from "../../../contracts/calendar.ts";
import { type LinkOpening, LinkReply } from "../../../contracts/people.ts";
import type { Asker, Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { type Db, type Tx, write } from "../../store/database.ts";
import {
  acceptInvitation,
  deleteInvitation,
  findInvitation,
  findInvitationTo,
} from "../../store/invitations.ts";
import {
  findLink,
  hashOfToken,
  isToken,
  type OpenLink,
  takeLink,
} from "../../store/one-time-links.ts";
import { savePassword } from "../../store/accounts.ts";
import {
  findPersonByEmail,
  insertPerson,
  isAdministered,
  lockPeople,
  savePerson,
} from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import { note } from "./audit.ts";

type LinkDeps = Pick<Deps, "db" | "people" | "demonstration">;

/** Looks behind a link without using it up. Throws "not-found" when it does not open. */
export const readLink = async (deps: LinkDeps, token: string): Promise<LinkReply> => {
  const link = await requireLink(deps.db, token, deps.people.clock.now());
  return LinkReply.parse(link);
};

const requireLink = async (db: Db, token: string, now: Instant): Promise<OpenLink> => {
  const link = isToken(token) ? await findLink(db, hashOfToken(token), now) : null;
  if (link === null) throw doesNotOpen();
  return link;
};

const doesNotOpen = () =>
  new ProblemError(
    "not-found",
    "This link has been used, or has expired. Ask whoever gave it to you for a new one.",
  );

/**
 * Uses a link up: whoever holds it has this password from now on.
 *
 * Throws "not-found" when it does not open, "invalid" when name or address are missing at set-up.
 *
 * @returns the person that it was for, who is to be signed in.
 */
export const openLink = async (
  deps: LinkDeps,
  asker: Asker,
  token: string,
  opening: LinkOpening,
): Promise<string> => {
  const { people } = deps;
  await requireLink(deps.db, token, people.clock.now());
  // Before the transaction: it takes a while on purpose, and others wait for the lock.
  const password = await people.hashPassword(opening.password);
  return write(deps.db, async (tx) => {
    await lockPeople(tx);
    const now = people.clock.now();
    const link = await takeLink(tx, hashOfToken(token), now);
    if (link === null) throw doesNotOpen();
    const person = await findWhomFor(tx, deps, link, opening, now);
    await savePassword(tx, person, password, now);
    // Whoever was in before the password was set is out: it may have been somebody else.
    await deleteSessions(tx, person);
    await note(tx, deps, asker, deedOf(link, opening));
    return person;
  });
};

const findWhomFor = async (
  tx: Tx,
  deps: LinkDeps,
  link: OpenLink,
  opening: LinkOpening,
  at: Instant,
): Promise<string> => {
  if (link.person !== null) return link.person;
  if (link.invitation === null) return setUp(tx, deps, opening, at);
  const invited = await findInvitation(tx, link.invitation);
  if (invited === null) throw doesNotOpen();
  const id = randomUUID();
  await acceptInvitation(tx, invited, { id, at });
  return id;
};

/** The first administrator. One who is known by the address, as after all were switched off, is that one again. */
const setUp = async (
  tx: Tx,
  { demonstration }: LinkDeps,
  { name, email }: LinkOpening,
  at: Instant,
): Promise<string> => {
  if (await isAdministered(tx, demonstration !== null)) throw doesNotOpen();
  if (name === undefined || email === undefined) {
    throw new ProblemError("invalid", "Nothing was set up: something is missing.", [
      ...(name === undefined
        ? [{ path: "name", message: "Write the name that colleagues know." }]
        : []),
      ...(email === undefined ? [{ path: "email", message: "Write your e-mail address." }] : []),
    ]);
  }
  const administrator = { role: "administrator", locality: null, provider: null } as const;
  const known = await findPersonByEmail(tx, email);
  if (known?.demonstration === true) {
    throw new ProblemError("invalid", "Nothing was set up.", [
      { path: "email", message: "This address belongs to the demonstration. Use your own." },
    ]);
  }
  if (known !== null) {
    const memberships = [...known.memberships, administrator];
    await savePerson(tx, { ...known, name, memberships, active: true }, at);
    return known.id;
  }
  const invited = await findInvitationTo(tx, email, null);
  if (invited !== null) await deleteInvitation(tx, invited.id);
  const id = randomUUID();
  await insertPerson(tx, {
    id,
    name,
    email,
    memberships: [administrator],
    demonstration: false,
    at,
  });
  return id;
};

const deedOf = ({ purpose, name }: OpenLink, opening: LinkOpening): string => {
  switch (purpose) {
    case "set-up":
      return `${opening.name ?? ""} (${opening.email ?? ""}) set the product up as its administrator`;
    case "invitation":
      return `${name ?? ""} accepted their invitation`;
    case "password-reset":
      return `${name ?? ""} set a new password by a link`;
  }
};
