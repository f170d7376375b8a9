import { expect, test } from "vitest";
import { z } from "zod";
import { PeopleReply } from "../../contracts/people.ts";
import { withIssuer } from "./issuer.ts";
import { goodPassword, ruhLead, setUp, viewer, withPeople, withPlaces } from "./product.ts";
import { tokenOf, type Visitor } from "./visitor.ts";

const trust = await withIssuer();
const tenant = await withIssuer({ key: "tenant", name: "The tenant", trustEmail: true });
const product = await withPeople({ issuers: [trust.settings, tenant.settings] });
const chief = await setUp(product);

const begin = async (
  visitor: Visitor,
  { at = trust, ...body }: { at?: typeof trust; invitation?: string; next?: string } = {},
): Promise<string> => {
  const asked = { issuer: at.settings.key, ...body };
  const started = z.object({ url: z.url() });
  return (await visitor.read(started, "POST", "/api/auth/sign-in/social", asked)).url;
};

/** Goes to the issuer, signs in there, and comes back: to where our product leads then. */
const goThere = async (visitor: Visitor, how: Parameters<typeof begin>[1] = {}) => {
  const { at = trust } = how;
  return comeBack(visitor, await at.signIn(await begin(visitor, how)));
};

const comeBack = async (visitor: Visitor, url: string): Promise<string | null> => {
  const { pathname, search } = new URL(url);
  const reply = await visitor.ask("GET", `${pathname}${search}`);
  expect(reply.status).toBe(302);
  return reply.headers.get("location");
};

const emailOf = async (visitor: Visitor) => (await visitor.me()).person?.email ?? null;

test("one invited by a link comes in with the account of the issuer, whatever address it gives", async () => {
  trust.letIn("subject-1");
  const link = await chief.invite("Sam", "sam@example.nhs.uk", ruhLead);
  const sam = product.visit();
  expect(await goThere(sam, { invitation: tokenOf(link), next: "/enter/banes" })).toBe(
    "/enter/banes",
  );
  expect((await sam.me()).person).toMatchObject({
    name: "Sam",
    email: "sam@example.nhs.uk",
    memberships: [ruhLead],
  });
  await sam.refusal("GET", `/api/links/${tokenOf(link)}`, 404);
  const { people, invitations } = await chief.read(PeopleReply, "GET", "/api/people");
  expect(people.find(({ name }) => name === "Sam")).toMatchObject({
    issuers: ["trust"],
    hasPassword: false,
  });
  expect(invitations).toEqual([]);
  const later = product.visit();
  expect(await goThere(later)).toBe("/");
  expect(await emailOf(later)).toBe("sam@example.nhs.uk");
});

test("one who was not invited is refused on the sign-in page, and nobody is made of them", async () => {
  const before = await chief.read(PeopleReply, "GET", "/api/people");
  for (const claims of [
    {},
    { email: "stranger@example.nhs.uk", email_verified: true },
    { email: "admin@example.nhs.uk", email_verified: false },
    // Not said to be verified, by an issuer whose word for it is not taken.
    { email: "admin@example.nhs.uk" },
    { preferred_username: "admin@example.nhs.uk" },
  ]) {
    trust.letIn(crypto.randomUUID(), claims);
    const stranger = product.visit();
    expect(await goThere(stranger)).toBe("/sign-in?problem=not-invited");
    expect(await emailOf(stranger)).toBeNull();
  }
  const [refused] = await product.db
    .selectFrom("audit")
    .select(["what", "sender", "sent_from"])
    .orderBy("audit_id", "desc")
    .limit(1)
    .execute();
  expect(refused).toEqual({
    what: "Refused one who came back from The trust: not-invited",
    sender: null,
    sent_from: expect.stringMatching(/^10\./),
  });
  tenant.letIn("unverified", { email: "admin@example.nhs.uk", email_verified: false });
  expect(await goThere(product.visit(), { at: tenant })).toBe("/sign-in?problem=not-invited");
  expect((await chief.read(PeopleReply, "GET", "/api/people")).people).toHaveLength(
    before.people.length,
  );
});

test("one whose address the issuer verified is the person, or the one invited, with that address", async () => {
  trust.letIn("subject-2", { email: "Kim@Example.nhs.uk", email_verified: true });
  await chief.invite("Kim", "kim@example.nhs.uk", viewer);
  const kim = product.visit();
  expect(await goThere(kim)).toBe("/");
  expect((await kim.me()).person).toMatchObject({ name: "Kim", memberships: [viewer] });
  const lee = product.visit();
  await lee.open(await chief.invite("Lee", "lee@example.nhs.uk", viewer), {
    password: goodPassword,
  });
  tenant.letIn("subject-3", { preferred_username: "lee@example.nhs.uk" });
  const elsewhere = product.visit();
  expect(await goThere(elsewhere, { at: tenant })).toBe("/");
  expect((await elsewhere.me()).person?.id).toBe((await lee.me()).person?.id);
});

test("an address that is given to somebody new does not make them the person before", async () => {
  trust.letIn("mo-1", { email: "mo@example.nhs.uk", email_verified: true });
  await chief.invite("Mo", "mo@example.nhs.uk", viewer);
  expect(await goThere(product.visit())).toBe("/");
  trust.letIn("mo-2", { email: "mo@example.nhs.uk", email_verified: true });
  expect(await goThere(product.visit())).toBe("/sign-in?problem=not-invited");
});

test("one who is switched off is told so, and is not let in", async () => {
  trust.letIn("subject-4");
  const link = await chief.invite("Pat", "pat@example.nhs.uk", viewer);
  const pat = product.visit();
  await goThere(pat, { invitation: tokenOf(link) });
  const id = (await pat.me()).person?.id ?? "";
  await chief.read(PeopleReply, "PATCH", `/api/people/${id}`, { active: false });
  expect(await emailOf(pat)).toBeNull();
  expect(await goThere(pat)).toBe("/sign-in?problem=switched-off");
  expect(await emailOf(pat)).toBeNull();
});

test("an invitation that has expired, was withdrawn or was used lets nobody in", async () => {
  trust.letIn("late");
  const link = await chief.invite("Late", "late@example.nhs.uk", viewer);
  const { invitations } = await chief.read(PeopleReply, "GET", "/api/people");
  const late = product.visit();
  const url = await begin(late, { invitation: tokenOf(link) });
  const back = await trust.signIn(url);
  await chief.read(PeopleReply, "DELETE", `/api/people/invitations/${invitations[0]?.id ?? ""}`);
  expect(await comeBack(late, back)).toBe("/sign-in?problem=not-invited");
});

test("it goes by the code with PKCE, a state and a nonce, and asks for what is configured", async () => {
  const url = new URL(await begin(product.visit()));
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: "code",
    client_id: "locality-flow",
    redirect_uri: "http://localhost/api/auth/callback/trust",
    scope: "openid email profile",
    code_challenge_method: "S256",
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{32}$/),
    nonce: expect.stringMatching(/^[\w-]{32}$/),
  });
});

test("a return is refused with another state, in another browser, or a second time", async () => {
  trust.letIn("subject-1");
  const visitor = product.visit();
  const back = await trust.signIn(await begin(visitor));
  const tampered = new URL(back);
  tampered.searchParams.set("state", "another");
  expect(await comeBack(visitor, tampered.toString())).toBe("/sign-in?problem=failed");
  const victim = product.visit();
  expect(await comeBack(victim, back)).toBe("/sign-in?problem=failed");
  expect(await emailOf(victim)).toBeNull();
  expect(await comeBack(visitor, back)).toBe("/");
  expect(await emailOf(visitor)).toBe("sam@example.nhs.uk");
  const again = product.visit();
  again.steal(visitor.cookie());
  expect(await comeBack(again, back)).toBe("/sign-in?problem=failed");
});

test("a code that was begun by another than it comes back to is refused by its nonce and PKCE", async () => {
  trust.letIn("subject-1");
  const attacker = product.visit();
  const stolen = new URL(await trust.signIn(await begin(attacker))).searchParams.get("code");
  const victim = product.visit();
  const back = new URL(await trust.signIn(await begin(victim)));
  back.searchParams.set("code", stolen ?? "");
  expect(await comeBack(victim, back.toString())).toBe("/sign-in?problem=failed");
  expect(await emailOf(victim)).toBeNull();
});

test("who gives up at the issuer is told so, and nothing else", async () => {
  const visitor = product.visit();
  const state = new URL(await begin(visitor)).searchParams.get("state") ?? "";
  const path = `/api/auth/callback/trust?error=access_denied&error_description=x&state=${state}`;
  expect(await comeBack(visitor, `http://localhost${path}`)).toBe("/sign-in?problem=given-up");
});

test("nobody is led to a place that is not ours", async () => {
  for (const next of ["https://evil.example", "//evil.example", "/\\evil.example", "enter"]) {
    await product.visit().refusal("POST", "/api/auth/sign-in/social", 422, {
      issuer: "trust",
      next,
    });
  }
  await product.visit().refusal("POST", "/api/auth/sign-in/social", 404, { issuer: "google" });
});

test("nothing of the issuer's is kept but who it is", async () => {
  const accounts = await product.db
    .selectFrom("account")
    .selectAll()
    .where("provider_id", "=", "trust")
    .execute();
  expect(accounts.length).toBeGreaterThan(0);
  for (const account of accounts) {
    expect(account).toMatchObject({ access_token: null, refresh_token: null, id_token: null });
  }
});

test("an issuer that is away keeps nobody from signing in with a password", async () => {
  const on = await withPlaces();
  const away = { ...trust.settings, issuer: "http://127.0.0.1:9" };
  const other = await withPeople({ on, issuers: [away] });
  await setUp(other);
  const visitor = other.visit();
  expect((await visitor.signIn("admin@example.nhs.uk", goodPassword)).status).toBe(200);
  const refusal = await visitor.refusal("POST", "/api/auth/sign-in/social", 503, {
    issuer: "trust",
  });
  expect(refusal.message).toMatch(/^This way to sign in cannot be reached/);
});

test("neither the log nor the audit holds a token, a code, a cookie or a secret", async () => {
  const kept = JSON.stringify(await product.db.selectFrom("audit").selectAll().execute());
  const asked = trust.asked.flatMap((one) => [
    ...one.matchAll(/[?&](?:state|code|nonce)=([^&]+)/g),
  ]);
  expect(asked.length).toBeGreaterThan(5);
  expect(product.logged()).toContain("The sign-in library reports a problem.");
  const cookies = chief.cookie().split("=")[1] ?? "none";
  for (const secret of [
    ...asked.map(([, value = "none"]) => value),
    decodeURIComponent(cookies),
    cookies.split(".")[0] ?? "none",
    "a secret of the client's",
    goodPassword,
  ]) {
    expect(product.logged()).not.toContain(secret);
    expect(kept).not.toContain(secret);
  }
});
