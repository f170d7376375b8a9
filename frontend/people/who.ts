/** Who is signed in: asked once, when the application opens, and again when that may have changed. */
import { createResource, createRoot } from "solid-js";
import { type Caller } from "../../contracts/access.ts";
import type { Me } from "../../contracts/people.ts";
import { calls } from "./calls.ts";

const [asked, { refetch }] = createRoot(() => createResource(calls.me));

/** What the server said; undefined until it did. Read without suspending the page. */
export const me = (): Me | undefined =>
  asked.state === "ready" || asked.state === "refreshing" ? asked.latest : undefined;

/** Why it did not say; undefined when nothing went wrong. */
export const whyUnknown = (): unknown => (asked.state === "errored" ? asked.error : undefined);

/** Who asks, as `may()` wants to know it; undefined until it is known. */
export const caller = (): Caller | undefined => {
  const said = me();
  if (said === undefined) return undefined;
  return said.person === null ? { is: "anyone" } : { is: "person", ...said.person };
};

/** Asks again: somebody signed in, or out. */
export const askAgain = async (): Promise<void> => {
  await refetch();
};
