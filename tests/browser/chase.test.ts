import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { OwingReply } from "../../contracts/owing.ts";
import { signIn } from "../support/accounts.ts";
import { laptop, phone, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findViolations } from "../support/find-violations.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const openChase = async (): Promise<Page> => {
  const page = await browser.open(`${product.address}/chase/banes`, {
    size: laptop,
    prepare: (opening) => signIn(opening, product.address, "place"),
  });
  await page.getByRole("heading", { name: "How complete each week was" }).waitFor();
  return page;
};

const readOwing = async (page: Page): Promise<OwingReply> =>
  OwingReply.parse(
    await (await page.request.get(`${product.address}/api/localities/banes/owing`)).json(),
  );

describe("who owes what", () => {
  it("F2 names each provider that owes, with its figures, and leads to the cell", async () => {
    const page = await openChase();
    const { providers } = await readOwing(page);
    const owing = providers.filter(({ owed }) => owed.length > 0);
    expect(owing.length).toBeGreaterThan(0);
    for (const { provider, owed } of owing) {
      const card = page
        .getByRole("article")
        .filter({ has: page.getByRole("heading", { name: provider.shortName, exact: true }) });
      for (const { title } of owed) {
        const link = card.getByRole("link", { name: title, exact: true }).first();
        expect(await link.getAttribute("href")).toContain(`provider=${provider.key}`);
      }
    }
  });

  it("keeps a contact, and shows who was reached", async () => {
    const page = await openChase();
    const card = page.getByRole("article").first();
    await card.getByRole("button", { name: /^Note a contact/ }).click();
    await page.keyboard.type("Rang the site office");
    await page.keyboard.press("Enter");
    await card.getByText("Contact noted.").waitFor();
    await card.getByText("“Rang the site office”").waitFor();
  });

  it("goes on by itself when a figure comes", async () => {
    const page = await openChase();
    const before = (await readOwing(page)).providers.find(({ provider }) => provider.key === "ruh");
    const [first] = before?.owed.filter(({ missing }) => missing.length === 0) ?? [];
    if (first === undefined) throw new Error("RUH owes nothing, so that nothing can be tried.");
    const cell = `a[href*="${encodeURIComponent(`${first.measure}//${first.asAt}`)}"]`;
    await page.locator(cell).waitFor();
    const reply = await page.request.post(`${product.address}/api/localities/banes/submissions`, {
      data: {
        provider: "ruh",
        observations: [{ measure: first.measure, asAt: first.asAt, none: "it will come later" }],
      },
      headers: { Origin: product.address },
    });
    expect(reply.ok()).toBe(true);
    await page.locator(cell).waitFor({ state: "detached" });
  });

  it("is shown so that axe finds nothing, with all that opens open", async () => {
    const page = await openChase();
    await page.getByText("A reminder to send").first().click();
    await page
      .getByRole("button", { name: /^Note a contact/ })
      .first()
      .click();
    for (const size of [laptop, phone]) expect(await findViolations(page, size)).toEqual([]);
  });
});
