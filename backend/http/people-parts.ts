/** What the routes about people share. */
import type { Context } from "hono";
import type { Caller } from "../../contracts/access.ts";
import type { HandedLink } from "../../contracts/people.ts";
import { type LinkPurpose, mailLink } from "../actions/people/mail-link.ts";
import type { LinkFor } from "../actions/people/one-time-link.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";

/**
 * The link as whoever it is for can open it, at the public address or where it was asked for; sent to them
 * too where this installation sends e-mail.
 */
export const handOver = async (
  deps: Pick<Deps, "publicAddress" | "mail" | "log">,
  c: Context,
  purpose: LinkPurpose,
  { made: { link, expiresAt }, whom }: LinkFor,
): Promise<HandedLink> => {
  const whole = {
    link: new URL(link, deps.publicAddress ?? new URL(c.req.url).origin).toString(),
    expiresAt,
  };
  return { ...whole, mail: await mailLink(deps, purpose, whole, whom) };
};

/** The person who asks; throws "signed-out" where it is a machine. */
export const personOf = ({ caller }: Asker): Extract<Caller, { is: "person" }> => {
  if (caller.is !== "person") throw new ProblemError("signed-out", "Sign in first.");
  return caller;
};
