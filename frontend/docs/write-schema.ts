/** A schema in words: what it is, and within what limits. */
import type { Schema } from "./openapi.ts";

const typesOf = ({ type }: Schema): readonly string[] =>
  type === undefined ? [] : typeof type === "string" ? [type] : type;

const writeJson = (value: unknown): string => JSON.stringify(value) ?? "";

const formats: Record<string, string> = {
  date: "day, as 2024-08-15",
  "date-time": "moment, as 2024-08-15T07:30:00Z",
};

/** The branches of a choice, without "null", which is said in words. */
export const branchesOf = (schema: Schema): readonly Schema[] =>
  (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []).filter(
    (branch) => typesOf(branch).join("") !== "null",
  );

const mayBeNull = (schema: Schema): boolean =>
  typesOf(schema).includes("null") ||
  (schema.anyOf ?? schema.oneOf ?? []).some((branch) => typesOf(branch).join("") === "null");

const writeRange = (
  min: number | undefined,
  max: number | undefined,
  of: string,
): string | null => {
  if (min !== undefined && max !== undefined) return `${min} to ${max}${of}`;
  if (min !== undefined) return `at least ${min}${of}`;
  return max === undefined ? null : `at most ${max}${of}`;
};

const writeKind = (schema: Schema): string => {
  if (schema.const !== undefined) return writeJson(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(writeJson).join(" or ");
  const format = formats[schema.format ?? ""];
  if (format !== undefined) return format;
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.includes("array")) return "list";
  if (types.length > 0) return types.join(" or ").replace("string", "text");
  return branchesOf(schema).length > 0 ? "one of" : "anything";
};

/** "text, at most 64 characters, or null" */
export const writeSchema = (schema: Schema): string =>
  [
    writeKind(schema),
    // A limit of a whole type of numbers says nothing.
    writeRange(
      schema.minimum !== undefined && Number.isSafeInteger(schema.minimum)
        ? schema.minimum
        : undefined,
      schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER
        ? schema.maximum
        : undefined,
      "",
    ),
    writeRange(schema.minLength, schema.maxLength, " characters"),
    writeRange(schema.minItems, schema.maxItems, " of them"),
    mayBeNull(schema) ? "or null" : null,
    schema.default === undefined ? null : `${writeJson(schema.default)} when left out`,
  ]
    .filter((part) => part !== null)
    .join(", ");
