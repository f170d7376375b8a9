import type { Locator, Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { Wall } from "../../contracts/figure.ts";
import { television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { inTime } from "../support/open-wall.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const tileOf = (wall: Page, title: string): Locator =>
  wall
    .getByRole("article")
    .filter({ has: wall.getByRole("heading", { name: title, exact: true }) });

const openEntry = (): Promise<Page> =>
  browser.open(`${product.address}/enter/banes?provider=ruh`, { as: "ruh" });

describe("the pages together", () => {
  it("a figure that is entered appears on a wall that is open, without a reload", async () => {
    const wall = await browser.open(`${product.address}/wall/banes`, { size: television });
    const tile = tileOf(wall, "RUH ED attendances");
    await tile.getByText("267", { exact: true }).waitFor();
    await wall.evaluate(() => (document.documentElement.dataset["opened"] = "once"));

    const entry = await openEntry();
    const cell = entry.getByRole("textbox", { name: /^RUH ED attendances, Thursday 15 August/ });
    await cell.fill("281");
    await cell.press("Enter");

    await tile.getByText("281", { exact: true }).waitFor();
    await tile.getByText("Wed 14 Aug").waitFor({ state: "detached" });
    expect(await wall.evaluate(() => document.documentElement.dataset["opened"])).toBe("once");
    await entry
      .getByRole("row", { name: /^RUH ED attendances/ })
      .getByText(/^(Saved|Revised|Needs a look)/)
      .waitFor();
  });

  it("the weekly page shows the board's table, and its charts", async () => {
    const weekly = await browser.open(`${product.address}/weekly/banes/2024-08-12`);
    await weekly.getByRole("heading", { level: 1, name: "BaNES Locality Weekly Update" }).waitFor();
    const table = weekly.getByRole("table", { name: /^Criteria/ });
    expect(await table.getByRole("rowheader").count()).toBe(13);
    const cellsOf = async (criteria: string): Promise<string[]> => {
      const row = table.getByRole("row", { name: criteria });
      return (await row.getByRole("cell").allInnerTexts()).map((text) => text.trim());
    };
    expect(await cellsOf("RUH NCTR BaNES P1-3")).toEqual([
      expect.stringMatching(/^16\b/),
      "15 Aug",
      "Target: 20\n4 under target of 20",
      "-8",
    ]);
    expect((await cellsOf("Community Hospital NCTR")).slice(1)).toEqual([
      "14 Aug",
      "Target TBC",
      "-3",
    ]);
    for (const measured of [/^NCTR by pathway/, /^NCTR by trust/]) {
      await weekly.getByRole("group", { name: measured }).getByRole("img").waitFor();
    }
  });

  it("a flow lead needs no mouse: Tab to the figure, type, Enter", async () => {
    const entry = await browser.open(`${product.address}/enter/banes`, { as: "place" });
    const { keyboard } = entry;
    /** Goes on by Tab alone until the focus is at something of this name, and can be seen there. */
    const tabTo = async (name: RegExp, steps: number): Promise<void> => {
      for (let step = 0; step < steps; step += 1) {
        await keyboard.press("Tab");
        const focused = await entry.evaluate(() => {
          const element = document.activeElement;
          const said = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
          return { said, isVisible: element?.matches(":focus-visible") === true };
        });
        if (!name.test(focused.said)) continue;
        expect(focused.isVisible).toBe(true);
        return;
      }
      throw new Error(`Tab does not lead to ${name}.`);
    };

    await entry.getByRole("link", { name: /^Paulton/ }).waitFor();
    await tabTo(/^Paulton/, 40);
    await keyboard.press("Enter");
    await entry.getByRole("grid").first().waitFor();
    await tabTo(/^Paulton MIU attendances/, 40);
    await keyboard.type("41");
    await keyboard.press("Enter");

    await entry
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await vi.waitFor(async () => {
      const { figures } = await product.read(Wall, "/api/localities/banes/wall");
      const attendances = figures.find(({ key }) => key === "paulton-miu-attendances");
      expect(attendances).toMatchObject({ value: 41, asAt: "2024-08-15", origin: "entered" });
    }, inTime);
  });
});
