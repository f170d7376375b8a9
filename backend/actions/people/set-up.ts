/** How the first administrator comes in: by a link that the start prints. */
import type { OneTimeLink } from "../../../contracts/people.ts";
import type { Deps } from "../../deps.ts";
import { write } from "../../store/database.ts";
import { deleteSetUpLink } from "../../store/one-time-links.ts";
import { isAdministered, lockPeople } from "../../store/people.ts";
import { makeLink } from "./one-time-link.ts";

/**
 * Makes a fresh set-up link while there is no administrator who can come in; the one of an earlier start
 * opens no longer. Whoever reads what the start prints can set up: it is theirs to run.
 *
 * @returns the link as a path, "/join/<token>"; null when there is an administrator.
 */
export const renewSetUpLink = ({
  db,
  people,
  demonstration,
}: Pick<Deps, "db" | "people" | "demonstration">): Promise<OneTimeLink | null> =>
  write(db, async (tx) => {
    await lockPeople(tx);
    await deleteSetUpLink(tx);
    if (await isAdministered(tx, demonstration !== null)) return null;
    return makeLink(tx, { purpose: "set-up" }, people.clock.now());
  });
