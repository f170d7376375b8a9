/** Asking people to come in: an invitation is a link, which someone gives them or an e-mail brings. */
import { randomUUID } from "node:crypto";
import type { InvitationRequest } from "../../../contracts/people.ts";
import type { Asker, Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { type Tx, write } from "../../store/database.ts";
import {
  deleteInvitation,
  findInvitation,
  findInvitationTo,
  insertInvitation,
} from "../../store/invitations.ts";
import { findPersonByEmail, lockPeople } from "../../store/people.ts";
import { senderOf } from "../sender.ts";
import { note, writeMemberships } from "./audit.ts";
import { requirePlaces } from "./memberships.ts";
import { type LinkFor, makeLink } from "./one-time-link.ts";

type InviteDeps = Pick<Deps, "db" | "people">;

/**
 * Invites somebody. Throws "invalid" when a role is of nowhere, "conflict" when the address is
 * somebody's here or is invited already.
 */
export const invite = async (
  deps: InviteDeps,
  asker: Asker,
  { name, email, memberships }: InvitationRequest,
): Promise<LinkFor> => {
  await requirePlaces(deps.db, memberships);
  const id = randomUUID();
  const invitedAt = deps.people.clock.now();
  const invitedBy = senderOf(asker.caller, null, null)?.name ?? "";
  return write(deps.db, async (tx) => {
    await lockPeople(tx);
    await requireNew(tx, email);
    await insertInvitation(tx, { id, name, email, memberships, invitedBy, invitedAt });
    await note(tx, deps, asker, `Invited ${name} (${email})`, [
      { of: "roles", before: null, after: writeMemberships(memberships) },
    ]);
    const made = await makeLink(tx, { purpose: "invitation", invitation: id }, invitedAt);
    return { made, whom: { name, email } };
  });
};

const requireNew = async (tx: Tx, email: string): Promise<void> => {
  const person = await findPersonByEmail(tx, email);
  if (person !== null) {
    throw new ProblemError(
      "conflict",
      person.active
        ? `${person.name} is here already under this address. Change their roles instead.`
        : `${person.name} was here under this address. Switch their account on again instead.`,
    );
  }
  if ((await findInvitationTo(tx, email, null)) !== null) {
    throw new ProblemError(
      "conflict",
      "This address is invited already. Make a new link for the invitation, or withdraw it first.",
    );
  }
};

/** Makes a new link for an invitation; the old one opens no longer. Throws "not-found". */
export const renewInvitation = (deps: InviteDeps, asker: Asker, id: string): Promise<LinkFor> =>
  write(deps.db, async (tx) => {
    await lockPeople(tx);
    const { name, email } = await requireInvitation(tx, id);
    await note(tx, deps, asker, `Made a new link for the invitation of ${name}`);
    const now = deps.people.clock.now();
    const made = await makeLink(tx, { purpose: "invitation", invitation: id }, now);
    return { made, whom: { name, email } };
  });

/** Withdraws an invitation: its link opens no longer. Throws "not-found". */
export const withdrawInvitation = (deps: InviteDeps, asker: Asker, id: string): Promise<void> =>
  write(deps.db, async (tx) => {
    await lockPeople(tx);
    const { name, email } = await requireInvitation(tx, id);
    await deleteInvitation(tx, id);
    await note(tx, deps, asker, `Withdrew the invitation of ${name} (${email})`);
  });

const requireInvitation = async (tx: Tx, id: string) => {
  const invited = await findInvitation(tx, id);
  if (invited === null) {
    throw new ProblemError(
      "not-found",
      "There is no such invitation: it was accepted or withdrawn. Load the page again.",
    );
  }
  return invited;
};
