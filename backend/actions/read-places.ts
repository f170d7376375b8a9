/** The places that the asker may see. */
import type { LocalityList } from "../../contracts/place.ts";
import type { Asker, Deps } from "../deps.ts";
import { findLocalities } from "../store/places.ts";
import { hasLeave } from "./leave.ts";

/** Every place whose wall the asker may see, with its providers; none is an answer too. */
export const readPlaces = async (
  deps: Pick<Deps, "db" | "clock" | "demonstration" | "log">,
  asker: Asker,
): Promise<LocalityList> => {
  const seen = [];
  for (const locality of await findLocalities(deps.db)) {
    if (await hasLeave(deps, asker, { to: "see-place", locality: locality.key })) {
      seen.push({ ...locality, open: locality.open || deps.demonstration !== null });
    }
  }
  return { localities: seen };
};
