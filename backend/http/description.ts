/** The description of the API for those who write against it, at /api/openapi.json. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Deps } from "../deps.ts";
import { writeGuide } from "./guide.ts";
import { tagsInOrder } from "./tags.ts";

/** Call it when every route is there. */
export const describeApi = (
  app: OpenAPIHono,
  { release, rates }: Pick<Deps, "release" | "rates">,
): void => {
  app.openAPIRegistry.registerComponent("securitySchemes", "feedKey", {
    type: "http",
    scheme: "bearer",
    description: "A feed key: for one provider's figures.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "locality-flow.session_token",
    description: "The session of a person who has signed in.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "screen", {
    type: "apiKey",
    in: "cookie",
    name: "locality-flow.screen",
    description: "The credential of a screen that was paired: for one wall.",
  });
  const head = {
    openapi: "3.1.0",
    info: { title: "Locality Flow", version: release, description: writeGuide(rates) },
    servers: [{ url: "/", description: "Where this description was read" }],
    tags: tagsInOrder,
  };
  // It is the same for everyone and until the program ends: written when it is first asked for.
  let written: string | undefined;
  app.get("/api/openapi.json", (c) => {
    written ??= JSON.stringify(app.getOpenAPI31Document(head), rightShape);
    return c.body(written, 200, { "Content-Type": "application/json; charset=UTF-8" });
  });
};

/** A day with a time and without a zone, as `AsAt` has it: "2024-08-15T11:00". */
const dayWithTime = {
  type: "string",
  description: "A day with a London time, as 2024-08-15T11:00.",
  pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$`,
  examples: ["2024-08-15T11:00"],
};

/**
 * Puts right what the generator cannot know, as the document is written. A pattern with a flag comes out
 * with the flag as part of it and means something else: it is left out. And every time is named "date-time",
 * which has a zone, also the local one that only ever stands beside a day.
 */
const rightShape = (key: string, value: unknown): unknown => {
  if (key === "pattern" && typeof value === "string") return isFlagged(value) ? undefined : value;
  if (key !== "anyOf" || !Array.isArray(value)) return value;
  const branches: unknown[] = value;
  return branches.some((branch) => hasFormat(branch, "date"))
    ? branches.map((branch) => (hasFormat(branch, "date-time") ? dayWithTime : branch))
    : branches;
};

const isFlagged = (pattern: string): boolean => /\/[a-z]+$/.test(pattern);

const hasFormat = (schema: unknown, format: string): boolean =>
  typeof schema === "object" && schema !== null && "format" in schema && schema.format === format;
