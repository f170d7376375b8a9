/** Keeps that a provider was reminded of what it owes: how, when and by whom. */
import { holdsNhsNumber } from "../../contracts/observation-check.ts";
import type { Contact, ContactRequest } from "../../contracts/owing.ts";
import type { Key } from "../../contracts/place.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { findContact, insertContact } from "../store/contacts.ts";
import { write } from "../store/database.ts";
import { lockPlaces } from "../store/revisions.ts";
import { readLocality } from "./place.ts";
import { requireProvider } from "./read-entry-sheet.ts";
import { installation, senderOf } from "./sender.ts";

/**
 * The same id again is the same contact. Throws "not-found" for an unknown place or provider, "conflict"
 * when the id is that of another contact, "invalid" when the words hold an NHS number.
 */
export const recordContact = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { caller, from }: Asker,
  { locality, provider }: { locality: Key; provider: Key },
  { id, words }: ContactRequest,
): Promise<Contact> =>
  write(db, async (tx) => {
    const place = await readLocality(tx, locality);
    requireProvider(place, provider);
    if (holdsNhsNumber(words)) {
      const message = "This holds an NHS number. Nothing about a person belongs here: take it out.";
      throw new ProblemError("invalid", "Nothing was saved: 1 thing is not right.", [
        { path: "words", message },
      ]);
    }
    await lockPlaces(tx, [locality]);
    const earlier = await findContact(tx, locality, id);
    if (earlier !== null) {
      const { provider: whom, ...contact } = earlier;
      if (whom === provider && contact.words === words) return contact;
      throw new ProblemError(
        "conflict",
        "This id is another contact's. Send a new one under an id of its own.",
      );
    }
    const sender = senderOf(caller, place, null) ?? installation;
    const contact = { at: clock.now(), sender, words };
    await insertContact(tx, { ...contact, id, locality, provider, from });
    return contact;
  });
