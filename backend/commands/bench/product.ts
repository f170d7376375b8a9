/** Starts the product as `npm start` does, as a demonstration on a database of the bench's. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { endChild } from "./child.ts";
import type { Contender } from "./contender.ts";

const startMaxMs = 60_000;

/**
 * @param folder the project's.
 * @param profileDir where to leave a profile of the processor's work when it stops; null for none.
 */
export const startProduct = async (
  folder: string,
  databaseUrl: string,
  place: string,
  profileDir: string | null,
): Promise<Contender> => {
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
    livePath: `/api/localities/${place}/live`,
    pid: child.pid ?? 0,
    stop: () => endChild(child),
  };
};
