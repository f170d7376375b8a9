/** The notices of a place: all that is known of them for those who have them, and what stands on its wall. */
import type { Notice, NoticesReply } from "../../../contracts/notice.ts";
import { recentNoticesMax } from "../../../contracts/notice.ts";
import type { OpenNotices } from "../../../contracts/open-notices.ts";
import type { Key } from "../../../contracts/place.ts";
import { screenAdvice } from "../../domain/screen-notice.ts";
import type { Deps } from "../../deps.ts";
import { type Db, readConsistently } from "../../store/database.ts";
import { findDeliveries } from "../../store/notice-deliveries.ts";
import {
  findEndedNotices,
  findNoticeEvents,
  findOpenNotices,
  type NoticeRow,
} from "../../store/notices.ts";
import { readLocality } from "../place.ts";

type Reading = Pick<Deps, "db" | "clock">;

/** Throws "not-found" for an unknown place. */
export const readNotices = ({ db, clock }: Reading, locality: Key): Promise<NoticesReply> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    const open = await findOpenNotices(tx, locality);
    const ended = await findEndedNotices(tx, locality, recentNoticesMax);
    const whole = await withHistory(tx, locality, [...open, ...ended]);
    return {
      locality,
      at: clock.now(),
      open: whole.slice(0, open.length),
      recent: whole.slice(open.length),
    };
  });

/** Rows with what happened to them. */
export const withHistory = async (
  db: Db,
  locality: Key,
  rows: readonly NoticeRow[],
): Promise<Notice[]> => {
  const ids = rows.map(({ id }) => id);
  const events = await findNoticeEvents(db, locality, ids);
  const deliveries = await findDeliveries(db, locality, ids);
  return rows.map(({ held: _held, evidence: _evidence, ruleThen, ...row }) => ({
    ...row,
    // One that no rule opened is about a screen.
    advice: ruleThen === null ? screenAdvice : ruleThen.advice,
    history: events.get(row.id) ?? [],
    deliveries: deliveries.get(row.id) ?? [],
  }));
};

/** Those that have not ended, without names. Throws "not-found" for an unknown place. */
export const readOpenNotices = async (
  { db, clock, places }: Reading & Pick<Deps, "places">,
  locality: Key,
): Promise<OpenNotices> => {
  await places.require(db, locality);
  const open = await findOpenNotices(db, locality);
  return {
    locality,
    at: clock.now(),
    notices: open.map(({ id, because, openedAt, state }) => ({
      id,
      because,
      since: openedAt,
      state: state === "acknowledged" ? state : "open",
    })),
  };
};
