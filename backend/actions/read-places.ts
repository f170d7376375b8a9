/** The places that the caller may see. Until people can sign in, that is all of them. */
import type { LocalityList } from "../../contracts/place.ts";
import type { Deps } from "../deps.ts";
import { findLocalities } from "../store/places.ts";

export const readPlaces = async ({ db }: Pick<Deps, "db">): Promise<LocalityList> => ({
  localities: await findLocalities(db),
});
