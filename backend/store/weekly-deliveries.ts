/** What of the weekly update is to be sent to whom, and what came of it. */
import { sql } from "kysely";
import type { Day, Instant } from "../../contracts/calendar.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { WeeklyDelivery, WeeklyForm } from "../../contracts/weekly-settings.ts";
import type { Db, Tx } from "./database.ts";

/** An edition to a reader, that one did not get through to whoever sent it, or that a draft waits. */
export type DeliveryKind = "update" | "failure" | "draft";

export type NewWeeklyDelivery = {
  id: string;
  locality: Key;
  monday: Day;
  /** Null of a draft. */
  edition: number | null;
  kind: DeliveryKind;
  email: string;
  attach: readonly WeeklyForm[];
  /** Of a failure, the sentence that says it. */
  said: string | null;
  sender: Sender;
  at: Instant;
};

export const insertWeeklyDelivery = async (tx: Tx, one: NewWeeklyDelivery): Promise<void> => {
  await tx
    .insertInto("weekly_delivery")
    .values({
      locality_id: one.locality,
      delivery_id: one.id,
      monday: one.monday,
      edition: one.edition,
      kind: one.kind,
      email: one.email,
      attach: JSON.stringify(one.attach),
      said: one.said,
      sender: JSON.stringify(one.sender),
      asked_at: one.at,
      next_try_at: one.at,
    })
    .execute();
};

/** What is to be sent now. `tries` counts this one. */
export type DueWeeklyDelivery = Omit<NewWeeklyDelivery, "at"> & { tries: number };

/**
 * Takes what is due for this server: no other takes it before `until`. Should this one die meanwhile, it
 * is sent again then: an e-mail may come twice, under one Message-ID, and never not at all.
 */
export const claimWeeklyDeliveries = async (
  db: Db,
  { now, until, limit }: { now: Instant; until: Instant; limit: number },
): Promise<DueWeeklyDelivery[]> => {
  const { rows } = await sql<DueWeeklyDelivery>`
    WITH due AS (
      SELECT locality_id, delivery_id FROM weekly_delivery
      WHERE next_try_at <= ${now}
      ORDER BY next_try_at, delivery_id
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE weekly_delivery AS one
    SET next_try_at = ${until}, tried_at = ${now}, tries = one.tries + 1
    FROM due
    WHERE one.locality_id = due.locality_id AND one.delivery_id = due.delivery_id
    RETURNING one.delivery_id AS id, one.locality_id AS locality, one.monday, one.edition, one.kind,
              one.email, one.attach, one.said, one.sender, one.tries
  `.execute(db);
  return rows;
};

/** What came of a try. `nextTryAt` is null once it was sent, or is given up. */
export const saveWeeklyDelivery = async (
  db: Db,
  { locality, id }: Pick<NewWeeklyDelivery, "locality" | "id">,
  outcome: { sentAt: Instant | null; failure: string | null; nextTryAt: Instant | null },
): Promise<void> => {
  await db
    .updateTable("weekly_delivery")
    .set({ sent_at: outcome.sentAt, failure: outcome.failure, next_try_at: outcome.nextTryAt })
    .where("locality_id", "=", locality)
    .where("delivery_id", "=", id)
    .execute();
};

/** The editions of a week that were sent or are to be, the last asked for first, at most `limit`. */
export const findWeeklyDeliveries = async (
  db: Db,
  { locality, monday }: { locality: Key; monday: Day },
  limit: number,
): Promise<WeeklyDelivery[]> => {
  const rows = await db
    .selectFrom("weekly_delivery")
    .selectAll()
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .where("kind", "=", "update")
    .orderBy("asked_at", "desc")
    .orderBy("email")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.delivery_id,
    monday: row.monday,
    edition: row.edition ?? 1,
    email: row.email,
    attached: row.attach,
    state: row.sent_at !== null ? "sent" : row.next_try_at === null ? "failed" : "waiting",
    attempts: row.tries,
    at: row.sent_at ?? row.tried_at ?? row.asked_at,
    failure: row.failure,
  }));
};

/** Whether this was the first to announce the draft of that week. */
export const insertAnnouncement = async (
  tx: Tx,
  { locality, monday, at }: { locality: Key; monday: Day; at: Instant },
): Promise<boolean> => {
  const announced = await tx
    .insertInto("weekly_announcement")
    .values({ locality_id: locality, monday, announced_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("monday")
    .executeTakeFirst();
  return announced !== undefined;
};

/** When the draft of that week was announced as waiting; null when it was not. */
export const findAnnouncement = async (
  db: Db,
  { locality, monday }: { locality: Key; monday: Day },
): Promise<Instant | null> => {
  const row = await db
    .selectFrom("weekly_announcement")
    .select("announced_at")
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .executeTakeFirst();
  return row?.announced_at ?? null;
};
