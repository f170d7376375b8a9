/** A provider's system that sends one figure after another, and the same again until it is acknowledged. */
import { setTimeout as pause } from "node:timers/promises";
import { addDays, type Day } from "../../contracts/calendar.ts";
import { SubmissionReceipt } from "../../contracts/observation.ts";
import type { Client } from "../support/client.ts";
import { posting } from "../support/product.ts";

/** Before anything in the seeds, so that each figure is the only one of its day. */
const firstDay: Day = "2010-01-01";
const retryMs = 25;

export type Acknowledged = { key: string; asAt: Day; value: number; receipt: SubmissionReceipt };

export type Writer = {
  measure: string;
  /** What was acknowledged so far, in order. */
  acknowledged(): readonly Acknowledged[];
  /** Replies that were neither an acknowledgement nor "unavailable", which says to send it again. */
  surprises(): readonly string[];
  /** Sends no more after the figure in hand is acknowledged, and resolves then. */
  stop(): Promise<void>;
};

/**
 * @param client who answers at this moment: another after a restart.
 */
export const startWriter = (
  client: () => Client,
  { provider, measure }: { provider: string; measure: string },
): Writer => {
  const acknowledged: Acknowledged[] = [];
  const surprises: string[] = [];
  let stopped = false;

  const sendOne = async (number: number): Promise<Acknowledged> => {
    const key = `${measure}-${number}`;
    const asAt = addDays(firstDay, number);
    const request = posting({ provider, observations: [{ measure, asAt, value: number }] }, key);
    for (;;) {
      // No reply, or half of one: whether it arrived is not known. That is what the key is for.
      const reply = await client()
        .ask("/api/localities/banes/submissions", request)
        .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
        .catch(() => null);
      if (reply?.status === 201) {
        const receipt = SubmissionReceipt.parse(JSON.parse(reply.text));
        return { key, asAt, value: number, receipt };
      }
      if (reply !== null && reply.status !== 503) surprises.push(`${reply.status} ${reply.text}`);
      await pause(retryMs);
    }
  };

  const writing = (async () => {
    for (let number = 1; !stopped; number += 1) acknowledged.push(await sendOne(number));
  })();

  return {
    measure,
    acknowledged: () => acknowledged,
    surprises: () => surprises,
    stop: () => {
      stopped = true;
      return writing;
    },
  };
};
