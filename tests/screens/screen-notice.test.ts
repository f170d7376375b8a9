import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { judgeNotices } from "../../backend/actions/notices/judge-notices.ts";
import { judgeScreens } from "../../backend/actions/screens/judge-screens.ts";
import { watchNotices } from "../../backend/watch-notices.ts";
import { addMinutes } from "../../contracts/calendar.ts";
import { type Notice, NoticesReply } from "../../contracts/notice.ts";
import { OpenNotices } from "../../contracts/open-notices.ts";
import { ScreensReply } from "../../contracts/screen.ts";
import { inTime } from "../support/open-wall.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const { db } = product.deps;
const banes = "/api/localities/banes";
const id = "6f1f0c9a2b7d4e58";

const read = (): Promise<NoticesReply> => product.read(NoticesReply, `${banes}/notices`);
const openOnes = async (): Promise<Notice[]> =>
  (await read()).open.filter(({ screen }) => screen !== null);
const judge = (): Promise<boolean> => judgeScreens(product.deps, "banes");

const position = async (): Promise<{ epoch: string; revision: number }> =>
  product.read(ScreensReply, `${banes}/screens`);

/** The screen said some time ago what it shows: all of its place, or so many revisions less. */
const said = async (secondsAgo: number, revisionsBehind: number): Promise<void> => {
  const { epoch, revision } = await position();
  const at = new Date(Date.now() - secondsAgo * 1_000).toISOString();
  await sql`UPDATE screen SET last_seen_at = ${at}, epoch = ${epoch},
    revision = ${revision - revisionsBehind}, place_revision = ${revision},
    behind_since = ${revisionsBehind === 0 ? null : at} WHERE screen_id = ${id}`.execute(db);
};

beforeAll(async () => {
  await sql`INSERT INTO screen (screen_id, locality_id, name, paired_by, paired_at, expires_at)
    VALUES (${id}, 'banes', 'Ward 4', 'Sam Field', now() - interval '1 day',
      now() + interval '1 day')`.execute(db);
});

/** Each test begins with a screen that shows all, and without a notice of it. */
beforeEach(async () => {
  product.clock.moveTo(addMinutes(product.clock.now(), 1));
  await sql`UPDATE screen SET locality_id = 'banes', revoked_at = NULL,
    expires_at = now() + interval '1 day'`.execute(db);
  await said(0, 0);
  await judge();
  expect(await openOnes()).toEqual([]);
});

describe("a screen that is behind", () => {
  it("raises a notice of its place after two minutes, by its name and since when, once", async () => {
    await said(119, 1);
    expect(await judge()).toBe(false);
    await said(150, 1);
    expect(await judge()).toBe(true);
    expect(await judge()).toBe(false);
    const [notice, ...others] = await openOnes();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      screen: id,
      measure: null,
      state: "open",
      // By the place's clock, which in the demonstration is another than the machine's.
      because:
        "The screen “Ward 4” has not shown the latest figures since 8:28am on Friday 16 August.",
      openedFor: "2024-08-16T08:28",
      dueBy: addMinutes(product.clock.now(), 60),
    });
    expect(notice?.advice).toMatch(/^See whether it is on/);
    expect(notice?.history).toMatchObject([{ is: "opened" }]);
    const onWall = await product.read(OpenNotices, `${banes}/notices/open`);
    expect(onWall.notices.map(({ because }) => because)).toContain(notice?.because);
  });

  it("is one also when two servers look at once", async () => {
    await said(150, 1);
    await Promise.all([judge(), judge(), judge()]);
    expect(await openOnes()).toHaveLength(1);
  });

  it("keeps its notice while it is nearly there, and clears it once it has caught up", async () => {
    await said(150, 1);
    await judge();
    await said(61, 1);
    expect(await judge()).toBe(false);
    await said(0, 0);
    expect(await judge()).toBe(true);
    const [ended] = (await read()).recent;
    expect(ended).toMatchObject({
      screen: id,
      state: "cleared",
      ended: "“Ward 4” shows the latest figures again.",
      dueBy: null,
    });
  });

  it("is taken on, chased when nobody does, and closed for as long as its reason stands", async () => {
    await said(150, 1);
    await judge();
    product.clock.moveTo(addMinutes(product.clock.now(), 61));
    expect(await judgeNotices(product.deps, "banes")).toBe(true);
    const chased = (await openOnes())[0];
    expect(chased?.history.map(({ is }) => is)).toEqual(["opened", "chased"]);
    const path = `${banes}/notices/${chased?.id}`;
    const by = "2024-08-16T12:00";
    const taken = { action: "Switching it on", owner: "Ward clerk", by };
    expect((await product.ask(`${path}/acknowledge`, posting(taken))).status).toBe(200);
    expect((await openOnes())[0]).toMatchObject({ state: "acknowledged", owner: "Ward clerk" });
    const closed = await product.ask(`${path}/close`, posting({ words: "It is being mended." }));
    expect(closed.status).toBe(200);
    await judge();
    await judgeNotices(product.deps, "banes");
    expect(await openOnes()).toEqual([]);
    await said(0, 0);
    await judge();
    await said(150, 1);
    await judge();
    expect(await openOnes()).toHaveLength(1);
  });

  it.each([
    ["revoked", sql`UPDATE screen SET revoked_at = now()`, /revoked/],
    ["moved", sql`UPDATE screen SET locality_id = 'swindon'`, /another place/],
    ["expired", sql`UPDATE screen SET expires_at = now()`, /must be paired again/],
  ])("that is %s has no notice any more, and says why", async (_, ending, words) => {
    await said(150, 1);
    await judge();
    await ending.execute(db);
    expect(await judge()).toBe(true);
    expect((await read()).recent[0]?.ended).toMatch(words);
    expect(await judge()).toBe(false);
  });

  it("is found by the clock alone: nothing has to change in its place", async () => {
    await said(150, 1);
    const watch = watchNotices(product.deps, { settleMs: 10, checkEveryMs: 50 });
    await vi.waitFor(async () => expect(await openOnes()).toHaveLength(1), inTime);
    await watch.stop();
  });
});
