/** Starts the bare server in a process of its own. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { endChild } from "../end-child.ts";
import type { Contender } from "./contender.ts";

const Listening = z.tuple([z.object({ port: z.int() }), z.unknown()]);

/**
 * @param program the built file of `bare-server.ts`.
 * @param sizes how long the product's texts are, for the bare ones to be as long.
 */
export const startBare = async (
  program: string,
  databaseUrl: string,
  sizes: { patchBytes: number; snapshotBytes: number },
): Promise<Contender> => {
  const child = fork(program, {
    execArgv: [],
    env: {
      ...process.env,
      BARE_DATABASE_URL: databaseUrl,
      BARE_PATCH_BYTES: String(sizes.patchBytes),
      BARE_SNAPSHOT_BYTES: String(sizes.snapshotBytes),
    },
  });
  const ended = once(child, "exit").then(() => {
    throw new Error("The bare server did not start.");
  });
  const [{ port }] = Listening.parse(await Promise.race([once(child, "message"), ended]));
  ended.catch(() => {});
  return {
    name: "bare",
    address: `http://127.0.0.1:${port}`,
    pagePath: "/",
    postPath: "/",
    credentials: {},
    livePath: "/",
    pid: child.pid ?? 0,
    startAnother: () => startBare(program, databaseUrl, sizes),
    stop: () => endChild(child),
  };
};
