/** Operations that belong together: by what the description says, or else by their paths. */
import type { Operation } from "./openapi.ts";

export type Group = { id: string; name: string; operations: Operation[] };

/** The word of a path that says what it is about: what belongs to a place, or what follows /api. */
const subjectOf = (path: string): string =>
  /^\/api\/localities\/\{\w+\}\/([\w-]+)/.exec(path)?.[1] ??
  /^\/api\/([\w-]+)/.exec(path)?.[1] ??
  "service";

/** "Weekly updates" of "weekly-updates". */
const writeSubject = (subject: string): string => {
  const words = subject.replaceAll("-", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

/** Groups in the order in which they first come up. */
export const groupOperations = (operations: readonly Operation[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const operation of operations) {
    const name = operation.tags?.[0] ?? writeSubject(subjectOf(operation.path));
    const group = groups.get(name) ?? {
      id: `group-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
      name,
      operations: [],
    };
    group.operations.push(operation);
    groups.set(name, group);
  }
  return [...groups.values()];
};
