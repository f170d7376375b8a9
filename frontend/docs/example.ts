/** Commands that run as they are written, with what this installation really holds. */
import { londonDay, mondayOf } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { api } from "../api.ts";
import {
  type Description,
  type Operation,
  type Parameter,
  type Schema,
  operationsOf,
  resolve,
} from "./openapi.ts";

/** Values for what a path or a body asks for, by its name. */
export type Known = { values: Record<string, string>; submission: unknown };

const depthMax = 6;

/** A figure that came as one plain number: sending it again changes nothing. */
const isPlain = (figure: Figure): boolean =>
  figure.value !== null && figure.kind === "count" && !figure.derived && figure.parts.length === 0;

/** What the description fills a part of an address with. */
const exampleOf = (description: Description, name: string): unknown =>
  operationsOf(description)
    .flatMap(({ parameters }) => parameters)
    .find((parameter) => parameter.name === name && parameter.schema?.example !== undefined)?.schema
    ?.example;

/**
 * Looks up what examples are filled with: where the examples' own place and measure are here, those of
 * the description; elsewhere the first that can be seen.
 */
export const readKnown = async (description: Description): Promise<Known> => {
  const [list, service] = await Promise.all([api.localities(), api.service()]);
  const day = londonDay(service.at);
  const values: Record<string, string> = { day, monday: mondayOf(day), chart: "nctr-by-pathway" };
  const isExample = ({ key }: { key: string }): boolean =>
    key === exampleOf(description, "locality");
  const place = list.localities.find(isExample) ?? list.localities[0];
  if (place === undefined) return { values, submission: null };
  const wall = await api.wall(place.key).catch(() => null);
  const measure = exampleOf(description, "measure");
  if (isExample(place) && wall?.figures.some(({ key }) => key === measure)) {
    return { values, submission: null };
  }
  values["locality"] = place.key;
  const figure = wall?.figures.find(isPlain);
  const provider = figure?.provider.key ?? place.providers[0]?.key;
  if (provider !== undefined) values["provider"] = provider;
  if (figure === undefined) return { values, submission: null };
  values["measure"] = figure.key;
  return {
    values,
    submission: {
      provider,
      observations: [{ measure: figure.key, asAt: figure.asAt, value: figure.value }],
    },
  };
};

const sampleOf = (
  description: Description,
  asked: Schema,
  name: string,
  known: Known,
  depth: number,
): unknown => {
  const schema = resolve(description, asked) ?? asked;
  const given = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const value = known.values[name];
  if (value !== undefined) return value;
  const [branch] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (branch !== undefined) return sampleOf(description, branch, name, known, depth);
  if (schema.items !== undefined && depth < depthMax)
    return [sampleOf(description, schema.items, name, known, depth + 1)];
  if (schema.properties !== undefined && depth < depthMax) {
    const required = Object.entries(schema.properties).filter(([key]) =>
      schema.required?.includes(key),
    );
    return Object.fromEntries(
      required.map(([key, field]) => [key, sampleOf(description, field, key, known, depth + 1)]),
    );
  }
  const types = [schema.type ?? "string"].flat();
  if (types.includes("boolean")) return true;
  if (types.includes("number") || types.includes("integer")) return schema.minimum ?? 1;
  return schema.format === "date-time" ? "2024-08-15T07:30:00Z" : name;
};

const writeValue = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

const parameterValue = (parameter: Parameter, known: Known): string => {
  const given =
    known.values[parameter.name] ??
    parameter.example ??
    parameter.schema?.example ??
    parameter.schema?.enum?.[0];
  return given === undefined ? `{${parameter.name}}` : writeValue(given);
};

/** In single quotes for a shell, whatever it holds. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const bodyOf = (description: Description, operation: Operation, known: Known): string | null => {
  const content = operation.requestBody?.content["application/json"];
  if (content === undefined) return null;
  const own =
    (operation.path.endsWith("/submissions") ? known.submission : null) ??
    content.example ??
    (content.schema === undefined ? {} : sampleOf(description, content.schema, "", known, 0));
  return JSON.stringify(own);
};

/** Who a command is sent by: a machine with its key, a person with their session, or nobody. */
const senderFlag = ({ security }: Operation): string | null => {
  const ways = (security ?? []).flatMap((way) => Object.keys(way));
  if (ways.includes("feedKey")) return `-H "Authorization: Bearer $FEED_KEY"`;
  return ways.includes("session") ? "-b session.txt" : null;
};

/** A curl command over several lines. @param origin "https://flow.example.nhs.uk" */
export const writeCurl = (
  description: Description,
  operation: Operation,
  known: Known,
  origin: string,
): string => {
  const path = operation.parameters
    .filter((parameter) => parameter.in === "path")
    .reduce(
      (filled, parameter) =>
        filled.replace(`{${parameter.name}}`, parameterValue(parameter, known)),
      operation.path,
    );
  const query = new URLSearchParams(
    operation.parameters
      .filter((parameter) => parameter.in === "query" && parameter.required)
      .map((parameter) => [parameter.name, parameterValue(parameter, known)]),
  ).toString();
  const address = quote(`${origin}${path}${query === "" ? "" : `?${query}`}`);
  const body = bodyOf(description, operation, known);
  const isFile = operation.requestBody !== undefined && body === null;
  return [
    operation.method === "get"
      ? `curl ${address}`
      : `curl -X ${operation.method.toUpperCase()} ${address}`,
    senderFlag(operation),
    body === null ? null : "-H 'Content-Type: application/json'",
    body === null ? null : `-d ${quote(body)}`,
    isFile ? "--data-binary @figures.csv" : null,
  ]
    .filter((part) => part !== null)
    .join(" \\\n  ");
};
