/** Whether roles are of places and providers that there are. */
import type { Membership } from "../../../contracts/people.ts";
import type { Issue } from "../../../contracts/problem.ts";
import { ProblemError } from "../../problem.ts";
import type { Db } from "../../store/database.ts";
import { findLocalities } from "../../store/places.ts";

/** Throws "invalid" with an issue for each role that is of nowhere. */
export const requirePlaces = async (db: Db, memberships: readonly Membership[]): Promise<void> => {
  const places = await findLocalities(db);
  const issues = memberships.flatMap(({ locality, provider }, index): Issue[] => {
    if (locality === null) return [];
    const place = places.find(({ key }) => key === locality);
    if (place === undefined) {
      return [
        {
          path: `memberships[${index}].locality`,
          message: `There is no place "${locality}". See /api/localities for all.`,
        },
      ];
    }
    return provider === null || place.providers.some(({ key }) => key === provider)
      ? []
      : [
          {
            path: `memberships[${index}].provider`,
            message: `There is no provider "${provider}" in ${place.name}.`,
          },
        ];
  });
  if (issues.length > 0) {
    throw new ProblemError("invalid", "Nothing was saved: a role is of nowhere.", issues);
  }
};
