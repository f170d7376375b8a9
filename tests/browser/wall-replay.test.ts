import { expect, it } from "vitest";
import { phone, resize, television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findCut } from "./find-cut.ts";
import { findViolations } from "../support/find-violations.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

it("S2 a wall of the past says of when it is, goes from change to change, and can be linked to", async () => {
  const wall = await browser.open(
    `${product.address}/wall/banes?as-known-at=2024-08-08T14:00:00.000Z`,
    { size: television },
  );
  await wall.getByText("As known at Thursday 8 August 2024, 3pm").first().waitFor();
  expect(await wall.getByText("Live", { exact: true }).count()).toBe(0);
  const slider = wall.getByRole("slider", { name: "Moments at which figures changed" });
  await slider.waitFor();
  const { keyboard } = wall;

  const momentOf = (): Promise<string> =>
    wall.locator(".replay-moment b").innerText({ timeout: 15_000 });
  await wall.getByRole("button", { name: "Previous change" }).click();
  await wall.getByText(/^1 figure changed$/).waitFor();
  const first = await momentOf();
  expect(first).toMatch(/^As known at Thursday 8 August 2024, \d/);
  expect(await wall.locator('article[data-changed="true"]').count()).toBe(1);
  expect(new URL(wall.url()).searchParams.get("as-known-at")).toMatch(/^2024-08-08T/);

  await wall.getByRole("heading", { level: 1 }).focus();
  await keyboard.press("ArrowLeft");
  await wall.waitForFunction(
    (before) => document.querySelector(".replay-moment b")?.textContent !== before,
    first,
  );
  await keyboard.press("ArrowRight");
  await wall.waitForFunction(
    (before) => document.querySelector(".replay-moment b")?.textContent === before,
    first,
  );

  for (const size of [television, { width: 1366, height: 768 }, { width: 1080, height: 1920 }]) {
    await resize(wall, size);
    expect(await wall.evaluate(findCut)).toEqual([]);
  }
  await wall.emulateMedia({ reducedMotion: "reduce" });
  expect(await findViolations(wall, phone)).toEqual([]);

  // The same address is the same wall, for whoever opens it.
  const other = await browser.open(wall.url(), { size: television });
  await other.getByText(first).first().waitFor();
  await other.getByRole("link", { name: "Live wall" }).click();
  await other.getByText("Live", { exact: true }).filter({ visible: true }).first().waitFor();
});
