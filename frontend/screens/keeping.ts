/** What a screen keeps in its browser, to have it after a restart: plain words, nothing that opens a door. */
import type { z } from "zod";

const nameOf = (key: string): string => `locality-flow.screen.${key}`;

/** @returns false where the browser keeps nothing: private windows, a full disk. */
export const keep = (key: string, value: unknown): boolean => {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

/** What was kept, where it is still what this release understands; else null. */
export const kept = <T>(key: string, schema: z.ZodType<T>): T | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(nameOf(key)) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

export const forget = (key: string): void => {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept.
  }
};
