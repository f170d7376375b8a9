import { expect, test } from "vitest";
import { PeopleReply, SessionsReply } from "../../contracts/people.ts";
import { goodPassword, ruhLead, setUp, viewer, withPeople } from "./product.ts";

const product = await withPeople();
const chief = await setUp(product);

/** Invites somebody, who comes in by the link with the good password. */
const bringIn = async (email: string) => {
  const visitor = product.visit();
  await visitor.open(await chief.invite("Jo", email, viewer), { password: goodPassword });
  return visitor;
};

const idOf = async (email: string): Promise<string> => {
  const { people } = await chief.read(PeopleReply, "GET", "/api/people");
  return people.find((person) => person.email === email)?.id ?? "";
};

test("one who has signed in is known by their name and roles, until they sign out", async () => {
  const link = await chief.invite("Sam of RUH", "Sam@Example.nhs.uk", ruhLead, ruhLead);
  await product.visit().open(link, { password: goodPassword });
  const sam = product.visit();
  const reply = await sam.signIn("  SAM@example.nhs.uk ", goodPassword);
  expect([reply.status, await reply.json()]).toEqual([200, {}]);
  expect((await sam.me()).person).toMatchObject({
    name: "Sam of RUH",
    email: "sam@example.nhs.uk",
    memberships: [ruhLead],
  });
  const cookie = sam.cookie();
  expect((await sam.ask("POST", "/api/auth/sign-out", {})).status).toBe(200);
  expect(sam.cookie()).toBe("");
  expect((await sam.me()).person).toBeNull();
  sam.steal(cookie);
  expect((await sam.me()).person).toBeNull();
});

test("the cookie is for the server only, stays on the site, and holds nothing but a signed token", async () => {
  await bringIn("cookie@example.nhs.uk");
  const reply = await product.visit().signIn("cookie@example.nhs.uk", goodPassword);
  const [cookie = "", ...others] = reply.headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(
    /^locality-flow\.session_token=[\w-]{32}\.[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  expect(await reply.text()).not.toContain("token");
});

test("over https the cookie never travels without", async () => {
  const secure = await withPeople({ publicUrl: "https://flow.example.nhs.uk" });
  const admin = await setUp(secure);
  expect(admin.cookie()).toMatch(/^__Secure-locality-flow\.session_token=/);
  expect((await admin.me()).person?.name).toBe("Chief");
  const reply = await secure.visit().signIn("admin@example.nhs.uk", goodPassword);
  expect(reply.headers.getSetCookie()[0]).toMatch(/; Secure/);
});

test("a token that was not signed here is nobody's", async () => {
  const visitor = await bringIn("forged@example.nhs.uk");
  const thief = product.visit();
  thief.steal(visitor.cookie().replace(/\.[^.]+$/, ".AAAA"));
  expect((await thief.me()).person).toBeNull();
  thief.steal(
    visitor.cookie().replace(/=(.)/, (_, first: string) => (first === "a" ? "=b" : "=a")),
  );
  expect((await thief.me()).person).toBeNull();
});

test("a wrong password and an unknown address are refused in the same words", async () => {
  await bringIn("known@example.nhs.uk");
  const visitor = product.visit();
  const signIn = (email: string) =>
    visitor.refusal("POST", "/api/auth/sign-in/email", 401, { email, password: "something else" });
  const wrong = await signIn("known@example.nhs.uk");
  expect(wrong).toEqual({
    code: "signed-out",
    message: "The e-mail address or the password is not right.",
    issues: [],
  });
  expect(await signIn("unknown@example.nhs.uk")).toEqual(wrong);
});

test("after so many wrong passwords none is looked at for a while, whether or not anyone has the address", async () => {
  const strict = await withPeople({ limits: { wrongPasswordsMax: 3 } });
  await setUp(strict);
  for (const email of ["admin@example.nhs.uk", "nobody@example.nhs.uk"]) {
    const visitor = strict.visit();
    // All at one moment, as by a machine.
    const tries = await Promise.all(
      Array.from({ length: 5 }, async () => (await visitor.signIn(email, "wrong")).status),
    );
    expect(tries.toSorted((a, b) => a - b)).toEqual([401, 401, 401, 429, 429]);
    const password = goodPassword;
    expect(
      await visitor.refusal("POST", "/api/auth/sign-in/email", 429, { email, password }),
    ).toMatchObject({
      code: "too-many",
      message: expect.stringMatching(/^The password was wrong too many times\. Wait 15 minutes/),
    });
  }
});

test("the wait is over after fifteen minutes, and a right password begins the count anew", async () => {
  const patient = await withPeople({
    limits: { wrongPasswordsMax: 2 },
    now: "2026-01-05T09:00:00Z",
  });
  await setUp(patient);
  const visitor = patient.visit();
  const signIn = async (password: string) =>
    (await visitor.signIn("admin@example.nhs.uk", password)).status;
  expect(await signIn("wrong")).toBe(401);
  expect(await signIn(goodPassword)).toBe(200);
  expect([await signIn("wrong"), await signIn("wrong")]).toEqual([401, 401]);
  expect(await signIn(goodPassword)).toBe(429);
  patient.moveClock("2026-01-05T09:14:59Z");
  expect(await signIn(goodPassword)).toBe(429);
  patient.moveClock("2026-01-05T09:15:00Z");
  expect(await signIn(goodPassword)).toBe(200);
});

test("one network address may try so many times a minute, at no account's cost, and another is not held up", async () => {
  const narrow = await withPeople({ limits: { signInsPerMinute: 3, wrongPasswordsMax: 4 } });
  await setUp(narrow);
  const visitor = narrow.visit();
  const statuses = [];
  for (const _ of [1, 2, 3, 4, 5]) {
    statuses.push((await visitor.signIn("admin@example.nhs.uk", "wrong")).status);
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect((await narrow.visit().signIn("admin@example.nhs.uk", goodPassword)).status).toBe(200);
});

test("one who is switched off is told so only when the password is right", async () => {
  await bringIn("off@example.nhs.uk");
  const change = { active: false };
  await chief.read(PeopleReply, "PATCH", `/api/people/${await idOf("off@example.nhs.uk")}`, change);
  const visitor = product.visit();
  const signIn = (password: string, status: number) =>
    visitor.refusal("POST", "/api/auth/sign-in/email", status, {
      email: "off@example.nhs.uk",
      password,
    });
  expect((await signIn("wrong", 401)).message).toBe(
    "The e-mail address or the password is not right.",
  );
  expect((await signIn(goodPassword, 403)).message).toMatch(/^Your account is switched off\./);
  expect(visitor.cookie()).toBe("");
});

test("what is no sign-in is refused with every issue", async () => {
  const visitor = product.visit();
  const refusal = await visitor.refusal("POST", "/api/auth/sign-in/email", 422, {
    email: "no address",
    rememberMe: false,
  });
  expect(refusal.issues.map(({ path }) => path).toSorted()).toEqual(["", "email", "password"]);
  await visitor.refusal("POST", "/api/auth/sign-in/email", 400);
});

test("nothing else that the library offers is there, signed in or not", async () => {
  const visitor = await bringIn("curious@example.nhs.uk");
  for (const [method, path] of [
    ["POST", "/api/auth/sign-up/email"],
    ["GET", "/api/auth/get-session"],
    ["GET", "/api/auth/list-sessions"],
    ["POST", "/api/auth/change-email"],
    ["POST", "/api/auth/update-user"],
    ["POST", "/api/auth/request-password-reset"],
    ["POST", "/api/auth/open-session"],
    ["POST", "/api/auth/sign-in/email/"],
    ["POST", "/api/auth//sign-in/email"],
    ["GET", "/api/auth/sign-in/email"],
    ["GET", "/api/auth/error"],
    ["GET", "/api/auth/callback/unknown"],
  ] as const) {
    expect(await visitor.refusal(method, path, 404), path).toMatchObject({ code: "not-found" });
  }
});

test("a page elsewhere can neither sign anyone in nor out", async () => {
  const visitor = await bringIn("csrf@example.nhs.uk");
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
  ]) {
    const out = await visitor.ask("POST", "/api/auth/sign-out", {}, headers);
    expect(out.status).toBe(403);
    const body = { email: "csrf@example.nhs.uk", password: goodPassword };
    const into = await product.visit().ask("POST", "/api/auth/sign-in/email", body, headers);
    expect(into.status).toBe(403);
  }
  expect((await visitor.me()).person?.email).toBe("csrf@example.nhs.uk");
});

test("a stolen session is seen with the others, and ended it works no longer, at once", async () => {
  const owner = await bringIn("owner@example.nhs.uk");
  const elsewhere = product.visit();
  await elsewhere.signIn("owner@example.nhs.uk", goodPassword);
  const thief = product.visit();
  thief.steal(elsewhere.cookie());
  expect((await thief.me()).person?.email).toBe("owner@example.nhs.uk");
  const { sessions } = await owner.read(SessionsReply, "GET", "/api/me/sessions");
  expect(sessions).toHaveLength(2);
  const [stolen] = sessions.filter(({ current }) => !current);
  expect(stolen).toMatchObject({ device: "Edge on Windows", from: expect.stringMatching(/^10\./) });
  const left = await owner.read(SessionsReply, "DELETE", `/api/me/sessions/${stolen?.id ?? ""}`);
  expect(left.sessions.map(({ current }) => current)).toEqual([true]);
  expect((await thief.me()).person).toBeNull();
  await thief.refusal("GET", "/api/me/sessions", 401);
  expect((await owner.me()).person?.email).toBe("owner@example.nhs.uk");
});

test("nobody ends the sessions of another but an administrator", async () => {
  const one = await bringIn("one@example.nhs.uk");
  const other = await bringIn("other@example.nhs.uk");
  const { sessions } = await other.read(SessionsReply, "GET", "/api/me/sessions");
  const session = sessions[0]?.id ?? "";
  await one.refusal("DELETE", `/api/me/sessions/${session}`, 404);
  const path = `/api/people/${await idOf("other@example.nhs.uk")}/sessions`;
  await one.refusal("GET", path, 403);
  await one.refusal("DELETE", `${path}/${session}`, 403);
  expect((await other.me()).person).not.toBeNull();
  await chief.read(SessionsReply, "DELETE", `${path}/${session}`);
  expect((await other.me()).person).toBeNull();
});

test("a session that nobody uses is over after a shift; one in use lasts on, but not for ever", async () => {
  const timed = await withPeople({ now: "2026-01-05T08:00:00Z" });
  const admin = await setUp(timed);
  timed.moveClock("2026-01-05T19:00:00Z");
  expect((await admin.me()).person).not.toBeNull();
  timed.moveClock("2026-01-06T06:59:59Z");
  expect((await admin.me()).person).not.toBeNull();
  timed.moveClock("2026-01-06T18:59:59Z");
  expect((await admin.me()).person).toBeNull();
  await admin.signIn("admin@example.nhs.uk", goodPassword);
  const start = Date.parse("2026-01-06T18:59:59Z");
  for (let hours = 10; hours < 7 * 24; hours += 10) {
    timed.moveClock(new Date(start + hours * 3_600_000).toISOString());
    expect((await admin.me()).person).not.toBeNull();
  }
  timed.moveClock(new Date(start + 7 * 24 * 3_600_000).toISOString());
  expect((await admin.me()).person).toBeNull();
});
