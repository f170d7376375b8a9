/** The product in a process of its own, as `npm start` runs it: what a command measures. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { endChild } from "./end-child.ts";

const startMaxMs = 60_000;

export type ProductApart = {
  /** "http://127.0.0.1:40123" */
  address: string;
  pid: number;
  /** Resolves when it has ended. */
  stop(): Promise<void>;
};

/**
 * Starts a demonstration and resolves when it has said where it answers. Rejects with what it said
 * when it ends before that.
 *
 * @param folder the project's.
 * @param environment what it is told besides: its database, its data folder, its password.
 * @param nodeWords options of Node itself.
 */
export const startApart = async (
  folder: string,
  environment: Record<string, string>,
  nodeWords: readonly string[] = [],
): Promise<ProductApart> => {
  const program = join(folder, "backend", "commands", "start.mjs");
  const child = spawn(process.execPath, [...nodeWords, program], {
    cwd: folder,
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: "0",
      DEMO: "yes",
      DEMO_CLOCK: "",
      LOG_LEVEL: "warn",
      ...environment,
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
  return { address, pid: child.pid ?? 0, stop: () => endChild(child) };
};
