/** Sends figures over kept connections, as a provider's system does: steadily, or as fast as it is answered. */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { clockMs } from "./clock.ts";
import type { Contender } from "./contender.ts";
import { daysInTurn, type SentFigure, submissionOf } from "./figure.ts";
import type { Post } from "./messages.ts";

const connectionsMax = 64;
const Receipt = z.object({ revision: z.int() });

export type Acknowledged = Post & { acknowledgedAfterMs: number };

export type Sender = {
  /** One figure, and its acknowledgement. Rejects when it is refused. */
  send(to: Contender): Promise<Acknowledged>;
  /** So many figures, one every `everyMs` whether the one before was answered or not. */
  sendSteadily(to: Contender, count: number, everyMs: number): Promise<Acknowledged[]>;
  /** Each writer sends its next when its last was answered; how many were in `forMs`. */
  sendAsFastAsAnswered(to: Contender, writers: number, forMs: number): Promise<number>;
  stop(): void;
};

/** @param days see `submissionOf`. */
export const makeSender = (figure: SentFigure, days = daysInTurn): Sender => {
  const agent = new Agent({ keepAlive: true, maxSockets: connectionsMax });
  let turn = 0;

  const send: Sender["send"] = async ({ address, postPath, credentials }) => {
    const body = JSON.stringify(submissionOf(figure, turn++, days));
    const headers = {
      ...credentials,
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
      "Idempotency-Key": randomUUID(),
    };
    const begunAtMs = clockMs();
    const reply = await post(agent, `${address}${postPath}`, headers, body);
    const acknowledgedAfterMs = clockMs() - begunAtMs;
    const { revision } = Receipt.parse(JSON.parse(reply));
    return { revision, begunAtMs, acknowledgedAfterMs };
  };

  const sendSteadily: Sender["sendSteadily"] = async (to, count, everyMs) => {
    const firstAtMs = clockMs();
    const sent: Promise<Acknowledged>[] = [];
    for (let index = 0; index < count; index += 1) {
      await pause(Math.max(0, firstAtMs + index * everyMs - clockMs()));
      const sending = send(to);
      // It may fail while the next is waited for; whoever asked is told by the end of all.
      sending.catch(() => {});
      sent.push(sending);
    }
    return Promise.all(sent);
  };

  const sendAsFastAsAnswered: Sender["sendAsFastAsAnswered"] = async (to, writers, forMs) => {
    const endsAtMs = clockMs() + forMs;
    let answered = 0;
    const write = async (): Promise<void> => {
      while (clockMs() < endsAtMs) {
        await send(to);
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    return answered;
  };

  return { send, sendSteadily, sendAsFastAsAnswered, stop: () => agent.destroy() };
};

const post = (
  agent: Agent,
  url: string,
  headers: Record<string, string | number>,
  body: string,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent, headers }, (reply) => {
      let text = "";
      reply.setEncoding("utf8");
      reply.on("data", (part: string) => (text += part));
      reply.on("error", reject);
      reply.on("end", () => {
        if (reply.statusCode === 201) resolve(text);
        else reject(new Error(`${url} answered ${reply.statusCode}: ${text}`));
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
