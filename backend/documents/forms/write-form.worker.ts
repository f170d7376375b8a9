/**
 * Writes forms in a thread of its own, one after the other, whose memory is limited and which can be
 * ended: built as a file of its own, `dist/server/write-form.worker.js`.
 */
import { parentPort } from "node:worker_threads";
import { UnwrittenForm } from "../unwritten-form.ts";
import type { FormAnswer, FormOrder } from "./form-messages.ts";
import { fileForms } from "./forms.ts";

const write = async ({ form, update }: FormOrder): Promise<FormAnswer> => {
  const found = fileForms.find((one) => one.form === form);
  if (found === undefined)
    return { says: "unwritten", sentence: `There is no form "${form}" of the update.` };
  try {
    const render = await found.load();
    return { says: "written", bytes: await render(update) };
  } catch (error) {
    if (error instanceof UnwrittenForm) return { says: "unwritten", sentence: error.message };
    // Whatever else goes wrong ends this thread: whoever started it hears of it and starts another.
    throw error;
  }
};

parentPort?.on("message", (order: FormOrder) => {
  void write(order).then((answer) => parentPort?.postMessage(answer, []));
});
