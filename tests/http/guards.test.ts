/** From where the product may be asked, and how often: beyond this machine and behind a proxy too. */
import { describe, expect, it } from "vitest";
import { AuditReply } from "../../contracts/audit.ts";
import { NewFeedKey } from "../../contracts/people.ts";
import { signInWith } from "../support/accounts.ts";
import { posting, type TestProduct, withProduct } from "../support/product.ts";

const publicAddress = "https://flow.example.org";

const here = await withProduct();
const published = await withProduct({ loopbackOnly: false, publicAddress, proxies: 1 });
const everywhere = await withProduct({ loopbackOnly: false });
const hurried = await withProduct({
  rates: { writesPerMinute: 3, filesPerMinute: 2, linksPerMinute: 2 },
});

const statusOf = async (
  product: TestProduct,
  headers: Record<string, string>,
  init: RequestInit = {},
): Promise<number> =>
  (await product.ask("/api/localities/banes/wall", { ...init, headers }, null)).status;

describe("the name that it is asked at", () => {
  it("is this machine's, where nothing else is said", async () => {
    expect(await statusOf(here, { host: "127.0.0.1:8080" })).toBe(200);
    expect(await statusOf(here, { host: "localhost" })).toBe(200);
    expect(await statusOf(here, { host: "rebound.example.org" })).toBe(403);
  });

  it("is the public one besides, where that is set", async () => {
    expect(await statusOf(published, { host: "flow.example.org" })).toBe(200);
    expect(await statusOf(published, { host: "127.0.0.1:8080" })).toBe(200);
    expect(await statusOf(published, { host: "other.example.org" })).toBe(403);
  });

  it("is any, where it listens to everyone and has no public one", async () => {
    expect(await statusOf(everywhere, { host: "10.1.2.3:8080" })).toBe(200);
  });
});

describe("a page elsewhere", () => {
  it("cannot ask in the name of somebody who has signed in here", async () => {
    const cookie = await signInWith((path, init) => here.ask(path, init, null), "admin");
    const ask = (headers: Record<string, string>) =>
      here.ask(
        "/api/localities/banes/openness",
        {
          method: "PUT",
          headers: { "content-type": "application/json", cookie, ...headers },
          body: "{}",
        },
        null,
      );
    expect((await ask({ origin: "https://evil.example.org" })).status).toBe(403);
    expect((await ask({ origin: "null" })).status).toBe(403);
    expect((await ask({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await ask({ "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await ask({ origin: "http://localhost" })).status).toBe(422);
  });

  it("cannot listen to the wall's stream either", async () => {
    const live = "/api/localities/banes/live";
    const headers = { origin: "https://evil.example.org", upgrade: "websocket" };
    expect((await here.ask(live, { headers }, null)).status).toBe(403);
  });

  it("is told apart from our own page behind a proxy, whatever host the proxy asks at", async () => {
    const headers = { host: "127.0.0.1:8080", origin: publicAddress };
    expect(await statusOf(published, headers)).toBe(200);
    expect(await statusOf(published, { ...headers, origin: "https://evil.example.org" })).toBe(403);
  });
});

describe("what is said to browsers", () => {
  it("keeps scripts, frames and styles to our own files", async () => {
    const { headers } = await here.ask("/api/service", {}, null);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src-elem 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("asks for https from then on, and keeps the session's cookie to it", async () => {
    const { headers } = await published.ask("/api/service", {}, null);
    expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
    const reply = await published.ask(
      "/api/auth/sign-in/email",
      posting({ email: "admin@demo.example", password: "three words for tests" }),
      null,
    );
    const [cookie = ""] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
  });
});

describe("A3 the audit says from where", () => {
  const figure = {
    provider: "ruh",
    observations: [{ measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 }],
  };
  const send = async (product: TestProduct, forwarded: string) => {
    const init = posting(figure);
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", forwarded);
    const reply = await product.ask("/api/localities/banes/submissions", { ...init, headers });
    expect(reply.status).toBe(201);
    const { entries } = await product.read(AuditReply, "/api/localities/banes/audit?kind=figures");
    return entries[0];
  };

  it("as the proxy of ours tells it, and not as the sender does", async () => {
    expect(await send(published, "203.0.113.9, 198.51.100.7")).toMatchObject({
      from: "198.51.100.7",
      sender: { name: "Administrator", role: "administrator" },
      what: "Entered 1 figure of RUH",
      changes: [{ of: "RUH ED attendances for 15 Aug 2024", before: null, after: "281" }],
    });
  });

  it("believes no sender where there is no proxy of ours", async () => {
    expect((await send(here, "203.0.113.9"))?.from).toBeNull();
  });
});

describe("how often", () => {
  it("a caller may change something is limited, and said with how long to wait", async () => {
    const path = "/api/localities/banes/feed-keys";
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await hurried.ask(path, posting({}), "place")).status).toBe(422);
    }
    const refused = await hurried.ask(path, posting({}), "place");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    // Another person is another caller, and reading is free.
    expect((await hurried.ask(path, posting({}), "admin")).status).toBe(422);
    expect((await hurried.ask(path, {}, "place")).status).toBe(200);
  });

  it("a one-time link may be tried is limited", async () => {
    const path = `/api/links/${"x".repeat(43)}`;
    expect((await hurried.ask(path, {}, null)).status).toBe(404);
    expect((await hurried.ask(path, {}, null)).status).toBe(404);
    expect((await hurried.ask(path, {}, null)).status).toBe(429);
  });
});

describe("A5 a feed key", () => {
  const path = "/api/localities/banes/feed-keys";
  const submit = (token: string, measure: string, value = 281) => {
    const init = posting({
      provider: "ruh",
      observations: [{ measure, asAt: "2024-08-14", value }],
    });
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    return here.ask("/api/localities/banes/submissions", { ...init, headers }, null);
  };

  it("feeds the measures that it is for, is seen to be used, and feeds nothing once revoked", async () => {
    const { key, token } = await here.read(
      NewFeedKey,
      path,
      posting({ provider: "ruh", name: "ED system", measures: ["ruh-ed-attendances"] }),
      201,
    );
    expect((await submit(token, "ruh-ed-attendances")).status).toBe(201);
    expect((await submit(token, "ruh-nctr")).status).toBe(403);
    const listed = await (await here.ask(path)).text();
    expect(listed).not.toContain(token);
    expect(JSON.parse(listed)).toMatchObject({
      keys: [{ id: key.id, lastUsedAt: expect.any(String), revokedAt: null }],
    });
    const { entries } = await here.read(AuditReply, "/api/localities/banes/audit?kind=figures");
    expect(entries[0]?.sender).toMatchObject({ is: "feed", name: "ED system", role: "feed key" });
    expect((await here.ask(`${path}/${key.id}`, { method: "DELETE" })).status).toBe(200);
    expect((await submit(token, "ruh-ed-attendances", 282)).status).toBe(401);
  });

  it("is not guessed from a part of it", async () => {
    const { token } = await here.read(
      NewFeedKey,
      path,
      posting({ provider: "ruh", name: "another" }),
      201,
    );
    expect((await submit(`${token.slice(0, -1)}~`, "ruh-ed-attendances")).status).toBe(401);
    expect((await submit(token.replace(/.$/, "A"), "ruh-ed-attendances", 283)).status).toBe(
      token.endsWith("A") ? 201 : 401,
    );
  });
});
