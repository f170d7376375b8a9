import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { judgeNotices } from "../../backend/actions/notices/judge-notices.ts";
import { makePlaces } from "../../backend/actions/place.ts";
import { openStore } from "../../backend/store/database.ts";
import { NoticesReply } from "../../contracts/notice.ts";
import { Service } from "../../contracts/service.ts";
import { laptop, phone, television, withBrowser } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const browser = await withBrowser();
const store = openStore(product.databaseUrl, { poolMax: 2 });
afterAll(() => store.close());

const banes = "/api/localities/banes";
const readNow = async () => (await product.read(Service, "/api/service")).at;

/** Judges as the server does after a change, without waiting for it. */
const judge = async (): Promise<void> => {
  const now = await readNow();
  await judgeNotices({ db: store.db, clock: { now: () => now }, places: makePlaces() }, "banes");
};

let declared = 0;
/** Declares a level at the next minute of the morning. */
const declare = async (level: number): Promise<void> => {
  declared += 1;
  const asAt = `2024-08-16T08:${String(declared).padStart(2, "0")}`;
  await product.submit("banes", "ruh", [{ measure: "ruh-opel", asAt, level }]);
  await judge();
};

const openNotices = async (): Promise<Page> => {
  const page = await browser.open(`${product.address}/notices/banes`, { as: "place" });
  await page.getByRole("heading", { name: "When notices open" }).waitFor();
  await page.getByRole("button", { name: "Try them on the last 90 days" }).waitFor();
  return page;
};

const ofOpelFour = (page: Page) =>
  page.getByRole("article").filter({ hasText: "RUH declared OPEL 4 at 8:" });

describe("the page of notices", () => {
  it("takes a notice on with an action, an owner and a time, and closes it, by keyboard", async () => {
    await declare(4);
    const page = await openNotices();
    const card = ofOpelFour(page).first();
    await card.getByText("Nobody has it yet").waitFor();
    await card.getByText("Ring the trust's site office").waitFor();
    await card.getByRole("button", { name: /^Take it on/ }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Opening four beds");
    await page.keyboard.press("Tab");
    await page.keyboard.type("RUH site manager");
    await page.keyboard.press("Enter");
    await card.getByText("RUH site manager has it, due").waitFor();
    await card.getByText("Opening four beds").first().waitFor();
    await card.getByRole("button", { name: /^Close/ }).click();
    await page.keyboard.press("Enter");
    await card.getByText("Write how it ended.").waitFor();
    await page.keyboard.type("Beds are open");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Ended" }).waitFor();
    const { open, recent } = await product.read(NoticesReply, `${banes}/notices`);
    expect(open.map(({ rule }) => rule)).not.toContain("ruh-opel-4");
    expect(recent[0]).toMatchObject({ state: "closed", ended: "Beds are open" });
  });

  it("tries the rules on the past, and switches one off and on", async () => {
    const page = await openNotices();
    await page.getByRole("button", { name: "Try them on the last 90 days" }).click();
    await page.getByText(/^Tried on 18 May to 16 August: /).waitFor();
    await page
      .getByText(/^Would (not )?have opened/)
      .first()
      .waitFor();
    const rule = page.getByRole("listitem").filter({ hasText: "RUH OPEL is OPEL 4 or higher" });
    await rule.getByRole("button", { name: /^Switch off/ }).click();
    await rule.getByText("Off: opens nothing").waitFor();
    await rule.getByRole("button", { name: /^Switch on/ }).click();
    await rule.getByText("On", { exact: true }).waitFor();
  });

  it("is shown so that axe finds nothing, with all that opens open, at each size", async () => {
    await declare(2);
    await declare(4);
    const page = await openNotices();
    await page.getByText("What happened").first().click();
    await page
      .getByRole("button", { name: /^Take it on/ })
      .first()
      .click();
    for (const size of [laptop, phone]) {
      expect(await findViolations(page, size)).toEqual([]);
      const spill = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(spill).toBeLessThanOrEqual(0);
    }
  });

  it("sends those away who may not see it, in words", async () => {
    const page = await browser.open(`${product.address}/notices/banes`, {
      as: "viewer",
      losesServer: true,
    });
    await page.getByRole("heading", { name: "The notices did not come" }).waitFor();
  });
});

describe("the wall", () => {
  it("shows the open notice to whoever may see it, and takes it away when it has ended", async () => {
    await declare(2);
    await declare(4);
    const page = await browser.open(`${product.address}/wall/banes`, { size: television });
    const strip = page.getByRole("complementary", { name: "Notices" });
    await strip.getByText("RUH declared OPEL 4").waitFor();
    expect(await findViolations(page, television)).toEqual([]);
    await declare(2);
    await strip.waitFor({ state: "detached" });
  });
});
