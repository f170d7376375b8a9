/** Notes what happened to a notice, and asks for its word to be sent where there is somewhere to send it. */
import type { NoticeEvent } from "../../../contracts/notice.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Deps } from "../../deps.ts";
import type { Db, Tx } from "../../store/database.ts";
import { insertDelivery } from "../../store/notice-deliveries.ts";
import { findNoticeRecipients } from "../../store/notice-recipients.ts";
import { findNoticeWebhook } from "../../store/notice-rules.ts";
import { insertNoticeEvent } from "../../store/notices.ts";

/** Where a place's notices are sent, and whose address that is; null where nobody is told. A secret. */
export const findAddress = async (
  db: Db,
  { noticeWebhook = null }: Pick<Deps, "noticeWebhook">,
  locality: Key,
): Promise<{ of: "place" | "installation"; url: string } | null> => {
  const own = await findNoticeWebhook(db, locality);
  if (own !== null) return { of: "place", url: own };
  return noticeWebhook === null ? null : { of: "installation", url: noticeWebhook };
};

/** To whom a place's notices go by e-mail: nobody where this installation sends none. */
export const findRecipients = async (
  db: Db,
  { mail = null }: Pick<Deps, "mail">,
  locality: Key,
): Promise<string[]> => (mail === null ? [] : findNoticeRecipients(db, locality));

export const tell = async (
  tx: Tx,
  deps: Pick<Deps, "noticeWebhook" | "mail">,
  notice: { locality: Key; id: string },
  event: NoticeEvent,
): Promise<void> => {
  const number = await insertNoticeEvent(tx, notice, event);
  const { locality, id } = notice;
  const webhook = (await findAddress(tx, deps, locality)) === null ? [] : [null];
  for (const email of [...webhook, ...(await findRecipients(tx, deps, locality))]) {
    await insertDelivery(tx, { locality, notice: id, event: number, email }, event.at);
  }
};
