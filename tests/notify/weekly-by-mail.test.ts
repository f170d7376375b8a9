/** A published update on its way to the board's list: whole or not at all, and loud when it fails. */
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { announceDrafts } from "../../backend/actions/weekly/announce-drafts.ts";
import {
  deliverUpdates,
  updateRetryAfterMinutes,
  type WriteAttachment,
} from "../../backend/actions/weekly/deliver-updates.ts";
import type { Deps } from "../../backend/deps.ts";
import { UnwrittenForm } from "../../backend/documents/unwritten-form.ts";
import { sendMail } from "../../backend/notify/mail.ts";
import { makeAttachments } from "../../backend/watch-weekly.ts";
import { AuditReply } from "../../contracts/audit.ts";
import { addMinutes } from "../../contracts/calendar.ts";
import type { SendMail } from "../../contracts/mail.ts";
import { NoticeRulesReply } from "../../contracts/notice.ts";
import {
  KeptWeeklySettings,
  type Recipient,
  type WeeklyDelivery,
  WeeklyDeliveries,
  type WeeklySettings,
} from "../../contracts/weekly-settings.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { posting, withProduct } from "../support/product.ts";
import { refusal, startMailServer } from "./mail-server.ts";

const board = "board@example.nhs.uk";
const gone = "gone@example.nhs.uk";
const server = await startMailServer({
  onRcptTo: ({ address }, _session, done) => (address === gone ? done(refusal(550)) : done()),
});
afterAll(() => server.stop());

const byServer: SendMail = (message) => sendMail(server.settings, message);
const product = await withProduct({ mail: byServer });
const banes = "/api/localities/banes";
/** The seeds published it. */
const week = `${banes}/weekly-updates/2024-08-05`;

const logged: string[] = [];
const note = (facts: object, message: string): void => {
  logged.push(`${message} ${JSON.stringify(facts)}`);
};
const deps: Deps = {
  ...product.deps,
  publicAddress: "https://flow.example.nhs.uk",
  log: { info: note, warn: note, error: note },
};

const settings = async (change: Partial<WeeklySettings>): Promise<void> => {
  const path = `${banes}/weekly-settings`;
  const {
    locality: _,
    version,
    canSend: __,
    ...now
  } = await product.read(KeptWeeklySettings, path);
  const init = { ...posting({ ...now, ...change, basedOn: version }), method: "PUT" };
  await product.read(KeptWeeklySettings, path, init);
};
const sendTo = async (...recipients: Recipient[]): Promise<readonly WeeklyDelivery[]> => {
  await settings({ recipients });
  const asked = await product.ask(`${week}/deliveries`, { method: "POST" }, "place");
  return WeeklyDeliveries.parse(await asked.json()).deliveries;
};
const deliveries = async (): Promise<readonly WeeklyDelivery[]> =>
  (await product.read(WeeklyDeliveries, `${week}/deliveries`)).deliveries;

const fromForms = makeAttachments((form) => Promise.resolve(new TextEncoder().encode(`a ${form}`)));
const deliver = (write: WriteAttachment = fromForms, by: Deps = deps) => deliverUpdates(by, write);

beforeEach(async () => {
  // What a test before left waiting is given up by now.
  product.clock.moveTo(addMinutes(product.clock.now(), 600));
  await deliver();
  server.received.splice(0);
  logged.splice(0);
});

describe("a published update", () => {
  it("goes to everyone on the list with its summary, its link and what each wants attached", async () => {
    await sendTo(
      { email: board, attach: ["pdf", "csv", "html"] },
      { email: "chair@example.nhs.uk", attach: [] },
    );
    expect((await deliveries()).slice(0, 2).map(({ state }) => state)).toEqual([
      "waiting",
      "waiting",
    ]);
    await deliver();
    const update = await product.read(WeeklyUpdate, week);
    const mail = server.received.find(({ to }) => to.includes(board))?.mail;
    expect(mail?.subject).toBe(
      "BaNES Locality Weekly Update, week commencing Monday 5 August 2024",
    );
    expect(mail?.text).toContain("https://flow.example.nhs.uk/weekly/banes/2024-08-05?edition=1");
    expect(mail?.text?.length).toBeGreaterThan(200);
    expect(mail?.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ["BaNES Locality Weekly Update 2024-08-05 edition 1.pdf", "application/pdf"],
      [
        "BaNES Locality Weekly Update 2024-08-05 edition 1.csv",
        expect.stringContaining("text/csv"),
      ],
      ["BaNES Locality Weekly Update 2024-08-05 edition 1.html", "text/html"],
    ]);
    expect(update.state).toBe("published");
    const other = server.received.find(({ to }) => to.includes("chair@example.nhs.uk"))?.mail;
    expect(other?.attachments).toEqual([]);
    expect(
      (await deliveries()).slice(0, 2).map(({ state, attempts }) => [state, attempts]),
    ).toEqual([
      ["sent", 1],
      ["sent", 1],
    ]);
  });

  it("A3 what was sent to whom is kept, and stands in the audit", async () => {
    await sendTo({ email: board, attach: ["pdf"] });
    const { entries } = await product.read(AuditReply, `${banes}/audit?kind=updates`);
    expect(entries[0]?.what).toBe("Sent edition 1 of the week of 5 August to 1 address");
    expect(entries[0]?.changes).toEqual([{ of: "Sent to", before: null, after: board }]);
  });

  it("that the server refuses for one reader reaches the others, and whoever sent it is told", async () => {
    await sendTo({ email: gone, attach: [] }, { email: board, attach: [] });
    await deliver();
    const states = new Map((await deliveries()).slice(0, 2).map((one) => [one.email, one]));
    expect(states.get(board)?.state).toBe("sent");
    expect(states.get(gone)).toMatchObject({
      state: "failed",
      failure: expect.stringMatching(/\.$/),
    });
    await deliver();
    const told = server.received.find(({ to }) => to.includes("place@demo.example"))?.mail;
    expect(told?.subject).toContain("was not delivered to everyone");
    expect(told?.text).toContain(`It did not reach ${gone}`);
  });

  it("waits for a mail server that is away, and goes once when it is back", async () => {
    const away: Deps = { ...deps, mail: (one) => sendMail({ ...server.settings, port: 1 }, one) };
    await sendTo({ email: board, attach: [] });
    await deliver(fromForms, away);
    const [waiting] = await deliveries();
    expect(waiting).toMatchObject({ state: "waiting", attempts: 1, failure: expect.any(String) });
    await deliver();
    expect(server.received).toEqual([]);
    product.clock.moveTo(addMinutes(product.clock.now(), updateRetryAfterMinutes[0]));
    await deliver();
    expect((await deliveries())[0]).toMatchObject({ state: "sent", attempts: 2, failure: null });
    expect(server.received).toHaveLength(1);
  });

  it("without a mail server at all is refused in words, and nothing is kept as if it had gone", async () => {
    const without = await withProduct();
    const refused = await without.refusal(`${week}/deliveries`, { method: "POST" }, 503);
    expect(refused.message).toContain("whoever runs it sets SMTP_URL");
  });
});

describe("nothing blank is ever sent", () => {
  it.each<[string, WriteAttachment]>([
    ["comes out empty", makeAttachments(() => Promise.resolve(new Uint8Array()))],
    [
      "cannot be written",
      makeAttachments(() =>
        Promise.reject(new UnwrittenForm("The PDF could not be written: the font is not there.")),
      ),
    ],
  ])("a form that %s holds the e-mail back, with a sentence", async (_, write) => {
    await sendTo({ email: board, attach: ["pdf"] });
    await deliver(write);
    expect(server.received).toEqual([]);
    const [held] = await deliveries();
    expect(held).toMatchObject({ state: "waiting", failure: expect.stringMatching(/PDF|pdf/) });
    expect(logged.join()).toContain("did not get out");
  });

  it("a week that is not published, and an empty list, are refused", async () => {
    await settings({ recipients: [] });
    const empty = await product.refusal(`${week}/deliveries`, { method: "POST" }, 409);
    expect(empty.message).toContain("Nobody is on the list.");
    const draft = `${banes}/weekly-updates/2024-08-12/deliveries`;
    const early = await product.refusal(draft, { method: "POST" }, 409);
    expect(early.message).toBe("Publish the week of 12 August before it is sent.");
  });
});

describe("a draft that waits", () => {
  const setReaders = (emails: readonly string[]) =>
    product.read(NoticeRulesReply, `${banes}/notice-rules`, {
      ...posting({ rules: [], emails }),
      method: "PUT",
    });

  it("is announced at the place's own day and time, once, also with two servers", async () => {
    const fresh = await withProduct({ mail: byServer, now: "2024-08-22T12:59:00.000Z" });
    onTestFinished(() => void server.received.splice(0));
    const own: Deps = { ...deps, db: fresh.deps.db, clock: fresh.clock };
    await fresh.read(NoticeRulesReply, `${banes}/notice-rules`, {
      ...posting({ rules: [], emails: [board] }),
      method: "PUT",
    });
    const path = `${banes}/weekly-settings`;
    const {
      locality: _,
      version,
      canSend: __,
      ...now
    } = await fresh.read(KeptWeeklySettings, path);
    const change = { ...now, schedule: { weekday: 4, time: "14:00" }, basedOn: version };
    await fresh.read(KeptWeeklySettings, path, { ...posting(change), method: "PUT" });
    // One minute to two o'clock, in summer.
    expect(await announceDrafts(own)).toBe(0);
    fresh.clock.moveTo("2024-08-22T13:00:00.000Z");
    const announced = await Promise.all([announceDrafts(own), announceDrafts(own)]);
    expect(announced.toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(await announceDrafts(own)).toBe(0);
    await deliver(fromForms, own);
    expect(server.received.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [[board], "BaNES Locality Weekly Update: the draft of the week of 19 August waits"],
    ]);
    // The same time of day in winter is an hour later by the sun.
    fresh.clock.moveTo("2024-10-31T13:59:00.000Z");
    expect(await announceDrafts(own)).toBe(0);
    fresh.clock.moveTo("2024-10-31T14:00:00.000Z");
    expect(await announceDrafts(own)).toBe(1);
  });

  it("of a week that is published already needs nobody", async () => {
    await setReaders([board]);
    await settings({ schedule: { weekday: 1, time: "00:00" } });
    await product.read(
      WeeklyUpdate,
      `${banes}/weekly-updates/2024-08-12/publish`,
      posting({ gaps: "Said.", reason: null }),
    );
    product.clock.moveTo("2024-08-18T12:00:00.000Z");
    expect(await announceDrafts(deps)).toBe(0);
  });
});
