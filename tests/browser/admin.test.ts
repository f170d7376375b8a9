import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { SubmissionReceipt } from "../../contracts/observation.ts";
import { withBrowser } from "../support/browser.ts";
import { expectAccessible } from "../support/expect-accessible.ts";
import { withPeopledProduct } from "../support/peopled-product.ts";

const product = await withPeopledProduct();
const browser = await withBrowser();

const openAs = (account: string, path: string): Promise<Page> =>
  product.openAs(browser, account, path);

const tabsOf = async (page: Page): Promise<string[]> => {
  const tabs = page.getByRole("navigation", { name: "Administration" }).getByRole("link");
  await tabs.first().waitFor();
  return tabs.allInnerTexts();
};

describe("the administration", () => {
  it("shows an administrator all of it, and a place team the keys and the audit of its place", async () => {
    expect(await tabsOf(await openAs("admin", "/admin"))).toEqual([
      "People",
      "Feed keys",
      "Audit",
      "Places",
    ]);
    expect(await tabsOf(await openAs("place", "/admin"))).toEqual(["Feed keys", "Audit"]);
  });

  it("lets in whom an administrator invites, with a link that opens once", async () => {
    const page = await openAs("admin", "/admin/people");
    await page.getByRole("heading", { name: "People who may sign in" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Invite someone" }).click();
    await page.getByRole("button", { name: "Make the link" }).click();
    await page.getByText("Write the name that colleagues know.").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Name", { exact: true }).fill("Sam Field");
    await page.getByLabel("E-mail address").fill("sam@example.nhs.uk");
    await page.getByLabel("Role").selectOption("flow-lead");
    await page.getByLabel("Provider").selectOption("hcrg");
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.getByLabel("Link", { exact: true }).inputValue();
    await expectAccessible(page);
    await page.getByRole("button", { name: "I have copied it" }).click();
    await page.getByRole("heading", { name: "Invited, not here yet" }).waitFor();

    const invited = await browser.open(link, { losesServer: true });
    await invited.getByText("sam@example.nhs.uk").waitFor();
    await expectAccessible(invited);
    await invited.getByLabel("Password", { exact: true }).fill("short");
    await invited.getByRole("button", { name: "Join and sign in" }).click();
    await invited.getByText(/^Use at least 12 characters/).waitFor();
    await invited.getByLabel("Password", { exact: true }).fill("rain over the abbey");
    await invited.getByRole("button", { name: "Join and sign in" }).click();
    await invited.getByRole("link", { name: /^Sam Field.*your account$/ }).waitFor();
    await invited.goto(link);
    await invited.getByRole("heading", { name: "This link no longer opens" }).waitFor();

    await page.reload();
    await page.getByText("flow lead for HCRG, BaNES").first().waitFor();
    await page.getByRole("button", { name: /^Close account.*Sam Field$/ }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Close the account" }).click();
    await page.getByRole("button", { name: /^Open again.*Sam Field$/ }).waitFor();
    await invited.goto(`${product.address}/account`);
    await invited.waitForURL(/\/sign-in/);
  });

  it("makes a feed key that sends figures, until it is revoked", async () => {
    const page = await openAs("place", "/admin/feed-keys?place=banes");
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByLabel("Provider", { exact: true }).selectOption("ruh");
    await page.getByLabel("What sends with it").fill("Bed system");
    await page.getByLabel("Some measures only").check();
    await page.getByRole("checkbox").first().waitFor();
    await expectAccessible(page);
    await page.getByLabel("All that this provider reports").check();
    await page.getByRole("button", { name: "Make the key" }).click();
    const key = await page.getByLabel("Key", { exact: true }).inputValue();
    const command = await page.getByLabel("Command").inputValue();
    await expectAccessible(page);
    await page.getByRole("button", { name: "I have copied it" }).click();

    // What the command says, sent as a machine would.
    const address = /'(http[^']+)'/.exec(command)?.[1] ?? "";
    const body = /-d '(.+)'$/.exec(command)?.[1] ?? "";
    expect(command).toContain(`Authorization: Bearer ${key}`);
    const sendFigure = (): Promise<Response> =>
      fetch(address, {
        method: "POST",
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
        body,
      });
    const sent = await sendFigure();
    expect(SubmissionReceipt.parse(await sent.json())).toMatchObject({ observations: 1 });

    await page.reload();
    await page.getByText(/last used/).waitFor();
    await page.getByRole("button", { name: /^Revoke.*Bed system$/ }).click();
    await page.getByRole("button", { name: "Revoke the key" }).click();
    await page.getByText("revoked", { exact: true }).waitFor();
    expect((await sendFigure()).status).toBe(401);
  });

  it("A3 shows who did what, by kind and day, and as a file", async () => {
    const page = await openAs("place", "/admin/audit?place=banes");
    const table = page.getByRole("table", { name: /^The audit/ });
    await table.getByRole("row").nth(1).waitFor();
    await page.getByLabel("What", { exact: true }).selectOption("feed-keys");
    await page.waitForURL(/kind=feed-keys/);
    await table
      .getByText(/^Made the feed key/)
      .first()
      .waitFor();
    await expectAccessible(page);
    const file = await page.getByRole("link", { name: "Save as CSV" }).getAttribute("href");
    expect(file).toBe("/api/localities/banes/audit.csv?kind=feed-keys");
    const reply = await page.request.get(`${product.address}${file ?? ""}`);
    expect(reply.headers()["content-type"]).toContain("text/csv");
    expect(await reply.text()).toContain("Made the feed key");
  });

  it("says what it means to open a place to all, and that a demonstration is open", async () => {
    const page = await openAs("admin", "/admin/places");
    await page.getByText(/^In a demonstration every place is open/).waitFor();
    await page.getByRole("button", { name: /^(Open|Close) Swindon$/ }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Cancel" }).click();
  });
});

describe("the description of the API", () => {
  it("is drawn from the product itself, with commands that run as they are written", async () => {
    const page = await browser.open(`${product.address}/api/docs`);
    await page.getByRole("heading", { name: "Entering figures" }).waitFor();
    const wall = page.locator("details", { hasText: "/api/localities/{locality}/wall" }).first();
    await wall.locator("summary").first().click();
    const command = await wall.getByLabel("Command").inputValue();
    const reply = await fetch(/'(http[^']+)'/.exec(command)?.[1] ?? "");
    expect(reply.status).toBe(200);
    await expectAccessible(page);
  });
});
