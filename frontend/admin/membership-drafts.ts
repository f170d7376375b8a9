/** Roles while they are being chosen: half of one is no `Membership` yet. */
import type { z } from "zod";
import { InvitationRequest, type Membership, type Role } from "../../contracts/people.ts";
import type { Place } from "./sections.ts";

/** Keys are "" until something is chosen, or where the role has none. */
export type MembershipDraft = { role: Role; locality: string; provider: string };

const Memberships = InvitationRequest.shape.memberships;

/** What to begin a new role with: the least that a role can be, in the first place. */
export const makeDraft = (places: readonly Place[]): MembershipDraft => ({
  role: "viewer",
  locality: places[0]?.key ?? "",
  provider: "",
});

export const draftOf = ({ role, locality, provider }: Membership): MembershipDraft => ({
  role,
  locality: locality ?? "",
  provider: provider ?? "",
});

/** The draft with a change, and its provider chosen again where the change makes it meaningless. */
export const changeDraft = (
  draft: MembershipDraft,
  change: Partial<MembershipDraft>,
  places: readonly Place[],
): MembershipDraft => {
  const next = { ...draft, ...change };
  const providers = places.find(({ key }) => key === next.locality)?.providers ?? [];
  const keeps = providers.some(({ key }) => key === next.provider);
  if (next.role !== "flow-lead") return { ...next, provider: "" };
  return keeps ? next : { ...next, provider: providers[0]?.key ?? "" };
};

/** Checked by the contract, so that what is sent is what the server takes. */
export const readDrafts = (
  drafts: readonly MembershipDraft[],
): z.ZodSafeParseResult<Membership[]> =>
  Memberships.safeParse(
    drafts.map(({ role, locality, provider }) => ({
      role,
      locality: role === "administrator" ? null : locality,
      provider: role === "flow-lead" ? provider : null,
    })),
  );
