/** What several routes share: the shape of their paths, and how bodies and replies are described. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { AsAt, Day, Instant } from "../../contracts/calendar.ts";
import { Key } from "../../contracts/place.ts";
import { invalidRequest, issuesOf, problemResponses, replyWithProblem } from "./problems.ts";

/** An id or a token that was made here: longer than any of them, and of their letters only. */
export const Id = z.string().regex(/^[\w-]{1,64}$/, "Nothing here has such an id.");
export const LocalityPath = z.object({
  locality: Key.meta({ description: "The place, by its key.", example: "banes" }),
});
export const MeasurePath = LocalityPath.extend({
  measure: Key.meta({ description: "The measure, by its key.", example: "ruh-ed-attendances" }),
});
export const CellPath = MeasurePath.extend({
  asAt: AsAt.meta({ description: "What the figure is about.", example: "2024-08-14" }),
});
export const ProviderPath = LocalityPath.extend({
  provider: Key.meta({ description: "The provider, by its key.", example: "ruh" }),
});
export const WeekPath = LocalityPath.extend({
  monday: Day.meta({ description: "The Monday that names the week.", example: "2024-08-12" }),
});
export const AsKnownAt = z.object({
  "as-known-at": Instant.meta({
    description: "As it was known at that moment; now, when left out.",
    example: "2024-08-08T14:00:00.000Z",
  }).optional(),
});

/** A router whose requests that do not fit end as a Problem with every issue. */
export const makeRouter = (): OpenAPIHono =>
  new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : replyWithProblem(c, invalidRequest(issuesOf(result.error))),
  });

const json = <T extends z.ZodType, E>(schema: T, example: E) => ({
  "application/json": { schema, example },
});

/** What is sent as JSON, and one that this installation's demonstration would take. */
export const bodyOf = <T extends z.ZodType>(schema: T, example: z.input<T>) => ({
  required: true,
  content: json(schema, example),
});

/** A JSON reply, and the problems that may come in its place. */
export const repliesWith = <T extends z.ZodType>(
  schema: T,
  description: string,
  example: z.output<T>,
) => ({ 200: { description, content: json(schema, example) }, ...problemResponses });

/** The reply to something that was made, and the problems that may come in its place. */
export const made = <T extends z.ZodType>(
  schema: T,
  description: string,
  example: z.output<T>,
) => ({ 201: { description, content: json(schema, example) }, ...problemResponses });
