/**
 * What was written and has not arrived yet, and what becomes of it: pure steps over a list that outlives
 * the page. At most one entry for a slot, with the last that was typed there.
 */
import { z } from "zod";
import { Day } from "../../../contracts/calendar.ts";
import { Key } from "../../../contracts/place.ts";
import { PassageSlot } from "../../../contracts/weekly-draft.ts";

/** Whose words stand where. */
export const Spot = z.object({
  writer: z.string(),
  locality: Key,
  monday: Day,
  slot: PassageSlot,
});
export type Spot = z.infer<typeof Spot>;

export const Unsent = Spot.extend({
  /** The version that was on the screen when the first of these words were typed. */
  basedOn: z.int().min(0),
  /** As the field reads now; null takes back what stands. */
  words: z.string().nullable(),
  /** What has left under an id, and may have arrived: sent again as it was until there is an answer. */
  sealed: z.object({ id: z.string(), words: z.string().nullable() }).nullable(),
  /** Why it stays here until somebody decides; null while it may leave. */
  held: z
    .discriminatedUnion("is", [
      z.object({ is: z.literal("conflict") }),
      z.object({ is: z.literal("refused"), message: z.string() }),
    ])
    .nullable(),
});
export type Unsent = z.infer<typeof Unsent>;

type List = readonly Unsent[];

/** Names a spot in one word. */
export const nameSpot = ({ writer, locality, monday, slot }: Spot): string =>
  `${writer} ${locality} ${monday} ${slot}`;

export const isAt = (spot: Spot): ((one: Unsent) => boolean) => {
  const name = nameSpot(spot);
  return (one) => nameSpot(one) === name;
};

const changeAt = (list: List, spot: Spot, change: (one: Unsent) => Unsent | null): List =>
  list.flatMap((one) => (isAt(spot)(one) ? (change(one) ?? []) : one));

/** Typed further: over what was typed before, and over `basedOn` where nothing was. */
export const write = (
  list: List,
  spot: Spot,
  { words, basedOn }: Pick<Unsent, "words" | "basedOn">,
): List => {
  if (!list.some(isAt(spot)))
    return [...list, { ...spot, basedOn, words, sealed: null, held: null }];
  return changeAt(list, spot, (one) => ({
    ...one,
    words,
    // Other words may pass; a conflict stays one until somebody has seen the other's.
    held: one.held?.is === "refused" ? null : one.held,
  }));
};

/** About to leave under `id`, unless it left before. */
export const seal = (list: List, spot: Spot, id: string): List =>
  changeAt(list, spot, (one) => ({ ...one, sealed: one.sealed ?? { id, words: one.words } }));

/** What left has arrived as `version`; what was typed since is based on it. */
export const settle = (list: List, spot: Spot, version: number): List =>
  changeAt(list, spot, (one) =>
    one.sealed === null || one.sealed.words === one.words
      ? null
      : { ...one, basedOn: version, sealed: null },
  );

export const hold = (list: List, spot: Spot, held: Unsent["held"]): List =>
  changeAt(list, spot, (one) => ({ ...one, sealed: null, held }));

/** Somebody has seen what stands at `version`, and wants their own there. */
export const keepMine = (list: List, spot: Spot, version: number): List =>
  changeAt(list, spot, (one) => ({ ...one, basedOn: version, sealed: null, held: null }));

export const drop = (list: List, spot: Spot): List => changeAt(list, spot, () => null);
