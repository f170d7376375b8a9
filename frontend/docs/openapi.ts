/** The description of the API, as much of it as its page shows. */
import { z } from "zod";
import { get } from "../api.ts";

/** The types that a schema allows; 3.1 writes one or several. */
const TypeWords = z.union([z.string(), z.array(z.string())]);

const SchemaFields = z.object({
  $ref: z.string().optional(),
  type: TypeWords.optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  example: z.unknown().optional(),
  examples: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
});

/** A JSON Schema. What it holds besides these words is passed over. */
export type Schema = z.infer<typeof SchemaFields> & {
  properties?: Record<string, Schema> | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  allOf?: Schema[] | undefined;
};

const SchemaShape: z.ZodType<Schema> = SchemaFields.extend({
  properties: z.lazy(() => z.record(z.string(), SchemaShape)).optional(),
  items: z.lazy(() => SchemaShape).optional(),
  anyOf: z.lazy(() => z.array(SchemaShape)).optional(),
  oneOf: z.lazy(() => z.array(SchemaShape)).optional(),
  allOf: z.lazy(() => z.array(SchemaShape)).optional(),
});

const Content = z.record(
  z.string(),
  z.object({ schema: SchemaShape.optional(), example: z.unknown().optional() }),
);
export type Content = z.infer<typeof Content>;

const Parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header", "cookie"]),
  required: z.boolean().default(false),
  description: z.string().optional(),
  example: z.unknown().optional(),
  schema: SchemaShape.optional(),
});
export type Parameter = z.infer<typeof Parameter>;

const OperationShape = z.object({
  tags: z.array(z.string()).optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z
    .record(
      z.string(),
      z.object({ description: z.string().default(""), content: Content.optional() }),
    )
    .default({}),
  /** Ways to be let in, by name; any one of them will do. */
  security: z.array(z.record(z.string(), z.unknown())).optional(),
});

const methods = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof methods)[number];

export type Operation = z.infer<typeof OperationShape> & { method: Method; path: string };

const Description = z.object({
  tags: z.array(z.object({ name: z.string(), description: z.string().default("") })).default([]),
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default("") }),
  paths: z.record(z.string(), z.partialRecord(z.enum(methods), OperationShape)),
  components: z.object({ schemas: z.record(z.string(), SchemaShape).default({}) }).optional(),
});
export type Description = z.infer<typeof Description>;

/** Rejects with an `ApiError`. */
export const readDescription = (): Promise<Description> => get(Description, "/api/openapi.json");

/** Every operation, in the order of the description. */
export const operationsOf = (description: Description): Operation[] =>
  Object.entries(description.paths).flatMap(([path, byMethod]) =>
    methods.flatMap((method) => {
      const operation = byMethod[method];
      return operation === undefined ? [] : [{ ...operation, method, path }];
    }),
  );

/** A schema that only names another, as the one it names; null when there is no such schema. */
export const resolve = (description: Description, schema: Schema): Schema | null => {
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? "")?.[1];
  if (name === undefined) return schema;
  return description.components?.schemas[name] ?? null;
};
