/** Invitations and links for a new password, as they arrive by e-mail. */
import { afterAll, beforeEach, expect, it } from "vitest";
import type { z } from "zod";
import { sendMail } from "../../backend/notify/mail.ts";
import { HandedLink, LinkReply, PeopleReply } from "../../contracts/people.ts";
import { goodPassword, setUp, viewer, withPeople } from "../people/product.ts";
import { tokenOf } from "../people/visitor.ts";
import { refusal, startMailServer } from "./mail-server.ts";

const server = await startMailServer({
  onRcptTo: ({ address }, _session, done) =>
    address.startsWith("gone") ? done(refusal(550)) : done(),
});
afterAll(() => server.stop());

const product = await withPeople({
  publicUrl: "https://flow.example.nhs.uk",
  mail: (message) => sendMail(server.settings, message),
});
const chief = await setUp(product);
beforeEach(() => void server.received.splice(0));

const invite = (name: string, email: string): Promise<z.infer<typeof HandedLink>> => {
  const invitation = { name, email, memberships: [viewer] };
  return chief.read(HandedLink, "POST", "/api/people/invitations", invitation, 201);
};

it("an invitation goes to whom it is for, and is shown all the same", async () => {
  const { link, mail } = await invite("Siân Ó Súilleabháin", "sian@example.nhs.uk");
  expect(mail).toEqual({ to: "sian@example.nhs.uk", failure: null });
  const [{ to, mail: came } = { to: [], mail: null }] = server.received;
  expect(to).toEqual(["sian@example.nhs.uk"]);
  expect(came).toMatchObject({
    subject: "You are invited to Locality Flow",
    to: [{ name: "Siân Ó Súilleabháin" }],
  });
  expect(came?.text).toContain(link);
  const visitor = product.visit();
  expect(await visitor.read(LinkReply, "GET", `/api/links/${tokenOf(link)}`)).toMatchObject({
    purpose: "invitation",
    email: "sian@example.nhs.uk",
  });
});

it("a new link for an invitation is sent again, and so is one for a new password", async () => {
  await invite("Ann", "ann@example.nhs.uk");
  const { invitations } = await chief.read(PeopleReply, "GET", "/api/people");
  const id = invitations.find(({ name }) => name === "Ann")?.id ?? "";
  const path = `/api/people/invitations/${id}/link`;
  const again = await chief.read(HandedLink, "POST", path, {}, 201);
  const visitor = product.visit();
  await visitor.open(again.link, { password: goodPassword });
  const person = (await visitor.me()).person?.id ?? "";
  const reset = await chief.read(
    HandedLink,
    "POST",
    `/api/people/${person}/password-link`,
    {},
    201,
  );
  expect(reset.mail).toEqual({ to: "ann@example.nhs.uk", failure: null });
  expect(server.received.map(({ mail }) => mail.subject)).toEqual([
    "You are invited to Locality Flow",
    "You are invited to Locality Flow",
    "Set a new password for Locality Flow",
  ]);
  expect(server.received.at(-1)?.mail.text).toContain(reset.link);
  expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(3);
});

it("what was not sent says why, and the link is there to be handed over; no log holds it", async () => {
  const { link, mail } = await invite("Gone", "gone@example.nhs.uk");
  expect(mail).toEqual({
    to: "gone@example.nhs.uk",
    failure: "The mail server refused this address. It answered 550.",
  });
  await product.visit().read(LinkReply, "GET", `/api/links/${tokenOf(link)}`);
  expect(product.logged()).toContain("could not be sent by e-mail");
  expect(product.logged()).not.toContain(tokenOf(link));
});

it("no link is sent that leads to whatever name the administrator asked for", async () => {
  const nowhere = await withPeople({ mail: (message) => sendMail(server.settings, message) });
  const admin = await setUp(nowhere);
  const invitation = { name: "Bea", email: "bea@example.nhs.uk", memberships: [viewer] };
  const path = "/api/people/invitations";
  expect((await admin.read(HandedLink, "POST", path, invitation, 201)).mail?.failure).toMatch(
    /^PUBLIC_URL is not set/,
  );
  expect(server.received).toEqual([]);
});

it("nothing is sent where no mail server is set", async () => {
  const silent = await withPeople({ publicUrl: "https://flow.example.nhs.uk" });
  const admin = await setUp(silent);
  const invitation = { name: "Bea", email: "bea@example.nhs.uk", memberships: [viewer] };
  const made = await admin.read(HandedLink, "POST", "/api/people/invitations", invitation, 201);
  expect(made.mail).toBeNull();
});
