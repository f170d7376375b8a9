import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

/** What a wall promises (rule L8): it says so within this silence, and is right so soon after the return. */
const silenceMaxMs = 25_000;
const rightWithinMs = 2_000;

const openWall = async (): Promise<Page> => {
  const wall = await browser.open(`${product.address}/wall/banes`, {
    size: television,
    losesServer: true,
    // The page's own clock, so that its 25 seconds of silence need not be waited for.
    prepare: (page) => page.clock.install(),
  });
  await says(wall, "Live").waitFor();
  await wall.evaluate(() => (document.documentElement.dataset["opened"] = "once"));
  return wall;
};

/** Words that can be seen somewhere on the wall. */
const says = (wall: Page, words: string | RegExp): Locator =>
  wall.getByText(words, { exact: true }).filter({ visible: true }).first();

const attendances = (wall: Page, value: number): Locator =>
  wall
    .getByRole("article")
    .filter({ has: wall.getByRole("heading", { name: "RUH ED attendances", exact: true }) })
    .getByText(String(value), { exact: true });

/** @returns after how many seconds of the page's clock the link is called lost. */
const secondsUntilLost = async (wall: Page): Promise<number> => {
  for (let seconds = 0; seconds < 60; seconds += 1) {
    if (await says(wall, /^Link lost/).isVisible()) return seconds;
    await wall.clock.fastForward(1_000);
  }
  throw new Error("The wall never said that its link is lost.");
};

/** The time that the wall's clock shows, in minutes of the day. */
const minutesShown = async (wall: Page): Promise<number> => {
  const shown = /(\d+):(\d\d)am/.exec(await wall.locator(".clock").innerText());
  return Number(shown?.[1]) * 60 + Number(shown?.[2]);
};

it("L8 a wall says that its link is lost and since when, and recovers by itself with what it missed", async () => {
  const wall = await openWall();
  await attendances(wall, 267).waitFor();
  product.kill("SIGKILL");
  await product.end();
  expect(await secondsUntilLost(wall)).toBeLessThanOrEqual(silenceMaxMs / 1_000);
  await says(wall, /^Link lost since 8:3\dam/).waitFor();
  // The figures stay, as the last known ones.
  expect(await attendances(wall, 267).isVisible()).toBe(true);

  // Every age goes on: the wall's clock, and how long ago it was right.
  const before = await minutesShown(wall);
  await wall.clock.fastForward(600_000);
  await says(wall, /These are the last known figures/).waitFor();
  await says(wall, /^10 minutes ago/).waitFor();
  expect((await minutesShown(wall)) - before).toBe(10);
  await says(wall, /^Link lost since 8:3\dam/).waitFor();

  const back = await product.startAgain();
  await back.submit("banes", "ruh", [
    { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
  ]);
  await attendances(wall, 281).waitFor();
  await says(wall, /Back at 8:3\dam/).waitFor();
  await says(wall, /Link lost/).waitFor({ state: "detached" });
  expect(await wall.evaluate(() => document.documentElement.dataset["opened"])).toBe("once");
});

it("L8 a wall whose network was cut for long is right within 2 seconds of its return", async () => {
  const wall = await openWall();
  await wall.context().setOffline(true);
  await secondsUntilLost(wall);
  await wall.clock.fastForward(3_600_000);
  await says(wall, /^Link lost since/).waitFor();
  await product.submit("banes", "ruh", [
    { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 290 },
  ]);
  expect(await attendances(wall, 290).isVisible()).toBe(false);

  const backAtMs = performance.now();
  await wall.context().setOffline(false);
  await attendances(wall, 290).waitFor();
  await says(wall, "Live").waitFor();
  expect(performance.now() - backAtMs).toBeLessThan(rightWithinMs);
});
