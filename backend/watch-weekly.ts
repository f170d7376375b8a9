/** Keeps weekly updates on their way: announces drafts by the clock, and sends what is to be sent. */
import type { MailAttachment } from "../contracts/mail.ts";
import type { WeeklyForm } from "../contracts/weekly-settings.ts";
import type { WeeklyUpdate } from "../contracts/weekly-update.ts";
import { announceDrafts } from "./actions/weekly/announce-drafts.ts";
import {
  deliverUpdates,
  UnwrittenAttachment,
  type WriteAttachment,
} from "./actions/weekly/deliver-updates.ts";
import type { Deps } from "./deps.ts";
import { type WriteForm, writeForm } from "./documents/forms/form-writer.ts";
import { fileForms } from "./documents/forms/forms.ts";
import { nameFile } from "./documents/paper/file-name.ts";
import { UnwrittenForm } from "./documents/unwritten-form.ts";
import { renderWeeklyHtml } from "./documents/weekly-html.ts";
import { makeSchedule } from "./schedule.ts";

/** So often what is to be sent is looked for: who pressed Send waits no longer to see that it went. */
export const sendEveryMs = 2_000;

const asText = (words: string): Uint8Array => new TextEncoder().encode(words);

/** A form as a file under its name, written by `write` where it needs a thread of its own. */
export const makeAttachments =
  (write: WriteForm): WriteAttachment =>
  async (form: WeeklyForm, update: WeeklyUpdate): Promise<MailAttachment> => {
    const name = nameFile(update, form);
    if (form === "html")
      return { name, type: "text/html", content: asText(renderWeeklyHtml(update)) };
    if (form === "json")
      return { name, type: "application/json", content: asText(JSON.stringify(update)) };
    const type = fileForms.find((one) => one.form === form)?.contentType;
    if (type === undefined) throw new UnwrittenAttachment(`There is no form "${form}" to attach.`);
    try {
      return { name, type, content: await write(form, update) };
    } catch (error) {
      if (error instanceof UnwrittenForm) throw new UnwrittenAttachment(error.message);
      throw error;
    }
  };

/** @returns stops it, and resolves when what is under way has ended. */
export const watchWeekly = (deps: Deps, everyMs: number = sendEveryMs): (() => Promise<void>) => {
  const writeAttachment = makeAttachments(writeForm);
  return makeSchedule(everyMs, async () => {
    try {
      await announceDrafts(deps);
      await deliverUpdates(deps, writeAttachment);
    } catch (error) {
      deps.log.warn({ err: error }, "Weekly updates could not be looked after; it is tried again.");
    }
  });
};
