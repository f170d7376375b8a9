/** The description of the API as a test reads it: every operation, its examples and the shapes beside them. */
import { z } from "zod";

/** A shape as the description has it; zod reads it back. */
const Shape = z.record(z.string(), z.json());

const Content = z.record(
  z.string(),
  z.object({ schema: Shape.optional(), example: z.json().optional() }),
);
export type Content = z.infer<typeof Content>;

const OperationText = z.object({
  tags: z.array(z.string()).length(1),
  summary: z.string().min(10),
  description: z.string().optional(),
  /** Ways to be let in; none where anyone is. */
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query", "header"]),
        description: z.string().optional(),
        schema: z.object({ example: z.string().optional(), enum: z.array(z.string()).optional() }),
      }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
});

export const Description = z.object({
  info: z.object({ description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string().min(10) })),
  paths: z.record(z.string(), z.record(z.string(), OperationText)),
});
export type Description = z.infer<typeof Description>;

export type Operation = z.infer<typeof OperationText> & {
  /** "POST /api/localities/{locality}/submissions" */
  name: string;
  method: string;
  path: string;
};

export const operationsOf = ({ paths }: Description): Operation[] =>
  Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([word, operation]) => {
      const method = word.toUpperCase();
      return { ...operation, name: `${method} ${path}`, method, path };
    }),
  );

/** What comes when all is well: the one status below 300, and what is said of it. */
export const successOf = ({ responses }: Operation): { status: number; content: Content } => {
  const [first] = Object.entries(responses).filter(([status]) => Number(status) < 300);
  if (first === undefined) throw new Error("No reply is described.");
  return { status: Number(first[0]), content: first[1].content ?? {} };
};

/** The value for a part of an address: the example, or the first that there is. */
const valueOf = (operation: Operation, name: string): string | undefined => {
  const schema = operation.parameters.find((one) => one.name === name)?.schema;
  return schema?.example ?? schema?.enum?.[0];
};

/** The parts of its address that no example can name: ids that are made at run time. */
export const idsOf = (operation: Operation): string[] =>
  [...operation.path.matchAll(/\{(\w+)\}/g)]
    .map(([, name = ""]) => name)
    .filter((name) => valueOf(operation, name) === undefined);

/** The example request. @param known values that come before the examples, by the name of the part. */
export const exampleOf = (
  operation: Operation,
  known: Readonly<Record<string, string>> = {},
): { path: string; init: RequestInit } => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = known[name] ?? valueOf(operation, name);
    if (value === undefined) throw new Error(`${operation.name} has no example of ${name}.`);
    return value;
  });
  const query = new URLSearchParams(
    operation.parameters
      .filter((one) => one.in === "query" && one.schema.example !== undefined)
      .map((one) => [one.name, one.schema.example ?? ""]),
  ).toString();
  const [body] = Object.entries(operation.requestBody?.content ?? {});
  const init: RequestInit = { method: operation.method };
  if (body !== undefined) {
    const [type, { example }] = body;
    if (example === undefined) throw new Error(`${operation.name} has no example of its body.`);
    init.headers = { "Content-Type": type };
    init.body = typeof example === "string" ? example : JSON.stringify(example);
  }
  return { path: query === "" ? path : `${path}?${query}`, init };
};
