/** Who asks; and, for administrators, who is there. */
import type { Me, PeopleReply } from "../../../contracts/people.ts";
import type { Asker, Deps } from "../../deps.ts";
import { findInvitations } from "../../store/invitations.ts";
import { findPeople, isAdministered } from "../../store/people.ts";

/** Who asks, and what the sign-in page has to offer to one who is nobody yet. */
export const readMe = async (
  { db, people, demonstration }: Pick<Deps, "db" | "people" | "demonstration">,
  { caller }: Asker,
): Promise<Me> => {
  const isDemonstration = demonstration !== null;
  return {
    person:
      caller.is === "person"
        ? {
            id: caller.id,
            name: caller.name,
            email: caller.email,
            memberships: [...caller.memberships],
          }
        : null,
    issuers: [...people.issuers],
    setUpNeeded: caller.is !== "person" && !(await isAdministered(db, isDemonstration)),
    demonstration: isDemonstration,
  };
};

/** Everyone, those switched off too, and those invited. */
export const readPeople = async ({ db }: Pick<Deps, "db">): Promise<PeopleReply> => ({
  people: await findPeople(db),
  invitations: await findInvitations(db),
});
