/** What must hold between figures by their definitions: parts and totals, occupied and capacity, a stock and its flow. */
import { z } from "zod";
import { Day } from "./calendar.ts";
import { Key } from "./place.ts";

/** A measure of a place, or one part of its breakdown. */
export const IdentityTerm = z.object({
  /** As it stands in the sentence: "Virtual ward patients". */
  label: z.string().max(60),
  locality: Key,
  measure: Key,
  /** Null for the whole. */
  breakdown: z.string().nullable(),
});
export type IdentityTerm = z.infer<typeof IdentityTerm>;

const Terms = z.array(IdentityTerm).min(1).max(20);

/**
 * - `total`: the parts add up to the total that is reported beside them.
 * - `at-most`: the parts together are no more than the whole: occupied beds, patients of one place.
 * - `step`: a stock is what it was the day before, plus what came and less what went on that day. A
 *   side whose flow nobody reports is null and is not judged.
 *
 * `because` says which definitions it follows from. All terms are taken at one as-at; of a step, the
 * flows and the earlier stock at the day before.
 */
export const Identity = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("total"), parts: Terms, total: IdentityTerm, because: z.string() }),
  z.object({ kind: z.literal("at-most"), parts: Terms, whole: IdentityTerm, because: z.string() }),
  z.object({
    kind: z.literal("step"),
    stock: IdentityTerm,
    inflow: IdentityTerm.nullable(),
    outflow: IdentityTerm.nullable(),
    because: z.string(),
  }),
]);
export type Identity = z.infer<typeof Identity>;

/** An identity that does not hold: by how much, in the measures' unit, and in a sentence. Always a warning. */
export const IdentityGap = z.object({
  asAt: Day,
  identity: Identity,
  gap: z.number().positive(),
  message: z.string(),
});
export type IdentityGap = z.infer<typeof IdentityGap>;
