/** The providers' systems: each sends until it is acknowledged, to whichever server answers, under one key. */
import { setTimeout as pause } from "node:timers/promises";
import { addDays, type AsAt, londonDay } from "../../contracts/calendar.ts";
import {
  noteCharactersMax,
  type ReportedObservation,
  SubmissionReceipt,
} from "../../contracts/observation.ts";
import type { Sending } from "./operations.ts";
import type { ServerProcess } from "./server-process.ts";
import { type FeedTokens, long, type PlaceKey, type ProviderKey, sentences } from "./system.ts";

const attemptMaxMs = 5_000;
const retryMs = 15;
/** Longer than any server or database of the oracle is away. */
const acknowledgedMaxMs = 300_000;
/** As many bytes as words may have: the longest that is allowed, of letters of three bytes. */
const wordsOf = (number: number): string => `${number} `.padEnd(noteCharactersMax, "—");

/** One submission as it is sent, every time it is sent. */
export type Letter = {
  place: PlaceKey;
  provider: ProviderKey;
  key: string;
  observations: ReportedObservation[];
};

/** A letter of figures for days counted back from today, as a server's clock reads it. */
export const writeLetter = (
  { place, provider, figures }: Sending,
  key: string,
  now: number,
): Letter => {
  const today = londonDay(new Date(now).toISOString());
  const observations = figures.map(({ measure, breakdown, daysAgo, value }) => ({
    measure,
    ...(breakdown === null ? {} : { breakdown }),
    asAt: addDays(today, -daysAgo),
    ...(value === null ? { none: "The count was not made." } : { value }),
  }));
  return { place, provider, key, observations };
};

/** A letter that corrects every sentence of the long wall, in as many words as are allowed. */
export const writeLongLetter = (key: string, now: number, number: number): Letter => {
  const asAt = londonDay(new Date(now).toISOString());
  const text = wordsOf(number);
  const observations = sentences.map((measure) => ({
    measure,
    asAt,
    text,
    note: text,
    reason: text,
  }));
  return { place: long, provider: "acute", key, observations };
};

/** The whole measures in a letter, with what they are said to be. */
export const wholesOf = ({
  observations,
}: Letter): { measure: string; asAt: AsAt; value: number | null }[] =>
  observations
    .filter(({ breakdown }) => breakdown === undefined)
    .map(({ measure, asAt, value }) => ({ measure, asAt, value: value ?? null }));

export class Sender {
  readonly #servers: readonly ServerProcess[];
  readonly #tokens: FeedTokens;

  constructor(servers: readonly ServerProcess[], tokens: FeedTokens) {
    this.#servers = servers;
    this.#tokens = tokens;
  }

  /**
   * Sends a letter, to this server first and then to the one and the other, until one of them says
   * what became of it. No reply, or half of one: whether it arrived is not known, and the key tells.
   *
   * @returns the receipt; null when it was refused, as for a day that has not come by that clock.
   */
  async send(letter: Letter, first: number): Promise<SubmissionReceipt | null> {
    const begun = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      const server = this.#servers[(first + attempt) % this.#servers.length];
      const reply = server === undefined ? null : await this.#try(letter, server);
      if (reply !== null) {
        const { status, text } = reply;
        if (status === 201 || status === 200) return SubmissionReceipt.parse(JSON.parse(text));
        if (status === 422) return null;
        if (status !== 503) throw new Error(`A submission was answered ${status}: ${text}`);
      }
      if (performance.now() - begun > acknowledgedMaxMs) {
        throw new Error(`A submission was not acknowledged in ${acknowledgedMaxMs} ms.`);
      }
      await pause(retryMs);
    }
  }

  async #try(
    { place, provider, key, observations }: Letter,
    { address }: ServerProcess,
  ): Promise<{ status: number; text: string } | null> {
    try {
      const reply = await fetch(`${address}/api/localities/${place}/submissions`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${this.#tokens(place, provider)}`,
          "Content-Type": "application/json",
          "Idempotency-Key": key,
        },
        body: JSON.stringify({ provider, observations }),
        signal: AbortSignal.timeout(attemptMaxMs),
      });
      return { status: reply.status, text: await reply.text() };
    } catch {
      return null;
    }
  }
}
