import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { write } from "../../backend/store/database.ts";
import {
  claimDeliveries,
  findDeliveries,
  insertDelivery,
  saveDelivery,
} from "../../backend/store/notice-deliveries.ts";
import {
  findNoticeRules,
  findNoticeWebhook,
  saveNoticeRules,
  saveNoticeWebhook,
} from "../../backend/store/notice-rules.ts";
import {
  findEndedNotices,
  findLivingNotices,
  findNoticeEvents,
  findOpenNotices,
  insertNotice,
  insertNoticeEvent,
  type NewNotice,
  saveNotice,
} from "../../backend/store/notices.ts";
import type { NoticeRule } from "../../contracts/notice.ts";
import { withDatabase } from "../support/database.ts";
import { savePlaces } from "./place.ts";

const { db } = await withDatabase();
const at = "2024-08-15T08:00:00.000Z";
const later = "2024-08-15T09:00:00.000Z";

const rule = (key: string): NoticeRule => ({
  key,
  measure: "nctr",
  test: { kind: "threshold", side: "over", at: 20.5, clearAt: 15 },
  opensAfter: 2,
  clearsAfter: 3,
  acknowledgeWithinMinutes: 60,
  advice: null,
  active: true,
});

beforeAll(() => savePlaces(db, ["banes", "swindon"]));

const aNotice = (changes: Partial<NewNotice> = {}, of = rule(randomUUID())): NewNotice => ({
  id: randomUUID(),
  locality: "banes",
  about: { rule: of },
  openedAt: at,
  openedFor: "2024-08-15",
  because: "NCTR was 24.",
  evidence: [{ asAt: "2024-08-15", value: 24.125 }],
  dueBy: later,
  ...changes,
});

const keep = async (notice: NewNotice): Promise<NewNotice> => {
  await write(db, (tx) => insertNotice(tx, notice));
  return notice;
};
const happen = (notice: NewNotice): Promise<number> =>
  write(db, (tx) =>
    insertNoticeEvent(tx, notice, { at, is: "opened", words: notice.because, sender: null }),
  );

describe("the rules of a place", () => {
  test("come back in their order, and are set as a whole", async () => {
    await write(db, (tx) => saveNoticeRules(tx, "banes", [rule("b"), rule("a")]));
    expect(await findNoticeRules(db, "banes")).toEqual([rule("b"), rule("a")]);
    await write(db, (tx) => saveNoticeRules(tx, "banes", [rule("c")]));
    expect(await findNoticeRules(db, "banes")).toEqual([rule("c")]);
    expect(await findNoticeRules(db, "swindon")).toEqual([]);
  });

  test("have an address of the place's own, or none", async () => {
    expect(await findNoticeWebhook(db, "banes")).toBeNull();
    for (const url of ["https://one.example.org/x", "https://two.example.org/x"]) {
      await write(db, (tx) => saveNoticeWebhook(tx, "banes", url));
      expect(await findNoticeWebhook(db, "banes")).toBe(url);
    }
    await write(db, (tx) => saveNoticeWebhook(tx, "banes", null));
    expect(await findNoticeWebhook(db, "banes")).toBeNull();
  });
});

describe("a notice", () => {
  test("comes back as it opened, and stands once for its rule while its reason does", async () => {
    const own = rule(randomUUID());
    const notice = await keep(aNotice({}, own));
    const [found] = (await findOpenNotices(db, "banes")).filter(({ id }) => id === notice.id);
    expect(found).toMatchObject({
      rule: own.key,
      measure: own.measure,
      screen: null,
      state: "open",
      held: true,
      openedFor: "2024-08-15",
      evidence: [{ asAt: "2024-08-15", value: 24.125 }],
      ruleThen: own,
      dueBy: later,
      acknowledgedAt: null,
    });
    const again = aNotice({}, own);
    await expect(keep(again)).rejects.toThrow("notice_held_once");
    await write(db, (tx) =>
      saveNotice(tx, notice, { held: false, endedAt: later, ended: "Back." }),
    );
    await keep(again);
    expect((await findEndedNotices(db, "banes", 5)).map(({ id }) => id)).toContain(notice.id);
  });

  test("is judged on after somebody closed it, for as long as its reason stands", async () => {
    const notice = await keep(aNotice({ locality: "swindon" }));
    await write(db, (tx) =>
      saveNotice(tx, notice, { state: "closed", endedAt: later, ended: "Dealt with." }),
    );
    expect(await findOpenNotices(db, "swindon")).toEqual([]);
    expect(await findLivingNotices(db, "swindon")).toHaveLength(1);
    await write(db, (tx) => saveNotice(tx, notice, { held: false }));
    expect(await findLivingNotices(db, "swindon")).toEqual([]);
  });

  test("keeps what happened to it in order, and never changes that", async () => {
    const notice = await keep(aNotice());
    const sender = { is: "person", id: "one", name: "Robin", role: "place team" } as const;
    await happen(notice);
    await write(db, (tx) =>
      insertNoticeEvent(tx, notice, { at: later, is: "closed", words: "Done.", sender }),
    );
    const events = (await findNoticeEvents(db, "banes", [notice.id])).get(notice.id);
    expect(events?.map(({ is }) => is)).toEqual(["opened", "closed"]);
    expect(events?.[1]?.sender).toEqual(sender);
    await expect(sql`UPDATE notice_event SET words = ''`.execute(db)).rejects.toThrow(
      "What happened to a notice is never changed or deleted.",
    );
  });
});

describe("what is to be sent", () => {
  test("is taken by one server at a time, and by another once that one has died", async () => {
    const notice = await keep(aNotice());
    const event = await happen(notice);
    const name = { locality: "banes", notice: notice.id, event, email: null };
    await write(db, (tx) => insertDelivery(tx, name, at));
    const claim = (now: string, until: string) => claimDeliveries(db, { now, until, limit: 10 });
    const both = await Promise.all([claim(at, later), claim(at, later)]);
    expect(both.flat()).toEqual([
      { ...name, tries: 1, is: "opened", at, words: notice.because, because: notice.because },
    ]);
    expect(await claim(at, later)).toEqual([]);
    expect(await claim(later, "2024-08-15T10:00:00.000Z")).toMatchObject([{ tries: 2 }]);
    const read = async () => (await findDeliveries(db, "banes", [notice.id])).get(notice.id);
    expect(await read()).toEqual([
      { event: "opened", to: null, state: "waiting", tries: 2, at: later, failure: null },
    ]);
    await saveDelivery(db, name, { sentAt: null, failure: "It answered 404.", nextTryAt: null });
    expect(await read()).toMatchObject([{ state: "failed", failure: "It answered 404." }]);
    await saveDelivery(db, name, { sentAt: later, failure: null, nextTryAt: null });
    expect(await read()).toMatchObject([{ state: "sent", at: later, failure: null }]);
  });
});
