/** Whom the place team has reminded of figures that they owe. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Contact } from "../../contracts/owing.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";

export type NewContact = Contact & {
  /** A UUID. */
  id: string;
  locality: Key;
  provider: Key;
  from: string | null;
};

/** Adds a contact; one whose id is known already is left as it is. */
export const insertContact = async (tx: Tx, contact: NewContact): Promise<void> => {
  await tx
    .insertInto("contact")
    .values({
      locality_id: contact.locality,
      contact_id: contact.id,
      provider_id: contact.provider,
      words: contact.words,
      sender: JSON.stringify(contact.sender),
      sent_from: contact.from,
      at: contact.at,
    })
    .onConflict((known) => known.columns(["locality_id", "contact_id"]).doNothing())
    .execute();
};

/** The contact of this id in a place, and with which provider it was; null when there is none. */
export const findContact = async (
  db: Db,
  locality: Key,
  id: string,
): Promise<(Contact & { provider: Key }) | null> =>
  (await db
    .selectFrom("contact")
    .select(["provider_id as provider", "at", "sender", "words"])
    .where("locality_id", "=", locality)
    .where("contact_id", "=", id)
    .executeTakeFirst()) ?? null;

/** The last contact with each provider of a place up to `knownAt`; providers never reminded are absent. */
export const findLastContacts = async (
  db: Db,
  locality: Key,
  knownAt: Instant,
): Promise<Map<Key, Contact>> => {
  const rows = await db
    .selectFrom("contact")
    .select(["provider_id as provider", "at", "sender", "words"])
    .distinctOn("provider_id")
    .where("locality_id", "=", locality)
    .where("at", "<=", knownAt)
    .orderBy("provider_id")
    .orderBy("at", "desc")
    .orderBy("contact_id")
    .execute();
  return new Map(rows.map(({ provider, ...contact }) => [provider, contact]));
};
