/** Which events of notices are to be sent, and whether their word got out. */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { NoticeDelivery, NoticeEventKind } from "../../contracts/notice.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";

/** An event of a notice, by its number, and the e-mail address that it goes to; null: the webhook. */
export type DeliveryName = { locality: Key; notice: string; event: number; email: string | null };

/** What stands for the webhook where an address would be: a key has no null in it. */
const webhook = "";

/** Asks for an event to be sent; part of the transaction that it happened in. */
export const insertDelivery = async (
  tx: Tx,
  { locality, notice, event, email }: DeliveryName,
  at: Instant,
): Promise<void> => {
  await tx
    .insertInto("notice_delivery")
    .values({
      locality_id: locality,
      notice_id: notice,
      event_id: event,
      email: email ?? webhook,
      next_try_at: at,
    })
    .execute();
};

/** What is to be sent now: the event, and the notice that it is of. `tries` counts this one. */
export type DueDelivery = DeliveryName & {
  tries: number;
  is: NoticeEventKind;
  at: Instant;
  words: string;
  because: string;
};

/**
 * Takes what is due for this server: no other takes it before `until`. Should this one die meanwhile, it
 * is sent again then: a word may come twice, and never not at all.
 */
export const claimDeliveries = async (
  db: Db,
  { now, until, limit }: { now: Instant; until: Instant; limit: number },
): Promise<DueDelivery[]> => {
  const { rows } = await sql<DueDelivery>`
    WITH due AS (
      SELECT locality_id, notice_id, event_id, email FROM notice_delivery
      WHERE next_try_at <= ${now}
      ORDER BY next_try_at, event_id, email
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE notice_delivery
      SET next_try_at = ${until}, tried_at = ${now}, tries = notice_delivery.tries + 1
      FROM due
      WHERE notice_delivery.locality_id = due.locality_id
        AND notice_delivery.notice_id = due.notice_id
        AND notice_delivery.event_id = due.event_id
        AND notice_delivery.email = due.email
      RETURNING notice_delivery.*
    )
    SELECT claimed.locality_id AS locality, claimed.notice_id AS notice, claimed.event_id AS event,
           nullif(claimed.email, ${webhook}) AS email, claimed.tries, happened.kind AS is, happened.at, happened.words, notice.because
    FROM claimed
    JOIN notice_event AS happened USING (locality_id, notice_id, event_id)
    JOIN notice USING (locality_id, notice_id)
    ORDER BY claimed.event_id, claimed.email
  `.execute(db);
  return rows;
};

/** What came of a try. `nextTryAt` is null once it was sent, or is given up. */
export const saveDelivery = async (
  db: Db,
  { locality, notice, event, email }: DeliveryName,
  outcome: { sentAt: Instant | null; failure: string | null; nextTryAt: Instant | null },
): Promise<void> => {
  await db
    .updateTable("notice_delivery")
    .set({
      sent_at: outcome.sentAt,
      failure: outcome.failure,
      next_try_at: outcome.nextTryAt,
    })
    .where("locality_id", "=", locality)
    .where("notice_id", "=", notice)
    .where("event_id", "=", event)
    .where("email", "=", email ?? webhook)
    .execute();
};

/** The deliveries of these notices, by their ids, the first event first. */
export const findDeliveries = async (
  db: Db,
  locality: Key,
  ids: readonly string[],
): Promise<Map<string, NoticeDelivery[]>> => {
  const found = new Map<string, NoticeDelivery[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom("notice_delivery as delivery")
    .innerJoin("notice_event as happened", (join) =>
      join
        .onRef("happened.locality_id", "=", "delivery.locality_id")
        .onRef("happened.notice_id", "=", "delivery.notice_id")
        .onRef("happened.event_id", "=", "delivery.event_id"),
    )
    .select([
      "delivery.notice_id as id",
      "happened.kind as event",
      "delivery.email",
      "happened.at as happenedAt",
      "delivery.tries",
      "delivery.tried_at as triedAt",
      "delivery.sent_at as sentAt",
      "delivery.next_try_at as nextTryAt",
      "delivery.failure",
    ])
    .where("delivery.locality_id", "=", locality)
    .where("delivery.notice_id", "in", [...ids])
    .orderBy("delivery.event_id")
    .orderBy("delivery.email")
    .execute();
  for (const { id, email, happenedAt, triedAt, sentAt, nextTryAt, ...said } of rows) {
    const state = sentAt !== null ? "sent" : nextTryAt === null ? "failed" : "waiting";
    found.get(id)?.push({
      ...said,
      to: email === webhook ? null : email,
      state,
      at: sentAt ?? triedAt ?? happenedAt,
    });
  }
  return found;
};
