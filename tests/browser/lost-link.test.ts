import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

it("L8 a wall says that its link is lost and since when, and recovers by itself with what it missed", async () => {
  const wall = await browser.open(`${product.address}/wall/banes`, {
    size: television,
    losesServer: true,
    // The page's own clock, so that its 25 seconds of silence need not be waited for.
    prepare: (page) => page.clock.install(),
  });
  const tile = wall
    .getByRole("article")
    .filter({ has: wall.getByRole("heading", { name: "RUH ED attendances", exact: true }) });
  /** Words that can be seen somewhere on the wall. */
  const says = (words: string | RegExp): Locator =>
    wall.getByText(words, { exact: true }).filter({ visible: true }).first();
  await tile.getByText("267", { exact: true }).waitFor();
  await says("Live").waitFor();
  await wall.evaluate(() => (document.documentElement.dataset["opened"] = "once"));

  product.kill("SIGKILL");
  await product.end();
  await wall.clock.fastForward(26_000);
  await says(/Link lost at 8:3\dam/).waitFor();
  // The figures stay, as the last known ones.
  expect(await tile.getByText("267", { exact: true }).isVisible()).toBe(true);
  await wall.clock.fastForward(180_000);
  await says(/These are the last known figures/).waitFor();

  const back = await product.startAgain();
  await back.submit("banes", "ruh", [
    { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
  ]);
  await wall.clock.fastForward(11_000);
  await tile.getByText("281", { exact: true }).waitFor();
  await says(/Back at 8:3\dam/).waitFor();
  await says(/Link lost/).waitFor({ state: "detached" });
  expect(await wall.evaluate(() => document.documentElement.dataset["opened"])).toBe("once");
});
