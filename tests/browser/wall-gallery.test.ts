import { describe, expect, it } from "vitest";
import { laptop, phone, resize, television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { compareApproved, findDrawn } from "./approved.ts";
import { findFaint } from "./contrast.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

/** What the issue of a wall lists: every kind of figure, and every state one can be in. */
const states = [
  /^Green/,
  /^Amber/,
  /^Red/,
  /^Not rated/,
  /^Target to be confirmed/,
  /^Capacity/,
  /^A true zero/,
  /^No figure/,
  /^Incomplete total/,
  /^Due, not late/,
  /^Overdue/,
  /^Revised, by whom and why/,
  /^Provisional/,
  /^Over 100%/,
  /^Yes or no/,
  /^A sentence/,
  /^A pair/,
  /^In parts/,
  /^Averages/,
  /^Level/,
  /^A gap in the line/,
  /^Never reported/,
  /^Just changed/,
  /^Link lost/,
];

describe("the gallery", () => {
  it("shows every kind and every state, in both themes", async () => {
    const gallery = await browser.open(`${product.address}/gallery.html`, { size: television });
    for (const state of states) {
      await gallery.getByRole("heading", { name: state }).first().waitFor();
      expect(
        await gallery.getByRole("heading", { name: state }).count(),
        String(state),
      ).toBeGreaterThanOrEqual(2);
    }
    expect(await gallery.locator(".opel").count()).toBe(8);
  });

  it.each([
    ["the gallery", "/gallery.html"],
    ["August, dark", "/gallery.html?wall=august"],
    ["August, light", "/gallery.html?wall=august&theme=light"],
    ["January, dark", "/gallery.html?wall=january"],
    ["January, light", "/gallery.html?wall=january&theme=light"],
    ["a lost link, dark", "/gallery.html?wall=lost"],
    ["a lost link, light", "/gallery.html?wall=lost&theme=light"],
  ])("%s: text is 4.5 to 1 and shapes are 3 to 1, or more, by what is drawn", async (_, path) => {
    const page = await browser.open(`${product.address}${path}`, { size: television });
    await page.getByRole("article").first().waitFor();
    const { faint, looked } = await page.evaluate(findFaint);
    expect(faint).toEqual([]);
    expect(looked.texts).toBeGreaterThan(60);
    expect(looked.shapes).toBeGreaterThan(20);
  });

  it.each([
    ["gallery-1920", television, "/gallery.html"],
    ["gallery-1366", laptop, "/gallery.html"],
    ["gallery-390", phone, "/gallery.html"],
    ["january-dark-1920", television, "/gallery.html?wall=january"],
    ["january-light-1366", laptop, "/gallery.html?wall=january&theme=light"],
    ["lost-dark-390", phone, "/gallery.html?wall=lost"],
  ] as const)("%s is as it was approved", async (name, size, path) => {
    const page = await browser.open(`${product.address}${path}`, { size });
    await page.getByRole("article").first().waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await resize(page, size);
    expect(await compareApproved(name, await page.evaluate(findDrawn))).toEqual([]);
  });
});
