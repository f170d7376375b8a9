import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { phone, television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findCut } from "./find-cut.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const address = `${product.address}/wall/banes`;

/** As where scripts are switched off: none of ours is fetched. */
const withoutScripts = {
  losesServer: true,
  prepare: async (page: Page): Promise<void> => {
    await page.route("**/*.js", (route) => route.abort());
  },
};

describe("the page of a wall before its scripts", () => {
  it("shows every figure with its age, whole on a television and without sideways scrolling on a phone", async () => {
    const wall = await browser.open(address, { size: television, ...withoutScripts });
    const tile = wall
      .getByRole("article")
      .filter({ has: wall.getByRole("heading", { name: "RUH ED attendances", exact: true }) });
    await tile.getByText("267", { exact: true }).waitFor();
    await tile.getByText("Wed 14 Aug").waitFor();
    await tile.getByText("Not rated by RUH").waitFor();
    expect(await wall.getByText(/^Live$/).count()).toBe(0);
    await wall.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await wall.evaluate(findCut)).toEqual([]);
    await wall.setViewportSize(phone);
    expect(await wall.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  });

  it("says that there is no link when none comes about, and keeps the figures with their hour", async () => {
    const wall = await browser.open(address, {
      size: television,
      losesServer: true,
      prepare: async (page) => {
        await page.clock.install();
        await page.routeWebSocket("**/live*", (socket) => socket.close());
      },
    });
    await wall.getByText("267", { exact: true }).waitFor();
    await wall.clock.fastForward(26_000);
    await wall.getByText(/^There is no link to the figures/).waitFor();
    expect(await wall.getByText("267", { exact: true }).isVisible()).toBe(true);
  });

  it("gives way to the live wall without a moment in which nothing is there", async () => {
    const wall = await browser.open("about:blank", {
      prepare: async (page) => {
        await page.addInitScript(() => {
          let lowest = Number.POSITIVE_INFINITY;
          let begun = false;
          const count = (): void => {
            const tiles = document.querySelectorAll("article h3").length;
            begun ||= tiles > 0;
            if (begun) lowest = Math.min(lowest, tiles);
            document.documentElement.dataset["fewest"] = String(lowest);
            requestAnimationFrame(count);
          };
          requestAnimationFrame(count);
        });
      },
    });
    await wall.goto(address);
    await wall.getByText("Live", { exact: true }).filter({ visible: true }).first().waitFor();
    expect(
      Number(await wall.evaluate(() => document.documentElement.dataset["fewest"])),
    ).toBeGreaterThan(10);
  });
});
