/** What the routes about people share. */
import type { Context } from "hono";
import type { Caller } from "../../contracts/access.ts";
import type { OneTimeLink } from "../../contracts/people.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";

/** The link as whoever it is for can open it: at the public address, or where it was asked for. */
export const withAddress = (
  { publicAddress }: Pick<Deps, "publicAddress">,
  c: Context,
  { link, expiresAt }: OneTimeLink,
): OneTimeLink => ({
  link: new URL(link, publicAddress ?? new URL(c.req.url).origin).toString(),
  expiresAt,
});

/** The person who asks; throws "signed-out" where it is a machine. */
export const personOf = ({ caller }: Asker): Extract<Caller, { is: "person" }> => {
  if (caller.is !== "person") throw new ProblemError("signed-out", "Sign in first.");
  return caller;
};
