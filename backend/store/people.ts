/** People, and what they may do. How they sign in is in `accounts.ts`. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Membership, Person } from "../../contracts/people.ts";
import type { Db, Tx } from "./database.ts";

/** How the sign-in library names the account that holds a password. */
export const passwordProvider = "credential";

export type StoredPerson = {
  id: string;
  name: string;
  email: string;
  memberships: Membership[];
  active: boolean;
  /** Made by the demonstration: not let in by production. */
  demonstration: boolean;
};

/** The memberships of the row of `person` that is being read, in an order that stays. */
export const membershipsOfPerson: RawBuilder<Membership[]> = sql`(
  SELECT coalesce(
    json_agg(
      json_build_object('role', role, 'locality', locality_id, 'provider', provider_id)
      ORDER BY role, locality_id, provider_id
    ),
    '[]'
  )
  FROM membership WHERE person_id = person.id
)`;

export const selectPerson = (db: Db) =>
  db
    .selectFrom("person")
    .select(["id", "name", "email", "active", "demonstration"])
    .select(membershipsOfPerson.as("memberships"));

export const findPerson = async (db: Db, id: string): Promise<StoredPerson | null> =>
  (await selectPerson(db).where("id", "=", id).executeTakeFirst()) ?? null;

/** @param email in small letters. */
export const findPersonByEmail = async (db: Db, email: string): Promise<StoredPerson | null> =>
  (await selectPerson(db).where("email", "=", email).executeTakeFirst()) ?? null;

/** Everyone, by name, as an administrator sees them. */
export const findPeople = async (db: Db): Promise<Person[]> => {
  const { rows } = await sql<Person>`
    SELECT id, name, email, active, demonstration, created_at AS "createdAt",
           last_seen_at AS "lastSeenAt", ${membershipsOfPerson} AS memberships,
           EXISTS (
             SELECT FROM account
             WHERE person_id = person.id AND provider_id = ${passwordProvider}
           ) AS "hasPassword",
           ARRAY (
             SELECT provider_id FROM account
             WHERE person_id = person.id AND provider_id <> ${passwordProvider} ORDER BY 1
           ) AS issuers
    FROM person ORDER BY lower(name), id
  `.execute(db);
  return rows;
};

/**
 * Whether anyone can manage people.
 *
 * @param demonstration whether the demonstration's own administrator is one.
 */
export const isAdministered = async (db: Db, demonstration: boolean): Promise<boolean> =>
  (await db
    .selectFrom("person")
    .innerJoin("membership", "membership.person_id", "person.id")
    .select("person.id")
    .where("role", "=", "administrator")
    .where("active", "=", true)
    .where("demonstration", "in", demonstration ? [true, false] : [false])
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Waits for whoever else changes people: until this transaction ends, nobody else does. */
export const lockPeople = async (tx: Tx): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext('locality-flow people'))`.execute(tx);
};

export type NewPerson = Omit<StoredPerson, "active"> & { at: Instant };

export const insertPerson = async (tx: Tx, person: NewPerson): Promise<void> => {
  const { id, name, email, demonstration, at } = person;
  await tx
    .insertInto("person")
    .values({ id, name, email, demonstration, image: null, created_at: at, updated_at: at })
    .execute();
  await saveMemberships(tx, id, person.memberships);
};

export const savePerson = async (
  tx: Tx,
  { id, name, active, memberships }: StoredPerson,
  at: Instant,
): Promise<void> => {
  await tx
    .updateTable("person")
    .set({ name, active, updated_at: at })
    .where("id", "=", id)
    .execute();
  await saveMemberships(tx, id, memberships);
};

/** All that the person may do from now on; the places and providers must be there. */
const saveMemberships = async (
  tx: Tx,
  person: string,
  memberships: readonly Membership[],
): Promise<void> => {
  await tx.deleteFrom("membership").where("person_id", "=", person).execute();
  if (memberships.length === 0) return;
  await tx
    .insertInto("membership")
    .values(
      memberships.map(({ role, locality, provider }) => ({
        person_id: person,
        role,
        locality_id: locality,
        provider_id: provider,
      })),
    )
    // The same role said twice is one.
    .onConflict((twice) => twice.doNothing())
    .execute();
};
