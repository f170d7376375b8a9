/** Raises a notice for each screen of a place that is behind for too long, and clears it when it caught up. */
import { randomUUID } from "node:crypto";
import { addMinutes, type Instant, londonReading } from "../../../contracts/calendar.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Deps } from "../../deps.ts";
import {
  judgeScreen,
  screenAcknowledgeMinutes,
  screenGone,
  type ScreenStep,
  writeScreenBehind,
} from "../../domain/screen-notice.ts";
import { type Db, type Tx, write } from "../../store/database.ts";
import {
  findLivingNotices,
  insertNotice,
  lockNotices,
  type NoticeRow,
} from "../../store/notices.ts";
import { findScreens } from "../../store/screens.ts";
import { clearNotice } from "../notices/clear-notice.ts";
import { tell } from "../notices/tell.ts";
import { readPlacePosition } from "./fleet.ts";

export type JudgeScreensDeps = Pick<Deps, "db" | "clock" | "people" | "noticeWebhook" | "mail">;

/**
 * Safe to ask twice, and by several servers at once, like the judging of figures.
 *
 * @returns whether anything was opened or cleared.
 */
export const judgeScreens = async (deps: JudgeScreensDeps, locality: Key): Promise<boolean> => {
  // Nearly always there is nothing to do: then nobody else is kept waiting.
  if ((await findSteps(deps.db, deps, locality)).length === 0) return false;
  return write(deps.db, async (tx) => {
    await lockNotices(tx, locality);
    const steps = await findSteps(tx, deps, locality);
    for (const step of steps) await take(tx, deps, locality, step);
    return steps.length > 0;
  });
};

type Step =
  | { is: "clears"; notice: NoticeRow; words: string }
  | { is: "opens"; screen: string; because: string; since: Instant };

const findSteps = async (
  db: Db,
  { clock, people }: Pick<Deps, "clock" | "people">,
  locality: Key,
): Promise<Step[]> => {
  const screens = await findScreens(db, locality);
  const held = (await findLivingNotices(db, locality)).filter(
    (notice) => notice.held && notice.screen !== null,
  );
  if (screens.length === 0 && held.length === 0) return [];
  const place = await readPlacePosition(db, locality);
  const now = people.clock.now();
  // Screens are timed by the machine's clock, notices by the place's: the demonstration's is another.
  const shiftMs = Date.parse(clock.now()) - Date.parse(now);
  const gone = held
    .filter((notice) => !screens.some(({ id }) => id === notice.screen))
    .map((notice): Step => ({ is: "clears", notice, words: screenGone }));
  const judged = screens.flatMap((screen): Step[] => {
    const notice = held.find((one) => one.screen === screen.id) ?? null;
    const step = judgeScreen(screen, place, now, notice !== null);
    return toStep(screen, notice, step, shiftMs);
  });
  return [...gone, ...judged];
};

const toStep = (
  { id, name }: { id: string; name: string },
  notice: NoticeRow | null,
  step: ScreenStep | null,
  shiftMs: number,
): Step[] => {
  if (step?.is === "opens") {
    const since = new Date(Date.parse(step.since) + shiftMs).toISOString();
    const because = writeScreenBehind(name, step.shows, since);
    return [{ is: "opens", screen: id, because, since }];
  }
  return step === null || notice === null ? [] : [{ is: "clears", notice, words: step.words }];
};

const take = async (tx: Tx, deps: JudgeScreensDeps, locality: Key, step: Step): Promise<void> => {
  const now = deps.clock.now();
  if (step.is === "clears") return clearNotice(tx, deps, step.notice, step.words);
  const { screen, because, since } = step;
  const id = randomUUID();
  await insertNotice(tx, {
    id,
    locality,
    about: { screen },
    openedAt: now,
    openedFor: londonReading(since),
    because,
    evidence: [],
    dueBy: addMinutes(now, screenAcknowledgeMinutes),
  });
  await tell(tx, deps, { locality, id }, { at: now, is: "opened", words: because, sender: null });
};
