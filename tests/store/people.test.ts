import { beforeAll, expect, test } from "vitest";
import { write } from "../../backend/store/database.ts";
import {
  acceptInvitation,
  findInvitationTo,
  findInvitations,
  insertInvitation,
} from "../../backend/store/invitations.ts";
import {
  findLink,
  hashOfToken,
  isToken,
  makeToken,
  saveLink,
  takeLink,
} from "../../backend/store/one-time-links.ts";
import {
  findPersonBySubject,
  isLinked,
  linkSubject,
  savePassword,
} from "../../backend/store/accounts.ts";
import {
  findPeople,
  findPerson,
  findPersonByEmail,
  insertPerson,
  isAdministered,
  savePerson,
} from "../../backend/store/people.ts";
import { deleteExpired, findOrInsertSecret, takeTrial } from "../../backend/store/sign-in.ts";
import type { Membership } from "../../contracts/people.ts";
import { withDatabase } from "../support/database.ts";
import { savePlaces } from "./place.ts";

const { db } = await withDatabase();
const at = "2026-01-05T09:00:00.000Z";
const later = "2026-01-06T09:00:00.000Z";
const viewer: Membership = { role: "viewer", locality: "banes", provider: null };
const lead: Membership = { role: "flow-lead", locality: "banes", provider: "ruh" };
const administrator: Membership = { role: "administrator", locality: null, provider: null };

beforeAll(() => savePlaces(db, ["banes"]));

const save = (id: string, memberships: Membership[], demonstration = false) =>
  write(db, (tx) =>
    insertPerson(tx, {
      id,
      name: id.toUpperCase(),
      email: `${id}@example.nhs.uk`,
      memberships,
      demonstration,
      at,
    }),
  );

test("a person comes back with their roles, each once and in an order that stays", async () => {
  await save("ann", [viewer, lead, viewer]);
  const ann = {
    id: "ann",
    name: "ANN",
    email: "ann@example.nhs.uk",
    memberships: [lead, viewer],
    active: true,
    demonstration: false,
  };
  expect(await findPerson(db, "ann")).toEqual(ann);
  expect(await findPersonByEmail(db, "ann@example.nhs.uk")).toEqual(ann);
  const changed = { ...ann, name: "Ann", active: false, memberships: [viewer] };
  await write(db, (tx) => savePerson(tx, changed, later));
  expect(await findPerson(db, "ann")).toEqual(changed);
  expect(await findPerson(db, "nobody")).toBeNull();
});

test("an address is one person's, and a role is of a place that there is", async () => {
  await save("bea", []);
  await expect(save("bea", [])).rejects.toThrow();
  await expect(save("cat", [{ ...viewer, locality: "atlantis" }])).rejects.toThrow();
  await expect(save("cat", [{ ...lead, provider: "nobody" }])).rejects.toThrow();
  expect(await findPerson(db, "cat")).toBeNull();
});

test("a subject is one person's, for each issuer", async () => {
  await save("dan", [viewer]);
  await write(db, (tx) => linkSubject(tx, "dan", { issuer: "trust", subject: "1" }, at));
  await write(db, (tx) => savePassword(tx, "dan", "a hash", at));
  await write(db, (tx) => savePassword(tx, "dan", "another hash", later));
  expect((await findPersonBySubject(db, "trust", "1"))?.id).toBe("dan");
  expect(await findPersonBySubject(db, "tenant", "1")).toBeNull();
  expect([await isLinked(db, "dan", "trust"), await isLinked(db, "dan", "tenant")]).toEqual([
    true,
    false,
  ]);
  await expect(
    write(db, (tx) => linkSubject(tx, "bea", { issuer: "trust", subject: "1" }, at)),
  ).rejects.toThrow();
  expect((await findPeople(db)).find(({ id }) => id === "dan")).toMatchObject({
    hasPassword: true,
    issuers: ["trust"],
    createdAt: at,
    lastSeenAt: null,
  });
});

test("only an administrator who can come in administers", async () => {
  expect(await isAdministered(db, true)).toBe(false);
  await save("demo", [administrator], true);
  expect([await isAdministered(db, true), await isAdministered(db, false)]).toEqual([true, false]);
  await save("eve", [administrator]);
  expect(await isAdministered(db, false)).toBe(true);
  const eve = await findPerson(db, "eve");
  if (eve !== null) await write(db, (tx) => savePerson(tx, { ...eve, active: false }, later));
  expect(await isAdministered(db, false)).toBe(false);
});

test("a link is kept as a hash, opens until it expires, and is taken by one", async () => {
  const { token, tokenHash } = makeToken();
  expect([isToken(token), hashOfToken(token) === tokenHash, isToken("no token")]).toEqual([
    true,
    true,
    false,
  ]);
  await write(db, (tx) =>
    saveLink(tx, { purpose: "password-reset", person: "dan" }, { tokenHash, expiresAt: later }),
  );
  expect(JSON.stringify(await db.selectFrom("one_time_link").selectAll().execute())).not.toContain(
    token,
  );
  expect(await findLink(db, tokenHash, at)).toMatchObject({
    purpose: "password-reset",
    name: "DAN",
  });
  expect(await findLink(db, tokenHash, later)).toBeNull();
  const taken = await Promise.all(
    [1, 2, 3].map(() => write(db, (tx) => takeLink(tx, tokenHash, at))),
  );
  expect(taken.filter((link) => link !== null)).toHaveLength(1);
});

test("an invitation makes a person of the one invited, and is then no more", async () => {
  await write(db, async (tx) => {
    await insertInvitation(tx, {
      id: "invitation",
      name: "Fay",
      email: "fay@example.nhs.uk",
      memberships: [lead],
      invitedBy: "Eve",
      invitedAt: at,
    });
    const target = { purpose: "invitation", invitation: "invitation" } as const;
    await saveLink(tx, target, { tokenHash: makeToken().tokenHash, expiresAt: later });
  });
  expect(await findInvitationTo(db, "fay@example.nhs.uk", later)).toBeNull();
  const invited = await findInvitationTo(db, "fay@example.nhs.uk", at);
  if (invited === null) throw new Error("Fay is invited.");
  expect(await findInvitations(db)).toMatchObject([{ name: "Fay", expiresAt: later }]);
  await write(db, (tx) => acceptInvitation(tx, invited, { id: "fay", at }));
  expect(await findPerson(db, "fay")).toMatchObject({ name: "Fay", memberships: [lead] });
  expect(await findInvitations(db)).toEqual([]);
  expect(await findInvitationTo(db, "fay@example.nhs.uk", null)).toBeNull();
});

test("tries at one moment are counted one by one, and begin anew after a while", async () => {
  const trial = (now: string, forgottenBefore: string) =>
    takeTrial(db, "hash", { now, forgottenBefore, triesMax: 3 });
  const before = "2026-01-05T08:45:00.000Z";
  const tries = await Promise.all([1, 2, 3, 4, 5].map(() => trial(at, before)));
  expect(tries.filter(Boolean)).toHaveLength(3);
  expect(await trial("2026-01-05T09:14:59.999Z", "2026-01-05T08:59:59.999Z")).toBe(false);
  expect(await trial("2026-01-05T09:15:00.000Z", at)).toBe(true);
});

test("a secret is made once, and what is over is deleted", async () => {
  const [one, other] = await Promise.all([
    findOrInsertSecret(db, "sign-in", "first"),
    findOrInsertSecret(db, "sign-in", "second"),
  ]);
  expect(one).toBe(other);
  const { tokenHash } = makeToken();
  await write(db, (tx) => saveLink(tx, { purpose: "set-up" }, { tokenHash, expiresAt: later }));
  const remains = async () => (await db.selectFrom("one_time_link").selectAll().execute()).length;
  await deleteExpired(db, { now: at, forgottenBefore: at });
  expect(await remains()).toBe(1);
  await deleteExpired(db, { now: later, forgottenBefore: later });
  expect(await remains()).toBe(0);
  expect(await db.selectFrom("password_trial").selectAll().execute()).toEqual([]);
});
