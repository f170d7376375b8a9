/** Keeps the notices of all places: judged when a place has changed and by the clock, and sent out. */
import type { NoticeMessage } from "../contracts/notice.ts";
import type { Key } from "../contracts/place.ts";
import { judgeNotices } from "./actions/notices/judge-notices.ts";
import { type Send, sendNotices } from "./actions/notices/send-notices.ts";
import { judgeScreens } from "./actions/screens/judge-screens.ts";
import type { Deps } from "./deps.ts";
import { postToWebhook } from "./notify/webhook.ts";
import { makeSchedule } from "./schedule.ts";
import { findLocalities } from "./store/places.ts";

/** Changes that come close together are judged once, and after the displays have been told of them. */
export const noticeSettleMs = 1_000;
/** So often everything is judged: a figure becomes overdue, and a notice is chased, without a change. */
export const noticeCheckEveryMs = 20_000;

export type NoticeWatch = {
  /** A place has changed. Returns at once. */
  onChanged(locality: Key): void;
  /** Changes may have been missed: everything is judged anew. */
  recheck(): void;
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
};

export type NoticeWatchOptions = { settleMs?: number; checkEveryMs?: number; send?: Send };

const sendByWebhook: Send = (address: string, message: NoticeMessage) =>
  postToWebhook(address, message);

export const watchNotices = (
  deps: Deps,
  {
    settleMs = noticeSettleMs,
    checkEveryMs = noticeCheckEveryMs,
    send = sendByWebhook,
  }: NoticeWatchOptions = {},
): NoticeWatch => {
  const changed = new Set<Key>();
  let checkAtMs = 0;
  const look = async (): Promise<void> => {
    const isCheck = performance.now() >= checkAtMs;
    if (!isCheck && changed.size === 0) return;
    if (isCheck) checkAtMs = performance.now() + checkEveryMs;
    const places = isCheck ? (await findLocalities(deps.db)).map(({ key }) => key) : [...changed];
    changed.clear();
    for (const locality of places) await judge(deps, locality);
    await sendNotices(deps, send);
  };
  const stop = makeSchedule(settleMs, () =>
    look().catch((error: unknown) => {
      deps.log.warn({ err: error }, "Notices could not be looked after; it is tried again.");
    }),
  );
  return {
    onChanged: (locality) => void changed.add(locality),
    recheck: () => {
      checkAtMs = 0;
    },
    stop,
  };
};

/** One place's trouble is not the others'. */
const judge = async (deps: Deps, locality: Key): Promise<void> => {
  try {
    await judgeScreens(deps, locality);
    await judgeNotices(deps, locality);
  } catch (error) {
    deps.log.warn({ err: error, locality }, "A place's notices could not be judged.");
  }
};
