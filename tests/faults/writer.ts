/** A provider's system that sends one figure after another, and the same again until it is acknowledged. */
import { setTimeout as pause } from "node:timers/promises";
import { addDays, type Day } from "../../contracts/calendar.ts";
import type { SubmissionReceipt } from "../../contracts/observation.ts";
import type { Client } from "../support/client.ts";

/** Before anything in the seeds, so that each figure is the only one of its day. */
const firstDay: Day = "2010-01-01";
const retryMs = 25;

export type Acknowledged = { key: string; asAt: Day; value: number; receipt: SubmissionReceipt };

export type Writer = {
  measure: string;
  /** What was acknowledged so far, in order. */
  acknowledged(): readonly Acknowledged[];
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
  let stopped = false;

  const sendOne = async (number: number): Promise<Acknowledged> => {
    const key = `${measure}-${number}`;
    const asAt = addDays(firstDay, number);
    for (;;) {
      try {
        const observations = [{ measure, asAt, value: number }];
        const receipt = await client().submit("banes", provider, observations, key);
        return { key, asAt, value: number, receipt };
      } catch {
        // Whether it arrived is not known: that is what the key is for.
        await pause(retryMs);
      }
    }
  };

  const writing = (async () => {
    for (let number = 1; !stopped; number += 1) acknowledged.push(await sendOne(number));
  })();

  return {
    measure,
    acknowledged: () => acknowledged,
    stop: () => {
      stopped = true;
      return writing;
    },
  };
};
