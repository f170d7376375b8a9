import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { laptop, resize, type Size, television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findCut } from "./find-cut.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const sizes: readonly Size[] = [
  television,
  laptop,
  { width: 3840, height: 2160 },
  // A television on its side.
  { width: 1080, height: 1920 },
];

/** The server's first figures have given way to live ones. */
const live = (wall: Page): Promise<void> =>
  wall.getByText("Live", { exact: true }).filter({ visible: true }).first().waitFor();

describe("a wall", () => {
  it.each(["banes", "swindon", "wiltshire", "bsw"])(
    "of %s is whole on every screen: no scrollbar, nothing cut",
    async (place) => {
      const wall = await browser.open(`${product.address}/wall/${place}`);
      await live(wall);
      await wall.evaluate(() => document.fonts.ready.then(() => undefined));
      const cut: string[] = [];
      for (const size of sizes) {
        await resize(wall, size);
        const found = await wall.evaluate(findCut);
        cut.push(...found.map((what) => `${size.width} × ${size.height}: ${what}`));
      }
      expect(cut).toEqual([]);
    },
  );

  it("fetches less than 90 kB of scripts and styles, as they are sent", async () => {
    const wall = await browser.open(`${product.address}/wall/banes`);
    await live(wall);
    const bytes = await wall.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ name }) => /\.(js|css)$/.test(name))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(90_000);
  });
});
