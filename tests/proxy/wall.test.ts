/** A wall behind a proxy that misbehaves: the built page in a browser, through the proxy, to the product. */
import type { Locator, Page } from "playwright-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { television, withBrowser } from "../support/browser.ts";
import { inTime } from "../support/open-wall.ts";
import { withRunningProduct } from "../support/running-product.ts";
import { type Manner, signInWords, withReverseProxy } from "./reverse-proxy.ts";

const product = await withRunningProduct();
const proxy = await withReverseProxy(product.address);
const browser = await withBrowser();

afterEach(() => proxy.behave({ is: "passes" }, "restarted"));

/** What the wall promises: right again so soon after the way is well. */
const rightWithinMs = 2_000;
const silenceMs = 25_000;

const says = (page: Page, words: string | RegExp): Locator =>
  page.getByText(words).filter({ visible: true }).first();

const attendances = (wall: Page, value: number): Locator =>
  wall
    .getByRole("article")
    .filter({ has: wall.getByRole("heading", { name: "RUH ED attendances", exact: true }) })
    .getByText(String(value), { exact: true });

let value = 267;
/** Another figure, entered by a way that is well. */
const enterAnother = async (): Promise<number> => {
  value += 1;
  await product.submit("banes", "ruh", [
    { measure: "ruh-ed-attendances", asAt: "2024-08-15", value },
  ]);
  return value;
};

/** Through the proxy, live. The page's own clock can be moved, so that nobody waits for 25 seconds. */
const openWall = async (): Promise<Page> => {
  const wall = await browser.open(`${proxy.address}/wall/banes`, {
    size: television,
    losesServer: true,
    prepare: (page) => page.clock.install(),
  });
  await attendances(wall, value).waitFor();
  await says(wall, "Live").waitFor();
  await wall.evaluate(() => (document.documentElement.dataset["opened"] = "once"));
  return wall;
};

/** It is the page that was opened, at its address, and shows nothing that is not its own. */
const expectUntouched = async (wall: Page, shown: number): Promise<void> => {
  expect(wall.url()).toBe(`${proxy.address}/wall/banes`);
  expect(await wall.evaluate(() => document.documentElement.dataset["opened"])).toBe("once");
  expect(await wall.getByText(signInWords).count()).toBe(0);
  expect(await attendances(wall, shown).isVisible()).toBe(true);
};

const expectRightSoon = async (wall: Page, expected: number): Promise<void> => {
  const wellAtMs = performance.now();
  proxy.behave({ is: "passes" });
  await attendances(wall, expected).waitFor();
  await says(wall, "Live").waitFor();
  expect(performance.now() - wellAtMs).toBeLessThan(rightWithinMs);
  await says(wall, /^Link lost/).waitFor({ state: "detached" });
};

const deaf: [string, Manner][] = [
  ["sends everything to its own sign-in, with 302", { is: "redirects" }],
  ["answers 401 to everything", { is: "refuses" }],
  ["shows its own sign-in at every address, with 200", { is: "answers-itself" }],
  ["takes an upgrade for a page, with 200", { is: "takes-no-upgrade", status: 200 }],
  ["answers 502 to an upgrade", { is: "takes-no-upgrade", status: 502 }],
];

describe("a wall behind a proxy", () => {
  it.each(deaf)(
    "L8 that %s keeps its last figures, says since when, and is right 2 seconds after it is well",
    async (_, manner) => {
      const wall = await openWall();
      const before = value;
      proxy.behave(manner, "restarted");
      await wall.clock.fastForward(silenceMs);
      await says(wall, /^Link lost since 8:3\dam/).waitFor();
      const missed = await enterAnother();
      // It asks for its notices meanwhile, too, and minutes go by.
      await wall.clock.fastForward(180_000);
      await says(wall, "These are the last known figures").waitFor();
      await says(wall, /^3 minutes ago/).waitFor();
      await expectUntouched(wall, before);
      await expectRightSoon(wall, missed);
      await expectUntouched(wall, missed);
    },
  );

  it("L8 that refuses it is asked again and again, at a pace, and not in step", async () => {
    await openWall();
    proxy.behave({ is: "refuses" }, "restarted");
    proxy.takeUpgrades();
    const times: number[] = [];
    await vi.waitFor(
      () => {
        times.push(...proxy.takeUpgrades().map(({ atMs }) => atMs));
        expect(times.length).toBeGreaterThanOrEqual(6);
      },
      { ...inTime, timeout: 20_000 },
    );
    const pauses = times.slice(1).map((atMs, place) => atMs - (times[place] ?? 0));
    // Half a second is the pace; what lies above is by chance, and what the machine takes.
    expect(Math.min(...pauses)).toBeGreaterThan(500);
    expect(new Set(pauses.map((ms) => Math.round(ms / 10))).size).toBeGreaterThan(2);
  });

  it("L1 that closes what is idle is not noticed: the wall comes back with its position, and misses nothing", async () => {
    proxy.behave({ is: "closes-idle", afterMs: 300 });
    const wall = await openWall();
    const shown: string[] = [];
    await wall.exposeFunction("noteBanner", (words: string) => shown.push(words));
    await wall.evaluate(() => {
      new MutationObserver(() => {
        const words = document.querySelector(".banner:not(.notice-strip)")?.textContent;
        if (words) Reflect.apply(Reflect.get(window, "noteBanner"), undefined, [words]);
      }).observe(document.body, { childList: true, subtree: true });
    });
    for (let times = 0; times < 3; times += 1) {
      proxy.takeUpgrades();
      await vi.waitFor(() => expect(proxy.takeUpgrades().length).toBeGreaterThan(0), inTime);
      const next = await enterAnother();
      await attendances(wall, next).waitFor({ timeout: rightWithinMs });
    }
    const back = await vi.waitFor(() => {
      const [first] = proxy.takeUpgrades();
      if (first === undefined) throw new Error("It has not come back yet.");
      return first.path;
    }, inTime);
    expect(back).toMatch(/\/live\?epoch=[0-9a-f-]+&since=\d+$/);
    expect(shown).toEqual([]);
    await expectUntouched(wall, value);
  });

  it("L8 that holds back what the server says has lost its link by the silence, and is right again at once", async () => {
    const wall = await openWall();
    const before = value;
    proxy.behave({ is: "buffers", bytes: 1_000_000 });
    const missed = await enterAnother();
    await wall.clock.fastForward(silenceMs);
    await says(wall, /^Link lost since 8:3\dam/).waitFor();
    await expectUntouched(wall, before);
    proxy.behave({ is: "passes" }, "restarted");
    await expectRightSoon(wall, missed);
  });
});
