import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { phone, resize, television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findViolations } from "../support/find-violations.ts";
import { findCut } from "./find-cut.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const turnMs = 20_000;

const openSystem = async (prepare?: (page: Page) => Promise<void>): Promise<Page> => {
  const wall = await browser.open(`${product.address}/wall/bsw`, {
    size: television,
    // By a clock that is moved on, the page gives up sockets that it takes for silent.
    ...(prepare === undefined ? {} : { prepare, losesServer: true }),
  });
  await wall.getByRole("region", { name: "Wiltshire" }).getByRole("article").first().waitFor();
  // What the server sent with the page has given way to the live wall.
  await wall.locator('.roll-ups:not([data-stands="still"])').waitFor();
  await wall.evaluate(() => document.fonts.ready.then(() => undefined));
  return wall;
};

const titles = (wall: Page): Promise<string[]> => wall.locator(".roll-ups h3").allInnerTexts();

describe("the wall of a system", () => {
  it("has its localities side by side, each with its levels, its figures, its link and its age", async () => {
    const wall = await openSystem();
    for (const [place, title] of [
      ["BaNES", "RUH ED attendances"],
      ["Swindon", "GWH ED attendances"],
      ["Wiltshire", "SFT ED attendances"],
    ] as const) {
      const column = wall.getByRole("region", { name: place });
      await column.getByText("Live", { exact: true }).waitFor();
      await column.getByText(/^latest /).waitFor();
      await column.getByRole("heading", { name: title }).waitFor();
      await column.getByRole("heading", { name: "Virtual wards in use" }).waitFor();
      await column.getByRole("heading", { name: /no criteria to reside/ }).waitFor();
      expect(await column.locator(".opel").count()).toBe(3);
    }
    await product.submit("swindon", "gwh", [
      { measure: "gwh-ed-attendances", asAt: "2024-08-15", value: 241 },
    ]);
    await wall.getByRole("region", { name: "Swindon" }).getByText("241", { exact: true }).waitFor();
  });

  it("D2 says which part of a roll-up is missing, is whole on every screen, and axe finds nothing", async () => {
    const wall = await openSystem();
    await wall.getByText("Incomplete: 1 of 3 in").waitFor();
    await wall.getByText("RUH 224, GWH missing, SFT missing").waitFor();
    for (const size of [
      television,
      { width: 1366, height: 768 },
      { width: 3840, height: 2160 },
      { width: 1080, height: 1920 },
    ]) {
      await resize(wall, size);
      expect(await wall.evaluate(findCut), `${size.width}`).toEqual([]);
    }
    expect(await findViolations(wall, television)).toEqual([]);
    expect(await findViolations(wall, phone)).toEqual([]);
  });

  it("turns its pages every 20 seconds, and holds the one that is asked for", async () => {
    const wall = await openSystem((page) => page.clock.install());
    const first = await titles(wall);
    expect(first).toHaveLength(4);
    await wall.clock.runFor(turnMs);
    const second = await titles(wall);
    // The lead roll-up stays in its place.
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
    await wall.getByRole("button", { name: "Page 1" }).click();
    await wall.clock.runFor(3 * turnMs);
    expect(await titles(wall)).toEqual(first);
    await wall.keyboard.press("PageDown");
    expect(await titles(wall)).toEqual(second);
    await wall.getByRole("button", { name: "Turn pages" }).click();
    await wall.clock.runFor(turnMs);
    expect(await titles(wall)).not.toEqual(second);
    await wall.getByRole("button", { name: "Hold this page" }).waitFor();
    // On a phone everything is there at once, and nothing turns.
    await resize(wall, phone);
    expect((await titles(wall)).length).toBeGreaterThan(10);
  });

  it("turns no page by itself for whoever has asked for less motion", async () => {
    const wall = await openSystem(async (page) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.clock.install();
    });
    const first = await titles(wall);
    await wall.clock.runFor(3 * turnMs);
    expect(await titles(wall)).toEqual(first);
  });
});
