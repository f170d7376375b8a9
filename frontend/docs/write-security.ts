/** Who is let in, in words. */
import type { Operation } from "./openapi.ts";

const wayNames: Record<string, string> = {
  feedKey: "a feed key",
  session: "a person who has signed in",
};

/** "a feed key, or a person who has signed in" */
export const writeSecurity = ({ security }: Pick<Operation, "security">): string => {
  const ways = security ?? [];
  const names = ways.flatMap((way) => Object.keys(way)).map((way) => wayNames[way] ?? way);
  if (names.length === 0) return "anyone";
  const isOpenToo = ways.some((way) => Object.keys(way).length === 0);
  return `${names.join(", or ")}${isOpenToo ? "; anyone, where the place is open" : ""}`;
};
