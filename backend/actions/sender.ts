/** How the one who asks is called in what is kept of what they did. */
import { type Caller, may } from "../../contracts/access.ts";
import { roleNames, type Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { LocalityWithProviders } from "../store/places.ts";

/** For what happens without anyone asking: a clock, a watched folder. */
export const installation: Sender = {
  is: "installation",
  id: null,
  name: "Locality Flow",
  role: "installation",
};

type Where = Pick<LocalityWithProviders, "key" | "shortName" | "providers">;

/**
 * The role is the nearest one that lets them: of the provider before the place, of the place before the
 * installation. Null for those who have not signed in.
 *
 * @param where the place that they act in; null for the installation as a whole.
 * @param provider whose figures it is about, where it is about somebody's.
 */
export const senderOf = (
  caller: Caller,
  where: Where | null,
  provider: Key | null,
): Sender | null => {
  switch (caller.is) {
    case "anyone":
      return null;
    case "installation":
      return installation;
    case "feed":
      return { is: "feed", id: caller.id, name: caller.name, role: "feed key" };
    case "screen":
      return { is: "screen", id: caller.id, name: caller.name, role: "screen" };
    case "person": {
      const { id, name } = caller;
      return { is: "person", id, name, role: roleOf(caller, where, provider) };
    }
  }
};

const roleOf = (
  { memberships }: Extract<Caller, { is: "person" }>,
  where: Where | null,
  provider: Key | null,
): string => {
  const here = memberships.filter(({ locality }) => where !== null && locality === where.key);
  const lead = here.find((one) => one.role === "flow-lead" && one.provider === provider);
  if (lead !== undefined && where !== null) {
    const reporting = where.providers.find(({ key }) => key === lead.provider);
    return `${reporting?.shortName ?? lead.provider} ${roleNames["flow-lead"]}`;
  }
  const nearest =
    here.find(({ role }) => role === "place-team") ??
    memberships.find(({ role }) => role === "administrator") ??
    here[0] ??
    memberships[0];
  if (nearest === undefined) return "no role";
  return nearest.role === "administrator" || where === null
    ? roleNames[nearest.role]
    : `${where.shortName} ${roleNames[nearest.role]}`;
};

/** Whether the caller is let to change what has stood for long; see `amendmentDaysMax`. */
export const mayAmendLate = (caller: Caller, locality: Key, provider: Key): boolean =>
  may(caller, { to: "amend-late", locality, provider });
