/** How a week's update is read for whoever asks: which edition, as known when, and with whose words. */
import { z } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { Day } from "../../contracts/calendar.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { hasLeave } from "../actions/leave.ts";
import { readPublicUpdate } from "../actions/weekly/read-public.ts";
import { isPublished, readWeeklyUpdate } from "../actions/weekly/read-update.ts";
import type { Deps } from "../deps.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { AsKnownAt } from "./parts.ts";

/** An edition beyond this is a slip of the keyboard. */
const editionMax = 1_000;

export const WeekQuery = AsKnownAt.extend({
  edition: z.coerce
    .number("An edition is named by its number, from 1.")
    .int("An edition is named by its number, from 1.")
    .min(1, "Editions are numbered from 1.")
    .max(editionMax)
    .optional()
    .meta({ description: "That edition; the newest, when left out." }),
  audience: z
    .enum(["board", "public"], { error: "An update is for the board or public." })
    .optional()
    .meta({
      description:
        "public: with small numbers withheld, of what is published; else as the board has it.",
    }),
});
export type WeekQuery = z.infer<typeof WeekQuery>;

/** What is published is for whoever may see the place; what is not, for those who belong to it. */
export const allowUpdate = (deps: Deps): MiddlewareHandler =>
  allow(deps, async (c) => {
    const locality = partOf(c, "locality");
    const monday = Day.safeParse((c.req.param("monday") ?? partOf(c, "file")).slice(0, 10));
    const published = monday.success && (await isPublished(deps, locality, monday.data));
    return { to: published ? "see-place" : "see-draft", locality };
  });

/** What is read of a week; whoever may not see drafts, and asks how it once stood, is told no words of one. */
export const readUpdateFor = async (
  deps: Deps,
  c: Context,
  { locality, monday }: { locality: string; monday: Day },
  { "as-known-at": asKnownAt, edition, audience }: WeekQuery,
): Promise<WeeklyUpdate> => {
  const ask = { to: "see-draft" as const, locality };
  const withoutWords = asKnownAt !== undefined && !(await hasLeave(deps, askerOf(c), ask));
  const update = await readWeeklyUpdate(deps, {
    locality,
    monday,
    asKnownAt,
    edition,
    withoutWords,
  });
  return audience === "public" ? readPublicUpdate(deps, update) : update;
};
