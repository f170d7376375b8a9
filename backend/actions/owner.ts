/** Whose figure a measure is: decides who may see and say what of it. */
import type { Key } from "../../contracts/place.ts";
import type { Asker, Deps } from "../deps.ts";
import { findMeasures } from "../store/measures.ts";

/** Nobody's: only those who may do it for every provider of a place may do it for this one. */
export const nobody = "nobody";

/** The provider of a measure of a place; `nobody` when there is none, or when nobody has signed in. */
export const findOwner = async (
  { db }: Pick<Deps, "db">,
  { caller }: Asker,
  locality: Key,
  measure: Key,
): Promise<Key> => {
  if (caller.is === "anyone") return nobody;
  const measures = await findMeasures(db, [locality]);
  return measures.find(({ key }) => key === measure)?.provider ?? nobody;
};
