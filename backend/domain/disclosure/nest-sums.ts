/** Sums as they stand in the definitions, made to lie one inside the other where they can. */
import type { Sum } from "./withhold.ts";

/**
 * P0 + P1 + P2 + P3 beside P1 + P2 + P3 becomes P0 + (P1-3). Of sums that overlap otherwise the later is
 * left out and its cells are named in `tangled`: what could be worked out of those is not known, so that
 * none of them may be printed.
 */
export const nestSums = (sums: readonly Sum[]): { sums: Sum[]; tangled: Set<string> } => {
  const nested: Sum[] = [];
  const tangled = new Set<string>();
  const partOf = new Map<string, string>();
  const totals = new Set<string>();
  for (const sum of sums.toSorted((a, b) => a.parts.length - b.parts.length)) {
    const parts = foldIn(sum.parts, nested);
    const isTangled = totals.has(sum.total) || parts.some((part) => partOf.has(part));
    if (isTangled) {
      for (const id of [sum.total, ...sum.parts]) tangled.add(id);
      continue;
    }
    nested.push({ total: sum.total, parts });
    totals.add(sum.total);
    for (const part of parts) partOf.set(part, sum.total);
  }
  return { sums: nested, tangled };
};

/** Each smaller sum that lies wholly in these parts is said by its total. */
const foldIn = (parts: readonly string[], smaller: readonly Sum[]): string[] =>
  smaller.reduce<string[]>(
    (left, sum) =>
      sum.parts.every((part) => left.includes(part))
        ? [...left.filter((part) => !sum.parts.includes(part) && part !== sum.total), sum.total]
        : left,
    [...parts],
  );
