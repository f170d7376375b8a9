/** The rules by which a place's notices open, and where they are sent. */
import type { NoticeRule } from "../../contracts/notice.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";

/** The rules of a place in their order, those that are switched off too. */
export const findNoticeRules = async (db: Db, locality: Key): Promise<NoticeRule[]> => {
  const rows = await db
    .selectFrom("notice_rule")
    .select("rule")
    .where("locality_id", "=", locality)
    .orderBy("position")
    .execute();
  return rows.map(({ rule }) => rule);
};

/** Puts these rules in the place of all that there were. */
export const saveNoticeRules = async (
  tx: Tx,
  locality: Key,
  rules: readonly NoticeRule[],
): Promise<void> => {
  await tx.deleteFrom("notice_rule").where("locality_id", "=", locality).execute();
  if (rules.length === 0) return;
  await tx
    .insertInto("notice_rule")
    .values(
      rules.map((rule, position) => ({
        locality_id: locality,
        rule_id: rule.key,
        position,
        rule: JSON.stringify(rule),
      })),
    )
    .execute();
};

/** The place's own address to send to: a secret. Null where it has none. */
export const findNoticeWebhook = async (db: Db, locality: Key): Promise<string | null> => {
  const row = await db
    .selectFrom("notice_webhook")
    .select("url")
    .where("locality_id", "=", locality)
    .executeTakeFirst();
  return row?.url ?? null;
};

/** @param url null takes it away. */
export const saveNoticeWebhook = async (
  tx: Tx,
  locality: Key,
  url: string | null,
): Promise<void> => {
  if (url === null) {
    await tx.deleteFrom("notice_webhook").where("locality_id", "=", locality).execute();
    return;
  }
  await tx
    .insertInto("notice_webhook")
    .values({ locality_id: locality, url })
    .onConflict((known) => known.column("locality_id").doUpdateSet({ url }))
    .execute();
};
