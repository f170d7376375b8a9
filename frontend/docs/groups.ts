/** Operations that belong together, by the tags that the description gives them. */
import { type Description, type Operation, operationsOf } from "./openapi.ts";

export type Group = { id: string; name: string; words: string; operations: Operation[] };

/** The place on the page that a name leads to. */
export const anchorOf = (name: string): string =>
  `about-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;

const untagged = "Other";

/** Groups in the order in which the description tells its tags; what has none comes last. */
export const groupOperations = (description: Description): Group[] => {
  const operations = operationsOf(description);
  return [...description.tags, { name: untagged, description: "" }]
    .map(({ name, description: words }) => ({
      id: anchorOf(name),
      name,
      words,
      operations: operations.filter((one) => (one.tags?.[0] ?? untagged) === name),
    }))
    .filter((group) => group.operations.length > 0);
};
