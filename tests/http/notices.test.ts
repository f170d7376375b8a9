/** A notice from the figure that opens it to the person who closes it, and its word on the way out. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { judgeNotices } from "../../backend/actions/notices/judge-notices.ts";
import { retryAfterMinutes, sendNotices } from "../../backend/actions/notices/send-notices.ts";
import { composeBody, postToWebhook } from "../../backend/notify/webhook.ts";
import type { Deps } from "../../backend/deps.ts";
import { AuditReply } from "../../contracts/audit.ts";
import { addMinutes } from "../../contracts/calendar.ts";
import {
  Notice,
  type NoticeRule,
  NoticeRulesReply,
  NoticesReply,
  NoticeTrial,
} from "../../contracts/notice.ts";
import { OpenNotices } from "../../contracts/open-notices.ts";
import type { Account } from "../support/accounts.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const banes = "/api/localities/banes";

const atFour: NoticeRule = {
  key: "ruh-opel-4",
  measure: "ruh-opel",
  test: { kind: "level-reached", at: 4, clearBelow: 4 },
  opensAfter: 1,
  clearsAfter: 1,
  acknowledgeWithinMinutes: 15,
  advice: "Ring the site office.",
  active: true,
};

const putting = (body: unknown): RequestInit => ({ ...posting(body), method: "PUT" });
const setRules = (rules: readonly NoticeRule[], more: object = {}): Promise<NoticeRulesReply> =>
  product.read(NoticeRulesReply, `${banes}/notice-rules`, putting({ rules, ...more }));
const read = (): Promise<NoticesReply> => product.read(NoticesReply, `${banes}/notices`);
const judge = (): Promise<boolean> => judgeNotices(product.deps, "banes");

const declare = async (level: number, asAt: string, reason?: string): Promise<void> => {
  const reply = await product.submit("banes", "ruh", [
    { measure: "ruh-opel", asAt, level, ...(reason === undefined ? {} : { reason }) },
  ]);
  expect(reply.status).toBe(201);
};

const answer = (id: string, how: "acknowledge" | "close", body: object): Promise<Notice> =>
  product.read(Notice, `${banes}/notices/${id}/${how}`, posting(body));

const firstOpen = async (): Promise<Notice> => {
  const [notice] = (await read()).open;
  if (notice === undefined) throw new Error("No notice is open.");
  return notice;
};

/** Everything that a test before left behind is over: its rule is gone, and so are its notices. */
beforeEach(async () => {
  product.clock.moveTo(addMinutes(product.clock.now(), 1));
  await setRules([]);
  await judge();
  expect((await read()).open).toEqual([]);
});

/** Each test declares at a minute of its own, later than the one before. */
let minute = 0;
const nextAsAt = (): string => {
  minute += 1;
  return `2024-08-16T08:${String(minute).padStart(2, "0")}`;
};

describe("a notice", () => {
  it("opens by its rule, says why, and stands on the wall without a name", async () => {
    await setRules([atFour]);
    expect(await judge()).toBe(false);
    const asAt = nextAsAt();
    await declare(4, asAt);
    expect(await judge()).toBe(true);
    const notice = await firstOpen();
    const because = `RUH declared OPEL 4 at 8:${asAt.slice(-2)}am on Friday 16 August.`;
    expect(notice).toMatchObject({
      because,
      state: "open",
      openedFor: asAt,
      advice: "Ring the site office.",
      dueBy: addMinutes(notice.openedAt, 15),
      history: [{ is: "opened", words: because, sender: null }],
      deliveries: [],
    });
    const reply = await product.ask(`${banes}/notices/open`, {}, null);
    const { notices } = OpenNotices.parse(await reply.json());
    expect(notices).toEqual([{ id: notice.id, because, since: notice.openedAt, state: "open" }]);
  });

  it("opens once, however many servers look at once", async () => {
    await declare(4, nextAsAt());
    await setRules([atFour]);
    const looks = await Promise.all([judge(), judge(), judge()]);
    expect(looks.filter(Boolean)).toHaveLength(1);
    expect((await read()).open).toHaveLength(1);
  });

  it("clears when a correction takes its reason away, with what was corrected and why", async () => {
    await setRules([atFour]);
    await declare(2, nextAsAt());
    const asAt = nextAsAt();
    await declare(4, asAt);
    await judge();
    await declare(3, asAt, "typed in the wrong row");
    await judge();
    const { open, recent } = await read();
    expect(open).toEqual([]);
    expect(recent[0]).toMatchObject({
      state: "cleared",
      ended:
        "RUH OPEL for Friday 16 August was corrected from OPEL 4 to OPEL 3 by administrator: typed in the wrong row.",
    });
  });

  it("A3 is taken on by a person with an action, an owner and a time, and closed with words", async () => {
    await setRules([atFour]);
    await declare(4, nextAsAt());
    await judge();
    const { id } = await firstOpen();
    const taken = await answer(id, "acknowledge", {
      action: "Opening four beds",
      owner: "Site manager",
      by: "2024-08-16T12:00",
    });
    expect(taken).toMatchObject({
      state: "acknowledged",
      action: "Opening four beds",
      owner: "Site manager",
      dueBy: "2024-08-16T11:00:00.000Z",
      acknowledgedBy: { is: "person" },
    });
    const closed = await answer(id, "close", { words: "Beds are open." });
    expect(closed).toMatchObject({ state: "closed", ended: "Beds are open.", dueBy: null });
    expect(closed.history.map(({ is }) => is)).toEqual(["opened", "acknowledged", "closed"]);
    const { entries } = await product.read(AuditReply, `${banes}/audit`);
    const answers = entries.filter(({ what }) => what.includes(" a notice: "));
    expect(answers.slice(0, 2).map(({ what, sender }) => [what, sender?.is])).toEqual([
      [`Closed a notice: ${closed.because}`, "person"],
      [`Took on a notice: ${closed.because}`, "person"],
    ]);
    // It is closed for this reason, which stands: it does not open again for it, and once more after.
    expect(await judge()).toBe(false);
    await declare(3, nextAsAt());
    await judge();
    await declare(4, nextAsAt());
    expect(await judge()).toBe(true);
    expect((await read()).open).toHaveLength(1);
    await product.refusal(`${banes}/notices/${id}/close`, posting({ words: "Again" }), 409);
  });

  it("is refused a time that has gone by, an NHS number and an id that nothing has", async () => {
    await setRules([atFour]);
    await declare(4, nextAsAt());
    await judge();
    const path = `${banes}/notices/${(await firstOpen()).id}/acknowledge`;
    const said = { action: "About 943 476 5919", owner: "Jo", by: "2024-08-16T08:00" };
    const { issues } = await product.refusal(path, posting(said), 422);
    expect(issues.map((issue) => issue.path)).toEqual(["action", "by"]);
    const nobody = `${banes}/notices/00000000-0000-4000-8000-000000000000/close`;
    await product.refusal(nobody, posting({ words: "x" }), 404);
    await product.refusal(`${banes}/notices/nothing/close`, posting({ words: "x" }), 422);
  });

  it("is not for those who only look, or who enter figures", async () => {
    for (const account of ["viewer", "ruh"] as const satisfies readonly Account[]) {
      expect((await product.ask(`${banes}/notices`, {}, account)).status).toBe(403);
    }
    expect((await product.ask(`${banes}/notices`, {}, "place")).status).toBe(200);
  });
});

describe("rules", () => {
  it("are refused where they watch what is not there or cannot be so, with every issue", async () => {
    const rules = [
      { ...atFour, measure: "no-such-measure" },
      { ...atFour, key: "a", measure: "ruh-ed-attendances" },
      {
        ...atFour,
        key: "b",
        measure: "ruh-ed-attendances",
        test: { kind: "rag-red", clearAt: "green" },
      },
    ];
    const { issues } = await product.refusal(`${banes}/notice-rules`, putting({ rules }), 422);
    expect(issues.map(({ path }) => path)).toEqual([
      "rules[0].measure",
      "rules[1].test",
      "rules[2].test",
    ]);
  });

  it("are tried on the last 90 days, and nothing is kept", async () => {
    const over: NoticeRule = {
      ...atFour,
      key: "high",
      measure: "ruh-nctr",
      test: { kind: "threshold", side: "over", at: 228, clearAt: 200 },
      clearsAfter: 2,
    };
    const overdue: NoticeRule = { ...over, key: "late", test: { kind: "overdue", byMinutes: 0 } };
    const trial = await product.read(
      NoticeTrial,
      `${banes}/notice-rules/test`,
      posting({ rules: [over, overdue] }),
    );
    expect(trial).toMatchObject({ from: "2024-05-18", to: "2024-08-16" });
    const [first, second] = trial.rules;
    expect(first?.judged).toBeGreaterThan(80);
    expect(first?.openings.length).toBeGreaterThan(0);
    expect(first?.openings[0]?.because).toMatch(/^RUH no criteria to reside|^RUH NCTR|over 228/);
    expect(second).toMatchObject({ judged: 0, openings: [] });
    expect(second?.untried).toMatch(/^When figures came late is not tried/);
    await judge();
    expect((await read()).open).toEqual([]);
  });

  it("show only the end of the address that is told, and keep it out of the audit", async () => {
    const webhook = "https://hooks.example.org/services/T000/B000/very-secret-x7Qd";
    const reply = await setRules([atFour], { webhook });
    expect(reply.webhook).toEqual({ of: "place", hint: "…x7Qd" });
    const audit = await (await product.ask(`${banes}/audit`)).text();
    expect(audit).not.toContain("very-secret");
    expect(audit).toContain("webhook");
    for (const inside of ["https://127.0.0.1/x", "https://db.internal/x", "http://a.example.org"]) {
      const body = putting({ rules: [], webhook: inside });
      const { issues } = await product.refusal(`${banes}/notice-rules`, body, 422);
      expect(issues.map(({ path }) => path)).toEqual(["webhook"]);
    }
    expect((await setRules([], { webhook: null })).webhook).toBeNull();
  });
});

describe("the word of a notice", () => {
  const received: { body: unknown; status: number }[] = [];
  let answers: number[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((text) => {
      const status = answers.shift() ?? 200;
      received.push({ body: JSON.parse(text), status });
      response.writeHead(status).end("whatever the other side says");
    });
  });
  let deps: Deps;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === "string") throw new Error("It has no port.");
    const noticeWebhook = `http://127.0.0.1:${address.port}/secret-path`;
    const log = { info: () => {}, warn: note, error: note };
    const publicAddress = "https://flow.example.org";
    deps = { ...product.deps, noticeWebhook, publicAddress, log };
  });
  afterAll(() => new Promise((closed) => server.close(closed)));
  const logged: string[] = [];
  const note = (facts: object, message: string): void => {
    logged.push(JSON.stringify(facts) + message);
  };

  const openOne = async (): Promise<void> => {
    received.splice(0);
    await setRules([atFour]);
    await declare(4, nextAsAt());
    await judgeNotices(deps, "banes");
  };

  it("is sent once, in a body that Teams takes, with a link to where it is taken on", async () => {
    await openOne();
    const [first, second] = await Promise.all([
      sendNotices(deps, postToWebhook),
      sendNotices(deps, postToWebhook),
    ]);
    expect(first + second).toBe(1);
    const { because } = await firstOpen();
    expect(received.map(({ body }) => body)).toEqual([
      composeBody("127.0.0.1", {
        title: "Escalation notice, BaNES",
        sentences: [because],
        link: "https://flow.example.org/notices/banes",
      }),
    ]);
    expect((await firstOpen()).deliveries).toMatchObject([{ state: "sent", tries: 1 }]);
  });

  it("is tried again, later each time, and its failure is seen; its address is in no log", async () => {
    answers = [503, 429];
    await openOne();
    await sendNotices(deps, postToWebhook);
    expect((await firstOpen()).deliveries).toMatchObject([
      { state: "waiting", tries: 1, failure: "It answered 503." },
    ]);
    expect(await sendNotices(deps, postToWebhook)).toBe(0);
    for (const minutes of retryAfterMinutes.slice(0, 2)) {
      product.clock.moveTo(addMinutes(product.clock.now(), minutes));
      expect(await sendNotices(deps, postToWebhook)).toBe(1);
    }
    expect((await firstOpen()).deliveries).toMatchObject([{ state: "sent", tries: 3 }]);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join()).not.toContain("secret-path");
  });

  it("is given up where the other side will have none of it, or after the last try", async () => {
    answers = [404];
    await openOne();
    await sendNotices(deps, postToWebhook);
    expect((await firstOpen()).deliveries).toMatchObject([
      { state: "failed", tries: 1, failure: "It answered 404." },
    ]);
    await setRules([]);
    await judge();
    await openOne();
    for (const minutes of [...retryAfterMinutes, 0]) {
      answers = [500];
      await sendNotices(deps, postToWebhook);
      product.clock.moveTo(addMinutes(product.clock.now(), minutes));
    }
    const [delivery] = (await firstOpen()).deliveries;
    expect(delivery).toMatchObject({ state: "failed", tries: retryAfterMinutes.length + 1 });
  });

  it("does not follow to another address, nor wait for ever", async () => {
    const message = { title: "x", sentences: [], link: null };
    answers = [302];
    const address = deps.noticeWebhook ?? "";
    expect(await postToWebhook(address, message)).toMatchObject({ failure: "It answered 302." });
    const silent = createServer(() => {});
    await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
    const port = Object(silent.address()).port;
    expect(await postToWebhook(`http://127.0.0.1:${port}/`, message, 50)).toEqual({
      is: "failed",
      failure: "It did not answer within 0.05 seconds.",
      again: true,
    });
    silent.closeAllConnections();
    await new Promise((closed) => silent.close(closed));
    expect(await postToWebhook(`http://127.0.0.1:${port}/`, message)).toMatchObject({
      failure: "It could not be reached.",
    });
  });

  it("lets nobody's words call a channel, write a link or look like another's", () => {
    const message = { title: "A & B", sentences: ["<!channel> [x](http://y)"], link: "https://z" };
    expect(composeBody("hooks.slack.com", message)).toEqual({
      text: "*A &amp; B*\n&lt;!channel&gt; [x](http://y)\n<https://z|Open the notices>",
    });
    expect(JSON.stringify(composeBody("example.webhook.office.com", message))).toContain(
      String.raw`\\[x\\](http://y)`,
    );
  });

  it("is chased when nobody takes it on in time", async () => {
    await openOne();
    product.clock.moveTo(addMinutes(product.clock.now(), 16));
    await judgeNotices(deps, "banes");
    expect((await firstOpen()).history.at(-1)).toMatchObject({ is: "chased", sender: null });
    expect(await judgeNotices(deps, "banes")).toBe(false);
  });
});

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};
