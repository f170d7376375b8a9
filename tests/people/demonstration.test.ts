import { describe, expect, test } from "vitest";
import { PeopleReply } from "../../contracts/people.ts";
import {
  demonstrationAccounts,
  ensureDemonstrationAccounts,
} from "../../backend/actions/people/demonstration-accounts.ts";
import { renewSetUpLink } from "../../backend/actions/people/set-up.ts";
import { goodPassword, setUp, withPeople, withPlaces } from "./product.ts";

const emails = demonstrationAccounts.map(({ email }) => email);

describe("a demonstration", async () => {
  const product = await withPeople({ demonstration: true });
  await ensureDemonstrationAccounts(product.deps, goodPassword);

  test("has an account for each role, and needs no setting up", async () => {
    const admin = product.visit();
    expect((await admin.signIn("admin@demo.example", goodPassword)).status).toBe(200);
    const { people } = await admin.read(PeopleReply, "GET", "/api/people");
    expect(people.map(({ email }) => email).toSorted()).toEqual(emails.toSorted());
    expect(
      new Set(people.flatMap(({ memberships }) => memberships.map(({ role }) => role))),
    ).toEqual(new Set(["viewer", "flow-lead", "place-team", "administrator"]));
    expect(people.every(({ demonstration }) => demonstration)).toBe(true);
    expect(await renewSetUpLink(product.deps)).toBeNull();
    expect((await product.visit().me()).setUpNeeded).toBe(false);
  });

  test("starts again as it began, with the password that it is started with", async () => {
    const admin = product.visit();
    await admin.signIn("admin@demo.example", goodPassword);
    const { people } = await admin.read(PeopleReply, "GET", "/api/people");
    const lead = people.find(({ email }) => email === "ruh@demo.example");
    await admin.read(PeopleReply, "PATCH", `/api/people/${lead?.id ?? ""}`, {
      active: false,
      name: "Changed",
    });
    await ensureDemonstrationAccounts(product.deps, "another demonstration password");
    const visitor = product.visit();
    expect((await visitor.signIn("ruh@demo.example", goodPassword)).status).toBe(401);
    expect(
      (await visitor.signIn("ruh@demo.example", "another demonstration password")).status,
    ).toBe(200);
    expect((await visitor.me()).person).toMatchObject({ id: lead?.id, name: "RUH flow lead" });
  });
});

test("production lets none of the demonstration's accounts in, and is set up by somebody real", async () => {
  const on = await withPlaces();
  const demonstration = await withPeople({ on, demonstration: true });
  await ensureDemonstrationAccounts(demonstration.deps, goodPassword);
  const before = demonstration.visit();
  await before.signIn("admin@demo.example", goodPassword);
  const production = await withPeople({ on });
  const visitor = production.visit();
  visitor.steal(before.cookie());
  expect(await visitor.me()).toMatchObject({ person: null, setUpNeeded: true });
  const refusal = await visitor.refusal("POST", "/api/auth/sign-in/email", 403, {
    email: "admin@demo.example",
    password: goodPassword,
  });
  expect(refusal.message).toMatch(/^This account belongs to the demonstration/);
  const link = await renewSetUpLink(production.deps);
  await visitor.refusal("POST", `/api/links/${link?.link.split("/").at(-1) ?? ""}`, 422, {
    password: goodPassword,
    name: "Somebody",
    email: "admin@demo.example",
  });
  const admin = await setUp(production);
  expect((await admin.me()).person?.name).toBe("Chief");
});
