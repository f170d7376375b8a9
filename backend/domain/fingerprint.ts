/** The fingerprint of a published update: by it anybody can tell that not a letter of it has changed. */
import { createHash } from "node:crypto";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";

/**
 * SHA-256, in hexadecimal, of the update's JSON in the canonical form of RFC 8785 (members in order of
 * their names, no space between them, UTF-8), with `fingerprint` null and `corrections` empty: these two
 * are said of what was published and are no part of it. So it can be worked out anew from the JSON that
 * the product gives out, with any tool that knows that form.
 */
export const fingerprintOf = (update: WeeklyUpdate): string =>
  createHash("sha256")
    .update(writeCanonical({ ...update, fingerprint: null, corrections: [] }))
    .digest("hex");

/** Numbers and strings are written as JSON.stringify does, which RFC 8785 takes for its rule. */
const writeCanonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${writeCanonical(member)}`);
  return `{${members.join(",")}}`;
};
