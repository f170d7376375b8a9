/** To whom a place's notices are sent by e-mail. */
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";

/** The addresses of a place, in the order of their letters. */
export const findNoticeRecipients = async (db: Db, locality: Key): Promise<string[]> => {
  const rows = await db
    .selectFrom("notice_recipient")
    .select("email")
    .where("locality_id", "=", locality)
    .orderBy("email")
    .execute();
  return rows.map(({ email }) => email);
};

/** Puts these addresses in the place of all that there were. */
export const saveNoticeRecipients = async (
  tx: Tx,
  locality: Key,
  emails: readonly string[],
): Promise<void> => {
  await tx.deleteFrom("notice_recipient").where("locality_id", "=", locality).execute();
  if (emails.length === 0) return;
  await tx
    .insertInto("notice_recipient")
    .values(emails.map((email) => ({ locality_id: locality, email })))
    .execute();
};
