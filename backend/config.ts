/** The environment, parsed once. A wrong value stops the start with a sentence that names the variable. */
import { z } from "zod";
import { type Instant, dayOf, instantInLondon, timeOf } from "../contracts/calendar.ts";
import { passwordCharactersMax, passwordCharactersMin } from "../contracts/people.ts";
import { parseIssuers } from "./config-issuers.ts";
import { parseMail } from "./config-mail.ts";
import type { MailSettings } from "./notify/mail-settings.ts";
import type { IssuerSettings } from "./people/settings.ts";
import { usualRates } from "./rates.ts";

/** Addresses that only this machine reaches. */
const loopbackHosts = ["127.0.0.1", "localhost", "::1"];

/** More proxies in a row than anyone has. */
const proxiesMax = 5;

const defaultDemonstrationClock = "2024-08-16T08:30";

const yesOrNo = z.enum(["yes", "no", "true", "false", "1", "0", "on", "off"], {
  error: "write yes or no",
});
const isYes = (word: z.infer<typeof yesOrNo>): boolean => ["yes", "true", "1", "on"].includes(word);

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce
    .number({ error: "write a port number such as 8080" })
    .int("write a whole port number such as 8080")
    .min(0, "write a port from 0 to 65535")
    .max(65_535, "write a port from 0 to 65535")
    .default(8080),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: "write the address that people open, such as https://flow.example.nhs.uk",
    })
    .optional(),
  TRUST_PROXY: z
    .union([z.coerce.number().int().min(0).max(proxiesMax), yesOrNo], {
      error: `write how many proxies of yours stand before it: 0 to ${proxiesMax}`,
    })
    .default(0),
  WRITES_PER_MINUTE: z.coerce
    .number({ error: "write a number such as 600" })
    .int("write a whole number such as 600")
    .min(1, "write 1 or more")
    .default(usualRates.writesPerMinute),
  NOTICE_WEBHOOK: z
    .url({
      protocol: /^https?$/,
      error: "write the webhook address that Teams or Slack made for a channel",
    })
    .optional(),
  FEED_FOLDER: z.string().min(1, "write a folder, or leave it out").optional(),
  DEMO_PASSWORD: z
    .string()
    .min(passwordCharactersMin, `use at least ${passwordCharactersMin} characters`)
    .max(passwordCharactersMax, `use at most ${passwordCharactersMax} characters`)
    .optional(),
  DATA_DIR: z.string().min(1, "write a folder, or leave it out").optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "write it as postgres://user:password@host:5432/name")
    .optional(),
  DEMO: yesOrNo.optional(),
  DEMO_CLOCK: z.iso
    .datetime({
      local: true,
      precision: -1,
      error: `write a London date and time such as ${defaultDemonstrationClock}`,
    })
    .default(defaultDemonstrationClock),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "write one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("warn"),
});

/** Variables whose values are never shown. */
const secretNames = /PASSWORD|SECRET|DATABASE_URL|WEBHOOK/;

export type Config = {
  port: number;
  host: string;
  /** Whether only this machine can reach it. */
  loopbackOnly: boolean;
  /** "https://flow.example.nhs.uk"; null when it is only what people asked at. */
  publicAddress: string | null;
  proxies: number;
  writesPerMinute: number;
  /** Where notices of places without an address of their own are sent: a secret. */
  noticeWebhook: string | null;
  /** Null: nothing is sent by e-mail. */
  mail: MailSettings | null;
  feedFolder: string | null;
  issuers: IssuerSettings[];
  dataDir: string | null;
  databaseUrl: string | null;
  /** When the demonstration's clock starts; null when this is no demonstration. */
  demonstrationStart: Instant | null;
  /** Null: one is made at the first start. */
  demonstrationPassword: string | null;
  logLevel: string;
};

/** Says which variable is wrong and what to write there. */
export class ConfigProblem extends Error {
  override name = "ConfigProblem";
}

/** Throws `ConfigProblem` with a line for each variable that is wrong. */
export const parseConfig = (environment: Record<string, string | undefined>): Config => {
  // An empty variable is one that was not set, as shells and compose files write it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? "");
      // What is secret is not said again on a screen.
      const said = secretNames.test(name) ? "is not right" : `is "${given[name] ?? ""}"`;
      return `${name} ${said}: ${issue.message}.`;
    });
    throw new ConfigProblem(lines.join("\n"));
  }
  const { data } = parsed;
  const isDemonstration =
    data.DEMO === undefined ? data.NODE_ENV !== "production" : isYes(data.DEMO);
  return {
    port: data.PORT,
    host: data.HOST,
    loopbackOnly: loopbackHosts.includes(data.HOST),
    publicAddress: data.PUBLIC_URL === undefined ? null : new URL(data.PUBLIC_URL).origin,
    proxies:
      typeof data.TRUST_PROXY === "number" ? data.TRUST_PROXY : Number(isYes(data.TRUST_PROXY)),
    writesPerMinute: data.WRITES_PER_MINUTE,
    noticeWebhook: data.NOTICE_WEBHOOK ?? null,
    mail: parseMailOrThrow(given),
    feedFolder: data.FEED_FOLDER ?? null,
    issuers: parseIssuersOrThrow(given),
    dataDir: data.DATA_DIR ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    demonstrationStart: isDemonstration
      ? instantInLondon(dayOf(data.DEMO_CLOCK), timeOf(data.DEMO_CLOCK) ?? "08:30")
      : null,
    demonstrationPassword: data.DEMO_PASSWORD ?? null,
    logLevel: data.LOG_LEVEL,
  };
};

const parseIssuersOrThrow = (given: Record<string, string | undefined>): IssuerSettings[] => {
  const { issuers, wrong } = parseIssuers(given);
  if (wrong.length > 0) throw new ConfigProblem(wrong.join("\n"));
  return issuers;
};

const parseMailOrThrow = (given: Record<string, string | undefined>): MailSettings | null => {
  const { mail, wrong } = parseMail(given);
  if (wrong.length > 0) throw new ConfigProblem(wrong.join("\n"));
  return mail;
};
