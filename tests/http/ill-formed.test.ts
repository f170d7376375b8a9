/** What no client should send: it is refused with a sentence, breaks nothing and changes nothing. */
import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Problem } from "../../contracts/problem.ts";
import { withProduct } from "../support/product.ts";

const requestsPerRoute = 1_000;
const atOnce = 20;
const routeMaxMs = 240_000;

const product = await withProduct();

const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
        requestBody: z.unknown().optional(),
      }),
    ),
  ),
});

type Route = { method: string; path: string; query: string[]; hasBody: boolean };

/** Every route that the API describes, and those of signing in, which the library answers. */
const routes: readonly Route[] = [
  ...Object.entries((await product.read(Described, "/api/openapi.json")).paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        query: parameters.filter((one) => one.in === "query").map(({ name }) => name),
        hasBody: requestBody !== undefined,
      })),
  ),
  ...["sign-in/email", "sign-in/oauth2", "sign-out"].map((name) => ({
    method: "POST",
    path: `/api/auth/${name}`,
    query: [],
    hasBody: true,
  })),
];

/** Whether there is anything in it that could be wrong. */
const canBeWrong = ({ method, path, hasBody }: Route): boolean =>
  method === "GET" || hasBody || path.includes("{");

/** Places, days and names that are right, so that a request gets past its address to what is wrong with it. */
const rightParts: Record<string, string> = {
  locality: "banes",
  provider: "ruh",
  measure: "ruh-ed-attendances",
  monday: "2024-08-12",
  asAt: "2024-08-15",
};

const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "..",
    "%00",
    "'; DROP TABLE observation; --",
    "2024-02-30",
    "9999999999",
    "null",
    "-1",
    "\u202e",
    "a".repeat(3_000),
  ),
);

/** JSON with keys and values that the product's own bodies have, put together wrongly. */
const oddJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, -1, 1e308, 0.1, "", "ruh", "banes", "2024-08-15", "comment"),
    oddText,
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(
    fc.constantFrom(
      ...["provider", "observations", "measure", "asAt", "value", "none", "text", "level", "id"],
      ...["is", "words", "name", "email", "password", "memberships", "role", "open", "to", "x"],
      ...["__proto__", "constructor"],
    ),
    tie("value"),
    { maxKeys: 6 },
  ),
}));

const oddBody = fc.oneof(
  { weight: 6, arbitrary: oddJson.object.map((json) => JSON.stringify(json)) },
  { weight: 2, arbitrary: oddJson.value.map((json) => JSON.stringify(json) ?? "") },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom("", "{", "[[[[", '{"a":1e999}', "\ud800", "\0") },
);

const oddType = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "multipart/form-data",
  "",
);

type Sent = { address: string; init: RequestInit };

/**
 * A request to the route that is wrong in at least one thing. What has no body is wrong in its
 * address: a right one might do what it asks for.
 */
const illFormed = ({ method, path, query, hasBody }: Route): fc.Arbitrary<Sent> => {
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const isReading = method === "GET";
  return fc
    .record({
      odd: fc.array(oddText, { minLength: parts.length, maxLength: parts.length }),
      keepsAddress: fc.boolean(),
      // What only reads and has a right address is wrong in what it asks for.
      query: fc.dictionary(fc.constantFrom(...(query.length === 0 ? ["x"] : query)), oddText, {
        minKeys: isReading ? 1 : 0,
        maxKeys: 4,
      }),
      body: oddBody,
      type: oddType,
      key: fc.option(oddText, { nil: undefined }),
    })
    .map(({ odd, keepsAddress, query: asked, body, type, key }) => {
      const keeps = keepsAddress && (hasBody || (isReading && query.length > 0));
      const written = parts.reduce(
        (address, name, i) =>
          address.replace(
            `{${name}}`,
            encodeURIComponent(
              (keeps ? rightParts[name] : undefined) ?? toWellFormed(odd[i] ?? ""),
            ),
          ),
        path,
      );
      const search = new URLSearchParams(asked).toString();
      const headers: Record<string, string> = { "content-type": type };
      if (key !== undefined && /^[\x20-\x7e]+$/.test(key)) headers["idempotency-key"] = key;
      return {
        address: search === "" ? written : `${written}?${search}`,
        init: isReading ? { method } : { method, headers, ...(hasBody ? { body } : {}) },
      };
    });
};

/** An address holds whole letters only. */
const toWellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, "x");

/** What signing in and looking on write of themselves, whatever is sent. */
const ownTraces = ["session", "person", "password_trial", "verification", "audit"];

/** A fingerprint of everything that is kept. */
const fingerprint = async (): Promise<Record<string, string>> => {
  const { db } = product.deps;
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
  `.execute(db);
  const prints: Record<string, string> = {};
  for (const { name } of rows.filter((row) => !ownTraces.includes(row.name))) {
    const found = await sql<{ print: string | null }>`
      SELECT md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) AS print
      FROM ${sql.table(name)} AS t
    `.execute(db);
    prints[name] = found.rows[0]?.print ?? "";
  }
  return prints;
};

const before = await fingerprint();

describe("what is ill-formed", () => {
  it.each(
    routes.filter(canBeWrong).map((route) => ({ ...route, name: `${route.method} ${route.path}` })),
  )(
    "is refused in words by $name",
    async (route) => {
      const requests = fc.sample(illFormed(route), {
        numRuns: requestsPerRoute,
        seed: 20_240_815,
      });
      for (let first = 0; first < requests.length; first += atOnce) {
        await Promise.all(
          requests.slice(first, first + atOnce).map(async ({ address, init }) => {
            const reply = await product.ask(address, init);
            const said = await reply.text();
            const what = `${route.method} ${address} ${String(init.body)} answered ${reply.status} ${said}`;
            expect(reply.status, what).toBeLessThan(500);
            if (reply.status >= 400) {
              expect(Problem.parse(JSON.parse(said)).message, what).not.toBe("");
            }
          }),
        );
      }
    },
    routeMaxMs,
  );

  it("leaves everything that is kept as it was", async () => {
    expect(await fingerprint()).toEqual(before);
  });
});
