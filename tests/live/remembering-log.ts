/** A log that only remembers. */
import type { Log } from "../../backend/live/log.ts";

export type RememberingLog = Log & {
  said: string[];
};

export const makeRememberingLog = (): RememberingLog => {
  const said: string[] = [];
  const remember = (_facts: object, message: string): void => void said.push(message);
  return { said, info: remember, warn: remember, error: remember };
};
