/** `npm run send-figure -- ruh-ed-attendances 281`: posts one figure, so that the wall moves. */
import { parseArgs } from "node:util";
import { z } from "zod";
import { addDays, instantInLondon, londonDay } from "../../contracts/calendar.ts";
import { Service } from "../../contracts/service.ts";
import { Wall } from "../../contracts/figure.ts";
import { SubmissionReceipt } from "../../contracts/observation.ts";
import { Problem } from "../../contracts/problem.ts";
import { setTimeout as pause } from "node:timers/promises";
import { findCredentials, NotLetIn } from "./sign-in.ts";

const usage = `Send one figure:        npm run send-figure -- MEASURE VALUE [--part P1] [--as-at 2024-08-15] [--place banes] [--key FEED-KEY]
Let real days go by:    npm run send-figure -- --play [--days 28] [--seconds 2] [--place banes]`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    place: { type: "string", default: "banes" },
    part: { type: "string" },
    "as-at": { type: "string" },
    play: { type: "boolean", default: false },
    days: { type: "string", default: "28" },
    seconds: { type: "string", default: "2" },
    key: { type: "string", default: process.env.FEED_KEY },
    address: {
      type: "string",
      default: `http://127.0.0.1:${process.env.PORT ?? "8080"}`,
    },
  },
});

/** A sentence for the person at the keyboard. */
class Refused extends Error {}

/** Looked for once: the clock is an administrator's to move, figures are the place team's to enter. */
const credentials = findCredentials(options.address, options.play ? "admin" : "place", options.key);
// It is awaited with the first question; until then a refusal is nobody's.
credentials.catch(() => {});

const ask = async <T>(schema: z.ZodType<T>, path: string, body?: object): Promise<T> => {
  const headers = await credentials;
  const init =
    body === undefined
      ? { headers }
      : {
          method: "POST",
          headers: {
            ...headers,
            "Content-Type": "application/json",
            "Idempotency-Key": crypto.randomUUID(),
          },
          body: JSON.stringify(body),
        };
  const reply = await fetch(`${options.address}${path}`, init).catch(() => {
    throw new Refused(`Nothing answers at ${options.address}. Start the product with npm start.`);
  });
  const json: unknown = await reply.json();
  if (reply.ok) return schema.parse(json);
  const problem = Problem.parse(json);
  throw new Refused([problem.message, ...problem.issues.map(({ message }) => message)].join("\n"));
};

const sendFigure = async (measure: string, value: number): Promise<string> => {
  const wall = await ask(Wall, `/api/localities/${options.place}/wall`);
  const figure = wall.figures.find(({ key }) => key === measure);
  if (figure === undefined) {
    const keys = wall.figures.filter(({ derived }) => !derived).map(({ key }) => key);
    throw new Refused(`There is no measure "${measure}". Choose one of: ${keys.join(", ")}`);
  }
  const asAt = options["as-at"] ?? nextAsAt(figure, londonDay(wall.at));
  const receipt = await ask(SubmissionReceipt, `/api/localities/${options.place}/submissions`, {
    provider: figure.provider.key,
    observations: [
      {
        measure,
        asAt,
        ...(figure.kind === "level" ? { level: value } : { value }),
        ...(options.part === undefined ? {} : { breakdown: options.part }),
      },
    ],
  });
  return `${figure.title}: ${value} for ${asAt}, recorded at revision ${receipt.revision}.`;
};

/** A day's count is about yesterday, a snapshot about today; the rest corrects what stands there. */
const nextAsAt = ({ cadence, asAt }: Wall["figures"][number], today: string): string => {
  if (cadence.every === "day") return addDays(today, -cadence.due.afterDays);
  if (cadence.every === "event" || cadence.every === "occasion" || asAt === null) return today;
  return asAt;
};

/** Moves the demonstration's clock on, a day at a time: the real figures of each day arrive as they did. */
const play = async (): Promise<string> => {
  const days = z.coerce.number().int().min(1).max(300).parse(options.days);
  const pauseMs = z.coerce.number().min(0.1).max(3_600).parse(options.seconds) * 1_000;
  for (let day = 0; day < days; day += 1) {
    const { at } = await ask(Service, "/api/service");
    const next = addDays(londonDay(at), 1);
    const to = instantInLondon(next, "08:45");
    await ask(z.object({ at: z.string() }), "/api/demonstration/clock", { to });
    console.log(`The clock reads 8:45am on ${next}.`);
    await pause(pauseMs);
  }
  return `${days} days have gone by. Start afresh by removing the data folder.`;
};

const runCommand = (): Promise<string> => {
  if (options.play) return play();
  const [measure, value] = positionals;
  if (measure === undefined || value === undefined || Number.isNaN(Number(value))) {
    throw new Refused(usage);
  }
  return sendFigure(measure, Number(value));
};

try {
  console.log(await runCommand());
} catch (error) {
  const isSentence =
    error instanceof Refused || error instanceof NotLetIn || error instanceof z.ZodError;
  if (!isSentence) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
