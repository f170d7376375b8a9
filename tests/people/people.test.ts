import { expect, test } from "vitest";
import { z } from "zod";
import { LinkReply, Me, OneTimeLink, PeopleReply, SessionsReply } from "../../contracts/people.ts";
import { renewSetUpLink } from "../../backend/actions/people/set-up.ts";
import {
  administrator,
  goodPassword,
  ruhLead,
  setUp,
  viewer,
  withPeople,
  withPlaces,
} from "./product.ts";
import { tokenOf, type Visitor } from "./visitor.ts";

const product = await withPeople();
const firstLink = await renewSetUpLink(product.deps);
const chief = await setUp(product);

const newPassword = "five other quiet words here";

const bringIn = async (name: string, ...roles: (typeof viewer)[]) => {
  const visitor = product.visit();
  const link = await chief.invite(name, `${name}@example.nhs.uk`, ...roles);
  await visitor.open(link, { password: goodPassword });
  return visitor;
};

const idOf = async (visitor: Visitor): Promise<string> => (await visitor.me()).person?.id ?? "";

const people = () => chief.read(PeopleReply, "GET", "/api/people");

/** What the audit tells of people, the latest last. */
const told = async () =>
  product.db
    .selectFrom("audit")
    .select(["what", "changes", "sent_from", "sender"])
    .where("kind", "=", "people")
    .orderBy("audit_id")
    .execute();

test("the set-up link lets one administrator in, once; the next start's ends the one before", async () => {
  const fresh = await withPeople();
  expect(await fresh.visit().me()).toMatchObject({ person: null, setUpNeeded: true });
  const first = await renewSetUpLink(fresh.deps);
  const second = await renewSetUpLink(fresh.deps);
  const visitor = fresh.visit();
  const path = (link: OneTimeLink | null) => `/api/links/${tokenOf(link?.link ?? "")}`;
  await visitor.refusal("GET", path(first), 404);
  expect(await visitor.read(LinkReply, "GET", path(second))).toEqual({
    purpose: "set-up",
    name: null,
    email: null,
    expiresAt: second?.expiresAt,
  });
  const missing = await visitor.refusal("POST", path(second), 422, { password: goodPassword });
  expect(missing.issues.map((issue) => issue.path)).toEqual(["name", "email"]);
  const opening = { password: goodPassword, name: "Chief", email: "Chief@example.nhs.uk" };
  const both = await Promise.all([
    fresh.visit().ask("POST", path(second), opening),
    fresh.visit().ask("POST", path(second), { ...opening, email: "other@example.nhs.uk" }),
  ]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
  expect(await renewSetUpLink(fresh.deps)).toBeNull();
  expect((await fresh.visit().me()).setUpNeeded).toBe(false);
});

test("the set-up link of an earlier start opens no longer", async () => {
  await product.visit().refusal("GET", `/api/links/${tokenOf(firstLink?.link ?? "")}`, 404);
});

test("an invitation is listed until it is accepted, with the link for a browser to open", async () => {
  const link = await chief.invite("Ann", "ann@example.nhs.uk", viewer, ruhLead);
  expect(link).toMatch(/^http:\/\/localhost\/join\/[\w-]{43}$/);
  expect((await people()).invitations).toMatchObject([
    {
      name: "Ann",
      email: "ann@example.nhs.uk",
      memberships: [viewer, ruhLead],
      invitedBy: "Chief",
    },
  ]);
  const ann = product.visit();
  const path = `/api/links/${tokenOf(link)}`;
  expect(await ann.read(LinkReply, "GET", path)).toMatchObject({
    purpose: "invitation",
    name: "Ann",
    email: "ann@example.nhs.uk",
  });
  const short = await ann.refusal("POST", path, 422, { password: "short" });
  expect(short.issues).toMatchObject([{ path: "password" }]);
  await ann.open(link, { password: goodPassword });
  await ann.refusal("GET", path, 404);
  await ann.refusal("POST", path, 404, { password: goodPassword });
  const { people: all, invitations } = await people();
  expect(invitations).toEqual([]);
  expect(all.find(({ name }) => name === "Ann")).toMatchObject({
    memberships: [ruhLead, viewer],
    active: true,
    hasPassword: true,
    // Seen from the moment they came in, and not from a minute after.
    lastSeenAt: expect.any(String),
    issuers: [],
    demonstration: false,
  });
});

test("the link is of the public address where there is one", async () => {
  const secure = await withPeople({ publicUrl: "https://flow.example.nhs.uk" });
  const admin = await setUp(secure);
  expect(await admin.invite("Ann", "ann@example.nhs.uk", viewer)).toMatch(
    /^https:\/\/flow\.example\.nhs\.uk\/join\//,
  );
});

test("a new link ends the old one, and a withdrawn invitation opens no longer", async () => {
  const old = await chief.invite("Bea", "bea@example.nhs.uk", viewer);
  const id = (await people()).invitations[0]?.id ?? "";
  const path = `/api/people/invitations/${id}`;
  const { link } = await chief.read(OneTimeLink, "POST", `${path}/link`, {}, 201);
  const visitor = product.visit();
  await visitor.refusal("GET", `/api/links/${tokenOf(old)}`, 404);
  await visitor.read(LinkReply, "GET", `/api/links/${tokenOf(link)}`);
  expect((await chief.read(PeopleReply, "DELETE", path)).invitations).toEqual([]);
  await visitor.refusal("POST", `/api/links/${tokenOf(link)}`, 404, { password: goodPassword });
  await chief.refusal("DELETE", path, 404);
  await chief.refusal("POST", `${path}/link`, 404);
});

test("links expire: an invitation after seven days, the others after one", async () => {
  const timed = await withPeople({ now: "2026-01-05T09:00:00Z" });
  const admin = await setUp(timed);
  const visitor = timed.visit();
  const invitation = await admin.invite("Cat", "cat@example.nhs.uk", viewer);
  const reset = await admin.read(
    OneTimeLink,
    "POST",
    `/api/people/${await idOf(admin)}/password-link`,
    {},
    201,
  );
  expect(reset.expiresAt).toBe("2026-01-06T09:00:00.000Z");
  timed.moveClock("2026-01-06T09:00:00Z");
  await visitor.refusal("GET", `/api/links/${tokenOf(reset.link)}`, 404);
  await visitor.read(LinkReply, "GET", `/api/links/${tokenOf(invitation)}`);
  timed.moveClock("2026-01-12T09:00:00Z");
  const refusal = await visitor.refusal("POST", `/api/links/${tokenOf(invitation)}`, 404, {
    password: goodPassword,
  });
  expect(refusal.message).toMatch(/^This link has been used, or has expired\./);
});

test("nobody is invited to nowhere, nor twice, nor who is here already", async () => {
  const invite = (email: string, status: number, ...memberships: unknown[]) =>
    chief.refusal("POST", "/api/people/invitations", status, { name: "Dan", email, memberships });
  const nowhere = await invite(
    "dan@example.nhs.uk",
    422,
    viewer,
    { ...viewer, locality: "atlantis" },
    { ...ruhLead, provider: "nobody" },
  );
  expect(nowhere.issues.map(({ path }) => path)).toEqual([
    "memberships[1].locality",
    "memberships[2].provider",
  ]);
  await invite("dan@example.nhs.uk", 422);
  // The library that checks passwords would never know this one.
  const strange = await invite("dän@example.nhs.uk", 422, viewer);
  expect(strange.issues).toMatchObject([{ path: "email" }]);
  await chief.invite("Dan", "dan@example.nhs.uk", viewer);
  await invite("DAN@example.nhs.uk", 409, viewer);
  const taken = await invite("admin@example.nhs.uk", 409, viewer);
  expect(taken.message).toMatch(/^Chief is here already/);
});

test("only an administrator sees people and lets them in", async () => {
  const lead = await bringIn("eve", ruhLead);
  const id = await idOf(lead);
  for (const [method, path, body] of [
    ["GET", "/api/people"],
    ["POST", "/api/people/invitations", { name: "X", email: "x@x.example", memberships: [viewer] }],
    ["PATCH", `/api/people/${id}`, { memberships: [administrator] }],
    ["POST", `/api/people/${id}/password-link`, {}],
    ["GET", `/api/people/${id}/sessions`],
  ] as const) {
    await lead.refusal(method, path, 403, body);
    await product.visit().refusal(method, path, 401, body);
  }
  expect((await lead.me()).person?.memberships).toEqual([ruhLead]);
});

test("a change of roles holds at once, and the audit tells what it was before and after", async () => {
  const fay = await bringIn("fay", viewer);
  const id = await idOf(fay);
  await chief.read(PeopleReply, "PATCH", `/api/people/${id}`, {
    name: "Fay of RUH",
    memberships: [ruhLead],
  });
  expect((await fay.me()).person).toMatchObject({ name: "Fay of RUH", memberships: [ruhLead] });
  expect((await told()).at(-1)).toMatchObject({
    what: "Changed fay (fay@example.nhs.uk)",
    changes: [
      { of: "name", before: "fay", after: "Fay of RUH" },
      { of: "roles", before: "viewer of banes", after: "flow lead of ruh in banes" },
    ],
    sender: { is: "person", name: "Chief", role: "administrator" },
    sent_from: expect.stringMatching(/^10\./),
  });
  const { length } = await told();
  await chief.read(PeopleReply, "PATCH", `/api/people/${id}`, { name: "Fay of RUH" });
  expect(await told()).toHaveLength(length);
  await chief.refusal("PATCH", "/api/people/nobody", 404, { name: "X" });
  await chief.refusal("PATCH", `/api/people/${id}`, 422, { email: "new@example.nhs.uk" });
});

test("one who is switched off is out everywhere at once, and in again when switched on", async () => {
  const gus = await bringIn("gus", viewer);
  const id = await idOf(gus);
  const path = `/api/people/${id}`;
  const { link } = await chief.read(OneTimeLink, "POST", `${path}/password-link`, {}, 201);
  await chief.read(PeopleReply, "PATCH", path, { active: false });
  expect((await gus.me()).person).toBeNull();
  await gus.refusal("GET", `/api/links/${tokenOf(link)}`, 404);
  await chief.refusal("POST", `${path}/password-link`, 409);
  await chief.read(PeopleReply, "PATCH", path, { active: true });
  expect((await gus.me()).person).toBeNull();
  expect((await gus.signIn("gus@example.nhs.uk", goodPassword)).status).toBe(200);
});

test("the last administrator stays one", async () => {
  const alone = await withPeople();
  const admin = await setUp(alone);
  const path = `/api/people/${await idOf(admin)}`;
  for (const change of [{ active: false }, { memberships: [viewer] }]) {
    const refusal = await admin.refusal("PATCH", path, 409, change);
    expect(refusal.message).toBe("Chief is the only administrator. Make somebody else one first.");
  }
  expect((await admin.me()).person?.memberships).toEqual([administrator]);
  const second = alone.visit();
  const link = await admin.invite("Second", "second@example.nhs.uk", administrator);
  await second.open(link, { password: goodPassword });
  // Each switches the other off at one moment: one of them is left.
  const both = await Promise.all([
    admin.ask("PATCH", `/api/people/${await idOf(second)}`, { active: false }),
    second.ask("PATCH", path, { active: false }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a link sets a new password, and whoever was in is out", async () => {
  const hal = await bringIn("hal", viewer);
  const path = `/api/people/${await idOf(hal)}/password-link`;
  const { link } = await chief.read(OneTimeLink, "POST", path, {}, 201);
  const elsewhere = product.visit();
  expect(await elsewhere.read(LinkReply, "GET", `/api/links/${tokenOf(link)}`)).toMatchObject({
    purpose: "password-reset",
    name: "hal",
  });
  await elsewhere.open(link, { password: newPassword });
  expect((await elsewhere.me()).person?.name).toBe("hal");
  expect((await hal.me()).person).toBeNull();
  expect((await hal.signIn("hal@example.nhs.uk", goodPassword)).status).toBe(401);
  expect((await hal.signIn("hal@example.nhs.uk", newPassword)).status).toBe(200);
  await hal.refusal("POST", `/api/links/${tokenOf(link)}`, 404, { password: goodPassword });
});

test("whoever changes their password stays in where they are, and is out elsewhere", async () => {
  const ivy = await bringIn("ivy", viewer);
  const elsewhere = product.visit();
  await elsewhere.signIn("ivy@example.nhs.uk", goodPassword);
  const wrong = await ivy.refusal("POST", "/api/me/password", 422, {
    current: "not this one",
    next: newPassword,
  });
  expect(wrong.issues).toMatchObject([{ path: "current" }]);
  const change = { current: goodPassword, next: newPassword };
  const left = await ivy.read(SessionsReply, "POST", "/api/me/password", change);
  expect(left.sessions).toMatchObject([{ current: true }]);
  expect((await elsewhere.me()).person).toBeNull();
  expect((await elsewhere.signIn("ivy@example.nhs.uk", newPassword)).status).toBe(200);
  await product.visit().refusal("POST", "/api/me/password", 401, change);
});

test("A3 coming in, being refused, going out and every link are in the audit, and nothing secret is", async () => {
  const { length } = await told();
  const jan = await bringIn("jan", viewer);
  await jan.signIn("jan@example.nhs.uk", "a wrong password");
  await jan.signIn("typed-a-password-here@oh.no", "a wrong password");
  await jan.ask("POST", "/api/auth/sign-out", {});
  await jan.signIn("jan@example.nhs.uk", goodPassword);
  const entries = (await told()).slice(length);
  expect(entries.map(({ what }) => what)).toEqual([
    "Invited jan (jan@example.nhs.uk)",
    "jan accepted their invitation",
    "Signed in by a one-time link",
    "Was refused: the password was wrong",
    "Was refused: the password was wrong",
    "Signed out",
    "Signed in with a password",
  ]);
  expect(entries.map(({ sender }) => sender?.name ?? null)).toEqual([
    "Chief",
    null,
    "jan",
    "jan",
    null,
    "jan",
    "jan",
  ]);
  const kept = JSON.stringify(await told()) + product.logged();
  const tokens = await product.db.selectFrom("session").select("token").execute();
  expect(tokens.length).toBeGreaterThan(3);
  for (const secret of [
    goodPassword,
    newPassword,
    "a wrong password",
    "typed-a-password-here",
    ...tokens.map(({ token }) => token),
    tokenOf(firstLink?.link ?? ""),
  ]) {
    expect(kept).not.toContain(secret);
  }
});

test("two servers know the same sessions, for they sign with the same secret", async () => {
  const on = await withPlaces();
  const one = await withPeople({ on });
  const other = await withPeople({ on });
  const admin = await setUp(one);
  const moved = other.visit();
  moved.steal(admin.cookie());
  expect((await moved.me()).person?.name).toBe("Chief");
});

test("an answer about who asks never says more than it should", async () => {
  const anyone = await product.visit().ask("GET", "/api/me");
  expect(z.record(z.string(), z.unknown()).parse(await anyone.json())).toEqual(
    Me.parse({ person: null, issuers: [], setUpNeeded: false, demonstration: false }),
  );
});

test("a link that fails to open leaves no trace of its token in the log", async () => {
  const broken = await withPeople();
  const token = tokenOf((await renewSetUpLink(broken.deps))?.link ?? "");
  await broken.db.schema.dropTable("one_time_link").execute();
  await broken.visit().refusal("GET", `/api/links/${token}`, 500);
  expect(broken.logged()).toContain("A request failed.");
  expect(broken.logged()).not.toContain(token);
});
