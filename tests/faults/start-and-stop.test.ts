/** What an operator meets: a second start, a taken port, a wrong setting, a signal to stop. */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { Service } from "../../contracts/service.ts";
import { portOf } from "../live/proxy.ts";
import { withDatabase } from "../support/database.ts";
import { posting } from "../support/product.ts";
import { demonstrationPassword } from "../support/accounts.ts";
import { openWall } from "../support/open-wall.ts";
import { findDatabasePid, withProcesses } from "../support/product-process.ts";

const database = await withDatabase("seeds");
const processes = withProcesses();

/** Starts it where it cannot, and tells how it ended and what it said. */
const refused = async (environment: Record<string, string>): Promise<string> => {
  const product = processes.run({ PORT: "0", DATABASE_URL: database.url, ...environment });
  const { code } = await product.end();
  expect([code, product.said()]).toEqual([1, expect.not.stringContaining("    at ")]);
  return product.said().trim();
};

describe("a start that cannot be", () => {
  it.each([
    ["PORT", "abc", 'PORT is "abc": write a port number such as 8080.'],
    [
      "DEMO_CLOCK",
      "yesterday",
      'DEMO_CLOCK is "yesterday": write a London date and time such as 2024-08-16T08:30.',
    ],
    [
      "PUBLIC_URL",
      "flow.example.org",
      'PUBLIC_URL is "flow.example.org": write the address that people open, such as https://flow.example.nhs.uk.',
    ],
    [
      "TRUST_PROXY",
      "many",
      'TRUST_PROXY is "many": write how many proxies of yours stand before it: 0 to 5.',
    ],
    ["DEMO_PASSWORD", "too short", "DEMO_PASSWORD is not right: use at least 12 characters."],
    [
      "OIDC_ISSUER",
      "somewhere",
      `OIDC_ISSUER is not right: write the issuer's address, such as https://login.microsoftonline.com/<tenant>/v2.0.
OIDC_CLIENT_ID is not right: write the client id that the issuer gave.`,
    ],
    [
      "DATABASE_URL",
      "mysql://someone:secret@x",
      "DATABASE_URL is not right: write it as postgres://user:password@host:5432/name.",
    ],
  ])("says which setting is wrong and what to write: %s=%s", async (name, value, sentence) => {
    expect(await refused({ [name]: value })).toBe(sentence);
  });

  it("says that the port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void taken.close());
    await once(taken, "listening");
    expect(await refused({ PORT: String(portOf(taken.address())) })).toBe(
      "Another program uses this port. Stop it, or set PORT to another one.",
    );
  });

  it("says that the database given does not answer", async () => {
    const said = await refused({ DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/flow" });
    expect(said).toMatch(/^The database in DATABASE_URL does not answer \(.*ECONNREFUSED.*\)\.$/);
    expect(said).not.toContain("secret");
  });
});

describe("a product that runs", () => {
  it("refuses a second start beside it, and stops without a trace when it is told to", async () => {
    const dataDir = await processes.makeDataDir();
    const environment = { DATA_DIR: dataDir, PORT: "0" };
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const product = await processes.start(environment);
      const databasePid = findDatabasePid(dataDir);
      expect(databasePid).toBeDefined();

      const second = processes.run(environment);
      expect(await second.end()).toEqual({ code: 1, signal: null });
      expect(second.said().trim()).toMatch(
        /^Locality Flow is already running here \(process \d+\)\. Stop it first, or set DATA_DIR to another folder\.$/,
      );

      // A wall is open, as always.
      const wall = await openWall(product.address, "banes");
      expect(wall.figure("ruh-ed-attendances").value).toBe(267);
      product.kill(signal);
      expect(await product.end()).toEqual({ code: 0, signal: null });
      expect(product.said()).toContain(`${signal}: stopping.`);
      expect(findDatabasePid(dataDir)).toBeUndefined();
      expect(existsSync(join(dataDir, "running.lock"))).toBe(false);
      await expect(product.ask("/health/live")).rejects.toThrow();
    }
  }, 60_000);

  it("uses the database that it is given, and leaves it running", async () => {
    const dataDir = await processes.makeDataDir();
    const product = await processes.start({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: "0",
    });
    const service = await product.read(Service, "/api/service");
    expect(service).toMatchObject({ demonstration: true });
    expect(service.at).toMatch(/^2024-08-16T07:3/);
    await product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
    ]);
    product.kill("SIGTERM");
    expect(await product.end()).toEqual({ code: 0, signal: null });

    expect(existsSync(join(dataDir, "postgresql"))).toBe(false);
    const { rows } = await sql<{ entered: number }>`
      SELECT count(*) AS entered FROM submission WHERE origin = 'entered'
    `.execute(database.db);
    expect(rows).toEqual([{ entered: 1 }]);
  });

  it("prints a link for the first administrator until there is one, and lets no demonstration account in", async () => {
    const { url } = await withDatabase("seeds");
    const environment = {
      NODE_ENV: "production",
      DATABASE_URL: url,
      DATA_DIR: await processes.makeDataDir(),
      PORT: "0",
    };
    const linkIn = (said: string) =>
      /http:\/\/[^/\s]+(\/join\/\S+)/.exec(said)?.[1]?.slice(6) ?? "";
    const first = await processes.start(environment);
    const old = linkIn(first.said());
    first.kill("SIGTERM");
    await first.end();

    const product = await processes.start(environment);
    const ask = (path: string, body: object) => fetch(`${product.address}${path}`, posting(body));
    const signIn = (email: string, password: string) =>
      ask("/api/auth/sign-in/email", { email, password });
    expect((await signIn("admin@demo.example", demonstrationPassword)).ok).toBe(false);
    const person = {
      password: "long enough to be one",
      name: "A. Founder",
      email: "a@example.org",
    };
    // The link of an earlier start opens nothing any more.
    expect((await ask(`/api/links/${old}`, person)).status).toBe(404);
    expect((await ask(`/api/links/${linkIn(product.said())}`, person)).ok).toBe(true);
    expect((await signIn(person.email, person.password)).ok).toBe(true);
    expect(product.said()).not.toContain(person.password);
    product.kill("SIGTERM");
    await product.end();

    const later = await processes.start(environment);
    expect(later.said()).not.toContain("/join/");
  }, 60_000);
});
