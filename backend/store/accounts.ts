/** How people sign in: by a password, or as a subject of an issuer. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";
import { passwordProvider, selectPerson, type StoredPerson } from "./people.ts";

/** Who signs in at this issuer under this subject. */
export const findPersonBySubject = async (
  db: Db,
  issuer: Key,
  subject: string,
): Promise<StoredPerson | null> =>
  (await selectPerson(db)
    .where("id", "=", (account) =>
      account
        .selectFrom("account")
        .select("person_id")
        .where("provider_id", "=", issuer)
        .where("account_id", "=", subject),
    )
    .executeTakeFirst()) ?? null;

/** The hash of a person's password; null for one who only signs in at an issuer. */
export const findPassword = async (db: Db, person: string): Promise<string | null> => {
  const row = await db
    .selectFrom("account")
    .select("password")
    .where("provider_id", "=", passwordProvider)
    .where("account_id", "=", person)
    .executeTakeFirst();
  return row?.password ?? null;
};

/** @param password its hash. */
export const savePassword = async (
  tx: Tx,
  person: string,
  password: string,
  at: Instant,
): Promise<void> => {
  await tx
    .insertInto("account")
    .values(accountOf(person, passwordProvider, person, password, at))
    .onConflict((known) =>
      known.columns(["provider_id", "account_id"]).doUpdateSet({ password, updated_at: at }),
    )
    .execute();
};

/** From now on whoever is `subject` at the issuer is this person. */
export const linkSubject = async (
  tx: Tx,
  person: string,
  { issuer, subject }: { issuer: Key; subject: string },
  at: Instant,
): Promise<void> => {
  await tx
    .insertInto("account")
    .values(accountOf(person, issuer, subject, null, at))
    .execute();
};

/** Whether the person is linked with somebody at the issuer. */
export const isLinked = async (db: Db, person: string, issuer: Key): Promise<boolean> =>
  (await db
    .selectFrom("account")
    .select("id")
    .where("person_id", "=", person)
    .where("provider_id", "=", issuer)
    .executeTakeFirst()) !== undefined;

const accountOf = (
  person: string,
  provider: string,
  subject: string,
  password: string | null,
  at: Instant,
) => ({
  id: `${provider} ${subject}`,
  person_id: person,
  provider_id: provider,
  account_id: subject,
  password,
  created_at: at,
  updated_at: at,
});
