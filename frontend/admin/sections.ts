/** The parts of the administration, and for whom each is. */
import { type Caller, may } from "../../contracts/access.ts";
import type { LocalityList } from "../../contracts/place.ts";

export type AdminSection = "people" | "feed-keys" | "audit" | "places";
export type Place = LocalityList["localities"][number];

export const sectionNames: Record<AdminSection, string> = {
  people: "People",
  "feed-keys": "Feed keys",
  audit: "Audit",
  places: "Places",
};

const sections: readonly AdminSection[] = ["people", "feed-keys", "audit", "places"];

/** The places in which the caller may do what this section is for. */
export const placesFor = (
  caller: Caller,
  section: AdminSection,
  places: readonly Place[],
): readonly Place[] =>
  places.filter(({ key: locality }) => {
    switch (section) {
      case "people":
        return may(caller, { to: "manage-people" });
      case "feed-keys":
        return may(caller, { to: "manage-feed-keys", locality });
      case "audit":
        return may(caller, { to: "see-audit", locality });
      case "places":
        return may(caller, { to: "open-place", locality });
    }
  });

/** The sections that open for the caller, in the order in which they are shown. */
export const sectionsFor = (caller: Caller, places: readonly Place[]): readonly AdminSection[] =>
  sections.filter((section) =>
    section === "people"
      ? may(caller, { to: "manage-people" })
      : placesFor(caller, section, places).length > 0,
  );
