/** Which pages of a place open for the one who asks: the bar shows no door that stays shut. */
import { type Ask, type Caller, type Openness, may } from "../../contracts/access.ts";
import type { Membership } from "../../contracts/people.ts";
import { placesSoFar } from "./places.ts";
import { caller, me } from "./who.ts";

const opennessOf = (locality: string): Openness => {
  if (me()?.demonstration === true) return "demonstration";
  return placesSoFar().find(({ key }) => key === locality)?.open === true ? "open" : "closed";
};

/** Whether the caller may do this of a place; until it is known who asks, nothing but what is open to all. */
export const mayHere = (ask: Ask): boolean =>
  may(caller() ?? { is: "anyone" }, ask, "locality" in ask ? opennessOf(ask.locality) : "closed");

const membershipsOf = (asking: Caller | undefined): readonly Membership[] =>
  asking?.is === "person" ? asking.memberships : [];

/** The place that the caller belongs to first; an administrator, who belongs everywhere, the first there is. */
export const ownPlace = (): string | undefined => {
  const [first] = membershipsOf(caller());
  return first === undefined ? undefined : (first.locality ?? placesSoFar()[0]?.key);
};

/** Whether there is a provider of the place whose figures the caller may enter. */
export const mayEnter = (locality: string): boolean =>
  membershipsOf(caller()).some((membership) =>
    // Of a place's own team it does not matter which provider; "any" stands for each of them.
    mayHere({ to: "see-sheet", locality, provider: membership.provider ?? "any" }),
  );

/** Whether a section of the administration has something for the caller, in one place or in all. */
export const mayAdminister = (locality: string | null): boolean => {
  const asking = caller();
  if (asking === undefined) return false;
  if (may(asking, { to: "manage-people" })) return true;
  return membershipsOf(asking).some(
    (membership) =>
      membership.locality !== null &&
      (locality === null || membership.locality === locality) &&
      may(asking, { to: "manage-feed-keys", locality: membership.locality }),
  );
};
