/** Notices: what opened, who has it, and what happened to it. What happened is only ever added to. */
import { type Selectable, sql } from "kysely";
import type { AsAt, Instant } from "../../contracts/calendar.ts";
import type { Notice, NoticeEvent, NoticeRule } from "../../contracts/notice.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";
import type { NoticeEvidence, Tables } from "./tables.ts";

/** A notice without what happened to it and without its deliveries. */
export type NoticeRow = Omit<Notice, "history" | "deliveries" | "advice"> & {
  /** Whether its reason still stands, also of one that somebody closed. */
  held: boolean;
  evidence: readonly NoticeEvidence[];
  /** As it was when the notice opened; null for one that no rule of the place opened. */
  ruleThen: NoticeRule | null;
};

/** What a notice is about: what a rule watches, or a screen. */
export type NoticeSubject = { rule: NoticeRule } | { screen: string };

export type NewNotice = {
  /** A UUID. */
  id: string;
  locality: Key;
  about: NoticeSubject;
  openedAt: Instant;
  openedFor: AsAt;
  because: string;
  evidence: readonly NoticeEvidence[];
  dueBy: Instant;
};

/** Lets one server at a time judge a place's notices; held until this transaction ends. */
export const lockNotices = async (tx: Tx, locality: Key): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`locality-flow notices ${locality}`}))`.execute(
    tx,
  );
};

/** What stands for a rule where a screen is watched: the product does that by itself. */
const screenRule = (screen: string): Key => `screen-${screen}`;

/** Throws when the rule or the screen has a notice whose reason stands: lock the place's notices and look first. */
export const insertNotice = async (tx: Tx, notice: NewNotice): Promise<void> => {
  await tx
    .insertInto("notice")
    .values({
      locality_id: notice.locality,
      notice_id: notice.id,
      ...("rule" in notice.about
        ? {
            rule_id: notice.about.rule.key,
            measure_id: notice.about.rule.measure,
            rule: JSON.stringify(notice.about.rule),
          }
        : { rule_id: screenRule(notice.about.screen), screen_id: notice.about.screen }),
      state: "open",
      held: true,
      opened_at: notice.openedAt,
      opened_for: notice.openedFor,
      because: notice.because,
      evidence: JSON.stringify(notice.evidence),
      due_by: notice.dueBy,
    })
    .execute();
};

/** What of a notice may change; what is left out stays. */
export type NoticeChange = Partial<
  Pick<Notice, "state" | "acknowledgedAt" | "action" | "owner" | "dueBy" | "endedAt" | "ended">
> & { held?: boolean; acknowledgedBy?: Sender };

export const saveNotice = async (
  tx: Tx,
  { locality, id }: { locality: Key; id: string },
  change: NoticeChange,
): Promise<void> => {
  await tx
    .updateTable("notice")
    .set({
      state: change.state,
      held: change.held,
      acknowledged_at: change.acknowledgedAt,
      acknowledged_by:
        change.acknowledgedBy === undefined ? undefined : JSON.stringify(change.acknowledgedBy),
      action: change.action,
      owner: change.owner,
      due_by: change.dueBy,
      ended_at: change.endedAt,
      ended: change.ended,
    })
    .where("locality_id", "=", locality)
    .where("notice_id", "=", id)
    .execute();
};

/** The notices of a place that are judged or chased: whose reason stands, or that somebody has. */
export const findLivingNotices = async (db: Db, locality: Key): Promise<NoticeRow[]> => {
  const rows = await fromPlace(db, locality)
    .where((where) => where.or([where("held", "=", true), where("ended_at", "is", null)]))
    .orderBy("opened_at")
    .orderBy("notice_id")
    .execute();
  return rows.map(toNotice);
};

/** Those that have not ended, the oldest first. */
export const findOpenNotices = async (db: Db, locality: Key): Promise<NoticeRow[]> => {
  const rows = await fromPlace(db, locality)
    .where("ended_at", "is", null)
    .orderBy("opened_at")
    .orderBy("notice_id")
    .execute();
  return rows.map(toNotice);
};

/** Those that ended last, the last first. */
export const findEndedNotices = async (
  db: Db,
  locality: Key,
  limit: number,
): Promise<NoticeRow[]> => {
  const rows = await fromPlace(db, locality)
    .where("ended_at", "is not", null)
    .orderBy("ended_at", "desc")
    .orderBy("opened_at", "desc")
    .orderBy("notice_id")
    .limit(limit)
    .execute();
  return rows.map(toNotice);
};

/** @param tx holds the notice until it ends. Null when the place has none of this id. */
export const findNoticeToChange = async (
  tx: Tx,
  locality: Key,
  id: string,
): Promise<NoticeRow | null> => {
  const row = await fromPlace(tx, locality)
    .where("notice_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toNotice(row);
};

/** Adds what happened. @returns its number, by which it is sent. */
export const insertNoticeEvent = async (
  tx: Tx,
  { locality, id }: { locality: Key; id: string },
  { at, is, words, sender }: NoticeEvent,
): Promise<number> => {
  const row = await tx
    .insertInto("notice_event")
    .values({
      locality_id: locality,
      notice_id: id,
      kind: is,
      at,
      words,
      sender: sender === null ? null : JSON.stringify(sender),
    })
    .returning("event_id")
    .executeTakeFirstOrThrow();
  return row.event_id;
};

/** What happened to these notices, by their ids, the first first. */
export const findNoticeEvents = async (
  db: Db,
  locality: Key,
  ids: readonly string[],
): Promise<Map<string, NoticeEvent[]>> => {
  const found = new Map<string, NoticeEvent[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom("notice_event")
    .select(["notice_id as id", "kind as is", "at", "words", "sender"])
    .where("locality_id", "=", locality)
    .where("notice_id", "in", [...ids])
    .orderBy("event_id")
    .execute();
  for (const { id, ...event } of rows) found.get(id)?.push(event);
  return found;
};

const fromPlace = (db: Db, locality: Key) =>
  db.selectFrom("notice").selectAll().where("locality_id", "=", locality);

const toNotice = (row: Selectable<Tables["notice"]>): NoticeRow => ({
  id: row.notice_id,
  rule: row.rule_id,
  locality: row.locality_id,
  measure: row.measure_id,
  screen: row.screen_id,
  state: row.state,
  openedAt: row.opened_at,
  openedFor: row.opened_for,
  because: row.because,
  acknowledgedAt: row.acknowledged_at,
  acknowledgedBy: row.acknowledged_by,
  action: row.action,
  owner: row.owner,
  dueBy: row.due_by,
  endedAt: row.ended_at,
  ended: row.ended,
  held: row.held,
  evidence: row.evidence,
  ruleThen: row.rule,
});
