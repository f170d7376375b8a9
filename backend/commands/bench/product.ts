/** Starts the product as `npm start` does, as a demonstration on a database of the bench's. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { NewFeedKey } from "../../../contracts/people.ts";
import { signIn } from "../sign-in.ts";
import { findSentFigure } from "./figure.ts";
import { endChild } from "./child.ts";
import type { Contender } from "./contender.ts";

const startMaxMs = 60_000;
/** More than any round sends: it is not the limit that is measured. */
const writesPerMinute = 10_000_000;

export type ProductSetting = {
  /** The project's. */
  folder: string;
  databaseUrl: string;
  dataDir: string;
  place: string;
  /** What is sent: with a feed key of its provider, as a machine does. */
  measure: string;
  /** Where to leave a profile of the processor's work when it stops; null for none. */
  profileDir: string | null;
};

export const startProduct = async ({
  folder,
  databaseUrl,
  dataDir,
  place,
  measure,
  profileDir,
}: ProductSetting): Promise<Contender> => {
  const password = randomUUID();
  const profiling = profileDir === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDir}`];
  const program = join(folder, "backend", "commands", "start.mjs");
  const child = spawn(process.execPath, [...profiling, program], {
    cwd: folder,
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: "0",
      DEMO: "yes",
      DEMO_CLOCK: "",
      DEMO_PASSWORD: password,
      DATA_DIR: dataDir,
      WRITES_PER_MINUTE: String(writesPerMinute),
      LOG_LEVEL: "warn",
      DATABASE_URL: databaseUrl,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The product did not start.")), startMaxMs);
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    });
    child.once("exit", () => {
      clearTimeout(late);
      reject(new Error(`The product ended as it started. ${said}`));
    });
  }).catch(async (error: unknown) => {
    await endChild(child);
    throw error;
  });
  return {
    name: "ours",
    address,
    postPath: `/api/localities/${place}/submissions`,
    credentials: await makeKey(address, place, measure, password).catch(async (error: unknown) => {
      await endChild(child);
      throw error;
    }),
    livePath: `/api/localities/${place}/live`,
    pid: child.pid ?? 0,
    stop: () => endChild(child),
  };
};

/** Signs in as the place team and makes a feed key, as one does for a machine. */
const makeKey = async (
  address: string,
  place: string,
  measure: string,
  password: string,
): Promise<Record<string, string>> => {
  const { provider } = await findSentFigure(address, place, measure);
  const cookie = await signIn(address, "place@demo.example", password);
  const reply = await fetch(`${address}/api/localities/${place}/feed-keys`, {
    method: "POST",
    headers: { Cookie: cookie, "Content-Type": "application/json" },
    body: JSON.stringify({ provider, name: "bench" }),
  });
  if (!reply.ok) throw new Error(`No feed key was made: ${await reply.text()}`);
  return { Authorization: `Bearer ${NewFeedKey.parse(await reply.json()).token}` };
};
