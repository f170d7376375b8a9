/** The word of a notice by e-mail: to whom the place team wrote down, once each, and until it gets through. */
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { judgeNotices } from "../../backend/actions/notices/judge-notices.ts";
import { retryAfterMinutes, sendNotices } from "../../backend/actions/notices/send-notices.ts";
import type { Deps } from "../../backend/deps.ts";
import { sendMail } from "../../backend/notify/mail.ts";
import { postToWebhook } from "../../backend/notify/webhook.ts";
import { addMinutes } from "../../contracts/calendar.ts";
import {
  type Notice,
  type NoticeRule,
  NoticeRulesReply,
  NoticesReply,
} from "../../contracts/notice.ts";
import { posting, withProduct } from "../support/product.ts";
import { refusal, startMailServer } from "./mail-server.ts";

const product = await withProduct();
const banes = "/api/localities/banes";
const site = "site@example.nhs.uk";
const director = "director@example.nhs.uk";

const atFour: NoticeRule = {
  key: "ruh-opel-4",
  measure: "ruh-opel",
  test: { kind: "level-reached", at: 4, clearBelow: 4 },
  opensAfter: 1,
  clearsAfter: 1,
  acknowledgeWithinMinutes: 15,
  advice: null,
  active: true,
};

const server = await startMailServer({
  onRcptTo: ({ address }, _session, done) =>
    address === "gone@example.nhs.uk" ? done(refusal(550)) : done(),
});
afterAll(() => server.stop());

const logged: string[] = [];
const note = (facts: object, message: string): void => {
  logged.push(JSON.stringify(facts) + message);
};
const sendingBy = (settings: typeof server.settings): Deps => ({
  ...product.deps,
  publicAddress: "https://flow.example.nhs.uk",
  log: { info: note, warn: note, error: note },
  mail: (message) => sendMail(settings, message),
});
const deps = sendingBy(server.settings);
const send = (by: Deps = deps): Promise<number> => sendNotices(by, postToWebhook);

const setRules = (rules: readonly NoticeRule[], emails?: readonly string[]) =>
  product.read(NoticeRulesReply, `${banes}/notice-rules`, {
    ...posting({ rules, emails }),
    method: "PUT",
  });

const firstOpen = async (): Promise<Notice> => {
  const [notice] = (await product.read(NoticesReply, `${banes}/notices`)).open;
  if (notice === undefined) throw new Error("No notice is open.");
  return notice;
};

const openOne = async (emails: readonly string[], by: Deps = deps): Promise<void> => {
  await setRules([atFour], emails);
  const asAt = product.clock.now().slice(0, 16);
  const reply = await product.submit("banes", "ruh", [{ measure: "ruh-opel", asAt, level: 4 }]);
  expect(reply.status).toBe(201);
  await judgeNotices(by, "banes");
};

/** What a test before left behind is over and sent. */
beforeEach(async () => {
  product.clock.moveTo(addMinutes(product.clock.now(), 1));
  await setRules([], []);
  await judgeNotices(deps, "banes");
  await send();
  server.received.splice(0);
  logged.splice(0);
});

describe("the addresses of a place", () => {
  it("are kept once each, shown to the place team, and noted in the audit", async () => {
    const reply = await setRules([], [" Site@example.nhs.uk", site, director]);
    expect(reply).toMatchObject({ emails: [director, site], sendsMail: false });
    expect(await setRules([])).toMatchObject({ emails: [director, site] });
    const audit = await (await product.ask(`${banes}/audit`)).text();
    expect(audit).toContain("e-mail addresses");
    expect(audit).toContain(`${director}, ${site}`);
    expect(await setRules([], [])).toMatchObject({ emails: [] });
  });

  it("are addresses and nothing else, and not more than a place would write", async () => {
    const many = Array.from({ length: 21 }, (_, index) => `a${index}@example.nhs.uk`);
    for (const emails of [["nobody"], ["a@b.uk\r\nBcc: c@d.uk"], ["a@b.uk, c@d.uk"], many]) {
      const body = { ...posting({ rules: [], emails }), method: "PUT" };
      await product.refusal(`${banes}/notice-rules`, body, 422);
    }
  });
});

describe("the word of a notice by e-mail", () => {
  it("goes to each address once, with a link to where it is taken on", async () => {
    await openOne([site, director]);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first + second).toBe(2);
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual([director, site]);
    const { because, deliveries } = await firstOpen();
    for (const { mail } of server.received) {
      expect(mail.subject).toBe("Escalation notice, BaNES");
      expect(mail.text).toContain(because);
      expect(mail.text).toContain("https://flow.example.nhs.uk/notices/banes");
    }
    expect(deliveries).toMatchObject([
      { event: "opened", to: director, state: "sent", tries: 1 },
      { event: "opened", to: site, state: "sent", tries: 1 },
    ]);
    expect(await send()).toBe(0);
  });

  it("is chased by e-mail too when nobody takes it on", async () => {
    await openOne([site]);
    product.clock.moveTo(addMinutes(product.clock.now(), 16));
    await judgeNotices(deps, "banes");
    await send();
    expect(server.received.map(({ mail }) => mail.subject)).toEqual([
      "Escalation notice, BaNES",
      "Notice still waiting, BaNES",
    ]);
  });

  it("says which address was refused, and the others have it", async () => {
    await openOne(["gone@example.nhs.uk", site]);
    await send();
    expect((await firstOpen()).deliveries).toMatchObject([
      {
        to: "gone@example.nhs.uk",
        state: "failed",
        tries: 1,
        failure: "The mail server refused this address. It answered 550.",
      },
      { to: site, state: "sent" },
    ]);
    expect(logged.join()).toContain("did not get out");
  });

  it("is tried again with growing pauses while the server is down, as the same e-mail", async () => {
    const other = await startMailServer();
    const by = sendingBy(other.settings);
    await other.stop();
    await openOne([site], by);
    await send(by);
    expect((await firstOpen()).deliveries).toMatchObject([
      { state: "waiting", tries: 1, failure: "The mail server could not be reached." },
    ]);
    expect(await send(by)).toBe(0);
    product.clock.moveTo(addMinutes(product.clock.now(), retryAfterMinutes[0]));
    const back = await startMailServer({}, other.settings.port);
    onTestFinished(() => back.stop());
    expect(await send(by)).toBe(1);
    expect((await firstOpen()).deliveries).toMatchObject([{ state: "sent", tries: 2 }]);
    const { id } = await firstOpen();
    expect(back.received.map(({ mail }) => mail.messageId)).toEqual([
      expect.stringMatching(
        new RegExp(String.raw`^<notice-${id}-\d+-[0-9a-f]{12}@example\.nhs\.uk>$`),
      ),
    ]);
  });

  it("is not sent to who was taken off the list meanwhile", async () => {
    await openOne([site]);
    await setRules([atFour], []);
    await send();
    expect(server.received).toEqual([]);
    expect((await firstOpen()).deliveries).toMatchObject([
      { state: "failed", failure: "Nobody is to be told any more." },
    ]);
  });

  it("is asked of nobody where the installation sends no e-mail", async () => {
    await openOne([site], { ...deps, mail: null });
    expect((await firstOpen()).deliveries).toEqual([]);
  });
});
