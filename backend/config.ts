/** The environment, parsed once. A wrong value stops the start with a sentence that names the variable. */
import { z } from "zod";
import { type Instant, dayOf, instantInLondon, timeOf } from "../contracts/calendar.ts";

/** Until people can sign in, the figures are for those at this machine. */
const loopbackHosts = ["127.0.0.1", "localhost", "::1"] as const;

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
  /** Set in the container image, whose port is published to the host's loopback only. */
  INSIDE_CONTAINER: yesOrNo.default("no"),
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

export type Config = {
  port: number;
  host: string;
  dataDir: string | null;
  databaseUrl: string | null;
  /** When the demonstration's clock starts; null when this is no demonstration. */
  demonstrationStart: Instant | null;
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
      return `${name} is "${given[name] ?? ""}": ${issue.message}.`;
    });
    throw new ConfigProblem(lines.join("\n"));
  }
  const { data } = parsed;
  checkHost(data.HOST, isYes(data.INSIDE_CONTAINER));
  const isDemonstration =
    data.DEMO === undefined ? data.NODE_ENV !== "production" : isYes(data.DEMO);
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    demonstrationStart: isDemonstration
      ? instantInLondon(dayOf(data.DEMO_CLOCK), timeOf(data.DEMO_CLOCK) ?? "08:30")
      : null,
    logLevel: data.LOG_LEVEL,
  };
};

const checkHost = (host: string, insideContainer: boolean): void => {
  if (insideContainer || loopbackHosts.some((loopback) => loopback === host)) return;
  throw new ConfigProblem(
    `HOST is "${host}": until people can sign in, Locality Flow listens on this machine only. Use 127.0.0.1.`,
  );
};
