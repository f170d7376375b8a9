/** A notice whose reason is gone. */
import type { Deps } from "../../deps.ts";
import type { Tx } from "../../store/database.ts";
import { type NoticeRow, saveNotice } from "../../store/notices.ts";
import { tell } from "./tell.ts";

/**
 * One that somebody closed stays closed; only its reason is gone, so that it may open again.
 *
 * @param words why, as a sentence.
 */
export const clearNotice = async (
  tx: Tx,
  deps: Pick<Deps, "clock" | "noticeWebhook" | "mail">,
  notice: NoticeRow,
  words: string,
): Promise<void> => {
  if (notice.state === "closed") {
    await saveNotice(tx, notice, { held: false });
    return;
  }
  const now = deps.clock.now();
  await saveNotice(tx, notice, {
    held: false,
    state: "cleared",
    endedAt: now,
    ended: words,
    dueBy: null,
  });
  await tell(tx, deps, notice, { at: now, is: "cleared", words, sender: null });
};
