/** Makes links that open once, and says how long they do. */
import type { Instant } from "../../../contracts/calendar.ts";
import type { OneTimeLink } from "../../../contracts/people.ts";
import type { Tx } from "../../store/database.ts";
import { type LinkTarget, makeToken, saveLink } from "../../store/one-time-links.ts";
import type { Whom } from "./mail-link.ts";

/** A link, and whom it is for. */
export type LinkFor = { made: OneTimeLink; whom: Whom };

const hourMs = 3_600_000;

/** How long each kind of link opens. An invitation may lie over a weekend and a holiday. */
const linkMs: Record<LinkTarget["purpose"], number> = {
  "set-up": 24 * hourMs,
  invitation: 7 * 24 * hourMs,
  "password-reset": 24 * hourMs,
};

/**
 * Makes a link; an earlier one for the same opens no longer.
 *
 * @returns it as a path here, "/join/<token>": told once, and kept only as a hash.
 */
export const makeLink = async (tx: Tx, target: LinkTarget, now: Instant): Promise<OneTimeLink> => {
  const { token, tokenHash } = makeToken();
  const expiresAt = new Date(Date.parse(now) + linkMs[target.purpose]).toISOString();
  await saveLink(tx, target, { tokenHash, expiresAt });
  return { link: `/join/${token}`, expiresAt };
};
