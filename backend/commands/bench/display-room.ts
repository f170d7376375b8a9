/** The bench's side of the process that holds its displays. */
import { type ChildProcess, fork } from "node:child_process";
import type { z } from "zod";
import { endChild } from "../end-child.ts";
import { Closed, Opened, type Order, type Post, Returned, Told } from "./messages.ts";

export type DisplayRoom = {
  /**
   * Opens so many displays at once, shared out between the addresses; resolves when each has had its
   * first message.
   */
  open(urls: readonly string[], count: number): Promise<Opened>;
  /** Opens all again at once, at another address, from where each stood. */
  return(url: string, revision: number): Promise<Returned>;
  /** When each display saw each figure; waits for those that have not come yet. */
  tell(posts: readonly Post[]): Promise<Told>;
  close(): Promise<void>;
  /** Ends the process. */
  stop(): Promise<void>;
};

/** @param program the built file of `displays.ts`. */
export const openDisplayRoom = (program: string): DisplayRoom => {
  // The advanced form carries a Float64Array as it is.
  const child = fork(program, { serialization: "advanced", execArgv: [] });
  return {
    open: (urls, count) => give(child, { order: "open", urls: [...urls], count }, Opened),
    return: (url, revision) => give(child, { order: "return", url, revision }, Returned),
    tell: (posts) => give(child, { order: "tell", posts: [...posts] }, Told),
    close: async () => {
      await give(child, { order: "close" }, Closed);
    },
    stop: () => endChild(child),
  };
};

/** One order at a time: the next message is its answer. */
const give = <T>(child: ChildProcess, order: Order, answer: z.ZodType<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const lost = (): void => reject(new Error("The process with the displays has ended."));
    child.once("exit", lost);
    child.once("message", (message) => {
      child.off("exit", lost);
      const parsed = answer.safeParse(message);
      if (parsed.success) resolve(parsed.data);
      else reject(parsed.error);
    });
    child.send(order);
  });
