/** What a person may do, in words: "flow lead for RUH, BaNES". */
import { type Membership, roleNames } from "../../contracts/people.ts";
import { placesSoFar } from "./places.ts";

const placeName = (key: string): string =>
  placesSoFar().find((place) => place.key === key)?.shortName ?? key;

const providerName = (locality: string, key: string): string =>
  placesSoFar()
    .find((place) => place.key === locality)
    ?.providers.find((provider) => provider.key === key)?.shortName ?? key;

/** Where a role holds: "RUH, BaNES", "BaNES", "everywhere". */
export const writeWhere = ({ locality, provider }: Membership): string => {
  if (locality === null) return "everywhere";
  const place = placeName(locality);
  return provider === null ? place : `${providerName(locality, provider)}, ${place}`;
};

/** The shortest that tells colleagues apart: the provider, or else the place. */
export const writeShortWhere = ({ locality, provider }: Membership): string => {
  if (locality === null) return "everywhere";
  return provider === null ? placeName(locality) : providerName(locality, provider);
};

/** One role with where it holds: "flow lead for RUH, BaNES", "place team of BaNES", "administrator". */
export const writeRole = (membership: Membership): string => {
  const name = roleNames[membership.role];
  if (membership.role === "administrator") return name;
  return `${name} ${membership.role === "flow-lead" ? "for" : "of"} ${writeWhere(membership)}`;
};

/** All roles of a person in one phrase, parted by semicolons; "no role" where there is none. */
export const writeRoles = (memberships: readonly Membership[]): string =>
  memberships.length === 0 ? "no role" : memberships.map(writeRole).join("; ");
