import { describe, expect, it } from "vitest";
import { sql } from "kysely";
import { AuditReply } from "../../contracts/audit.ts";
import { Wall } from "../../contracts/figure.ts";
import { Problem } from "../../contracts/problem.ts";
import {
  ClaimReply,
  Pairing,
  ScreenDuty,
  type ScreenReport,
  ScreensReply,
} from "../../contracts/screen.ts";
import type { Account } from "../support/accounts.ts";
import { posting, type TestProduct, withProduct } from "../support/product.ts";

const product = await withProduct({ isDemonstration: false });
const { db } = product.deps;
const banes = "/api/localities/banes";

const cookieOf = (reply: Response): string | undefined =>
  reply.headers.getSetCookie()[0]?.split(";")[0];

const parse = async <T>(schema: { parse(value: unknown): T }, reply: Response): Promise<T> =>
  schema.parse(await reply.json());

const openPairing = async (from: TestProduct = product): Promise<Pairing> => {
  const reply = await from.ask("/api/screens/pairings", { method: "POST" }, null);
  expect(reply.status).toBe(201);
  return parse(Pairing, reply);
};

const claim = (secret: string): Promise<Response> =>
  product.ask("/api/screens/pairings/claim", posting({ secret }), null);

const typeCode = (code: string, name = "Ward 4", as: Account = "place"): Promise<Response> =>
  product.ask(`${banes}/screens`, posting({ code, name }), as);

/** A screen of BaNES, paired as one is, and the cookie that it holds. */
const pair = async (name = "Ward 4"): Promise<{ id: string; cookie: string; secret: string }> => {
  const { code, secret } = await openPairing();
  const paired = await typeCode(code, name);
  expect(paired.status).toBe(201);
  const reply = await claim(secret);
  const cookie = cookieOf(reply);
  if (cookie === undefined) throw new Error("No credential came.");
  const { id } = await parse(ScreenDuty, await report(cookie));
  return { id, cookie, secret };
};

const nothingShown: ScreenReport = { shows: null, release: "test", visible: true, done: [] };

const report = (cookie: string, said: Partial<ScreenReport> = {}): Promise<Response> =>
  askAs(cookie, "/api/screens/me", posting({ ...nothingShown, ...said }));

const askAs = (cookie: string, path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set("cookie", cookie);
  return product.ask(path, { ...init, headers }, null);
};

const fleet = (): Promise<ScreensReply> => product.read(ScreensReply, `${banes}/screens`);
const inFleet = async (id: string) => (await fleet()).screens.find((one) => one.id === id);

describe("pairing", () => {
  it("gives the screen its credential once somebody of the place team has typed its code", async () => {
    const { code, secret, lifeSeconds } = await openPairing();
    expect(lifeSeconds).toBe(600);
    expect(await parse(ClaimReply, await claim(secret))).toEqual({ state: "waiting" });

    const typed = `${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase();
    expect((await typeCode(typed, "Ward 4")).status).toBe(201);

    const claimed = await claim(secret);
    const [header] = claimed.headers.getSetCookie();
    expect(header).toMatch(/^locality-flow\.screen=lfs_/);
    expect(header).toMatch(/; Path=\/api\/; HttpOnly; SameSite=Strict/);
    expect(header).toMatch(/Max-Age=34560000/);
    const duty = await parse(ScreenDuty, await report(cookieOf(claimed) ?? ""));
    expect(duty).toMatchObject({ name: "Ward 4", locality: "banes", orders: [], release: "test" });
  });

  it("gives the credential again while the screen has not used it: a reply may be lost", async () => {
    const { code, secret } = await openPairing();
    await typeCode(code);
    const lost = cookieOf(await claim(secret)) ?? "";
    const kept = cookieOf(await claim(secret)) ?? "";
    expect((await report(lost)).status).toBe(401);
    expect((await report(kept)).status).toBe(200);
    expect(await parse(ClaimReply, await claim(secret))).toEqual({ state: "over" });
  });

  it("refuses a code that no screen shows, that was typed before, and that is over", async () => {
    const { code, secret } = await openPairing();
    await typeCode(code);
    const again = await typeCode(code);
    expect(again.status).toBe(422);
    const { issues } = await parse(Problem, again);
    expect(issues).toEqual([
      {
        path: "code",
        message: "No screen shows this code now. Look again: it changes every 10 minutes.",
      },
    ]);
    const old = await openPairing();
    await sql`UPDATE screen_pairing SET expires_at = now() - interval '1 second'
      WHERE code = ${old.code}`.execute(db);
    expect((await typeCode(old.code)).status).toBe(422);
    expect(await parse(ClaimReply, await claim(old.secret))).toEqual({ state: "over" });
    expect(await parse(ClaimReply, await claim(`${secret}x`))).toEqual({ state: "over" });
  });

  it("keeps neither codes' secrets nor credentials, only their hashes", async () => {
    const { cookie, secret } = await pair();
    const token = cookie.slice(cookie.indexOf("=") + 1);
    const { rows } = await sql<{ text: string }>`
      SELECT screen::text AS text FROM screen UNION ALL SELECT screen_pairing::text FROM screen_pairing
    `.execute(db);
    const kept = rows.map(({ text }) => text).join("\n");
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(token.slice(-43));
  });

  it("is limited: an address does not get codes without end, nor a person tries", async () => {
    const own = await withProduct();
    const codes = [];
    for (let asked = 0; asked <= 120; asked += 1) {
      codes.push((await own.ask("/api/screens/pairings", { method: "POST" }, null)).status);
    }
    expect(codes.slice(0, 120)).not.toContain(429);
    expect(codes[120]).toBe(429);
    const tries = [];
    for (let tried = 0; tried <= 20; tried += 1) {
      const typed = posting({ code: "KQ7-4MD", name: "x" });
      tries.push((await own.ask(`${banes}/screens`, typed, "place")).status);
    }
    expect(tries.slice(0, 20)).not.toContain(429);
    expect(tries[20]).toBe(429);
  });
});

describe("what a screen may", () => {
  it("A2 reads its own wall and nothing else", async () => {
    const { cookie } = await pair();
    const wall = await askAs(cookie, `${banes}/wall`);
    expect(wall.status).toBe(200);
    expect((await parse(Wall, wall)).figures.length).toBeGreaterThan(5);
    for (const path of [
      "/api/localities/swindon/wall",
      `${banes}/plan`,
      `${banes}/measures/ruh-ed-attendances/history`,
      `${banes}/weekly-updates`,
      `${banes}/screens`,
      `${banes}/audit`,
      "/api/me/sessions",
      "/api/people",
    ]) {
      expect((await askAs(cookie, path)).status, path).toBe(403);
    }
  });

  it("is never a person's: a session does not report, and signing in beside it leaves it a screen", async () => {
    const refused = await product.ask("/api/screens/me", posting(nothingShown), "admin");
    expect(refused.status).toBe(403);
    const { cookie, id } = await pair();
    const beside = posting(nothingShown);
    const signIn = await product.ask(
      "/api/auth/sign-in/email",
      posting({ email: "viewer@demo.example", password: "three words for tests" }),
      null,
    );
    const both = `${cookie}; ${cookieOf(signIn) ?? ""}`;
    const reply = await askAs(both, "/api/screens/me", beside);
    expect((await parse(ScreenDuty, reply)).id).toBe(id);
  });
});

describe("what a screen says", () => {
  it("stands on the fleet page: what it shows, its release, and since when it is behind", async () => {
    const { cookie, id } = await pair("Bed meeting");
    const { epoch, revision } = await fleet();
    await report(cookie, { shows: { locality: "banes", epoch, revision }, release: "1.2.3" });
    expect(await inFleet(id)).toMatchObject({
      name: "Bed meeting",
      shows: { epoch, revision },
      release: "1.2.3",
      visible: true,
      behindSince: null,
      pairedBy: expect.stringMatching(/\w/),
    });
    await report(cookie, { shows: { locality: "banes", epoch, revision: revision - 2 } });
    const behind = await inFleet(id);
    expect(behind?.behindSince).toBe(behind?.lastSeenAt);
  });

  it("of the wall that it was moved from says nothing of the one that it is to show", async () => {
    const { cookie, id } = await pair();
    const { epoch, revision } = await fleet();
    await report(cookie, { shows: { locality: "swindon", epoch, revision } });
    expect((await inFleet(id))?.shows).toBeNull();
  });
});

describe("a screen's credential", () => {
  const age = (id: string, days: number) =>
    sql`UPDATE screen SET token_made_at = token_made_at - make_interval(days => ${days}),
      expires_at = expires_at - make_interval(days => ${days}) WHERE screen_id = ${id}`.execute(db);

  it("is renewed when it is a day old, and the old one is good until the renewal after", async () => {
    const { cookie: first, id } = await pair();
    expect(cookieOf(await report(first))).toBeUndefined();
    await age(id, 1);
    const second = cookieOf(await report(first)) ?? "";
    expect(second).not.toBe(first);
    // The power went while the reply was on its way: it comes back with what it had.
    const third = cookieOf(await report(first)) ?? "";
    expect(third).not.toBe(second);
    expect((await report(second)).status).toBe(401);
    await age(id, 1);
    const fourth = cookieOf(await report(third)) ?? "";
    expect((await report(fourth)).status).toBe(200);
    expect((await report(third)).status).toBe(200);
    expect((await report(first)).status).toBe(401);
  });

  it("expires when its screen was away for 400 days", async () => {
    const { cookie, id } = await pair();
    await age(id, 399);
    expect((await report(cookie)).status).toBe(200);
    await age(id, 400);
    const late = cookieOf(await report(cookie));
    expect(late).toBeUndefined();
    expect((await report(cookie)).status).toBe(401);
  });

  it("ends at once when the screen is revoked", async () => {
    const { cookie, id } = await pair();
    expect(
      (await product.ask(`${banes}/screens/${id}`, { method: "DELETE" }, "place")).status,
    ).toBe(200);
    expect((await report(cookie)).status).toBe(401);
    expect((await askAs(cookie, `${banes}/wall`)).status).toBe(401);
    expect(await inFleet(id)).toBeUndefined();
    expect(
      (await product.ask(`${banes}/screens/${id}`, { method: "DELETE" }, "place")).status,
    ).toBe(404);
  });
});

describe("a screen from afar", () => {
  const change = (id: string, body: unknown, as: Account = "place") =>
    product.ask(`${banes}/screens/${id}`, { ...posting(body), method: "PATCH" }, as);

  const order = (id: string, what: string) =>
    product.ask(`${banes}/screens/${id}/orders`, posting({ order: what }), "place");
  const told = async (cookie: string, said: Partial<ScreenReport> = {}) =>
    (await parse(ScreenDuty, await report(cookie, said))).orders;

  it("is told what was asked of it until it says that it did it: a reply may be lost", async () => {
    const { cookie, id } = await pair();
    await order(id, "identify");
    const asked = (await inFleet(id))?.orders ?? [];
    expect(asked).toMatchObject([{ is: "identify" }]);
    expect(await told(cookie)).toEqual(asked);
    expect(await told(cookie, { done: ["another"] })).toEqual(asked);
    expect(await told(cookie, { done: asked.map((one) => one.id) })).toEqual([]);
    expect((await inFleet(id))?.orders).toEqual([]);
  });

  it("forgets no order for another, and knows one that is asked anew from the one before", async () => {
    const { cookie, id } = await pair();
    await order(id, "identify");
    const [first] = await told(cookie);
    await order(id, "reload");
    await order(id, "identify");
    const asked = await told(cookie, { done: [first?.id ?? ""] });
    expect(asked.map(({ is }) => is)).toEqual(["reload", "identify"]);
    expect(await told(cookie, { done: [asked[0]?.id ?? ""] })).toEqual([asked[1]]);
  });

  it("refuses a report that names more orders than ever wait", async () => {
    const { cookie } = await pair();
    const done = Array.from({ length: 9 }, (_, one) => String(one));
    expect((await report(cookie, { done })).status).toBe(422);
  });

  it("gets another name, and another wall: from then on that one only", async () => {
    const { cookie, id } = await pair();
    await change(id, { name: "Discharge lounge" });
    expect((await change(id, { locality: "swindon" })).status).toBe(403);
    expect((await change(id, { locality: "swindon" }, "admin")).status).toBe(200);
    expect(await parse(ScreenDuty, await report(cookie))).toMatchObject({
      name: "Discharge lounge",
      locality: "swindon",
    });
    expect((await askAs(cookie, "/api/localities/swindon/wall")).status).toBe(200);
    expect((await askAs(cookie, `${banes}/wall`)).status).toBe(403);
  });

  it("A3 leaves every step in the audit, without a code or a credential in it", async () => {
    const { id } = await pair("Hall");
    await change(id, { name: "Foyer" });
    await product.ask(`${banes}/screens/${id}/orders`, posting({ order: "reload" }), "place");
    await product.ask(`${banes}/screens/${id}`, { method: "DELETE" }, "place");
    const { entries } = await product.read(AuditReply, `${banes}/audit?kind=place`);
    const said = entries.map(({ what }) => what);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Paired the screen “Hall” with the wall of /),
        "Renamed the screen “Hall” to “Foyer”",
        "Had the screen “Foyer” load its page again",
        "Revoked the screen “Foyer”",
      ]),
    );
    expect(JSON.stringify(entries)).not.toContain("lfs_");
  });
});
