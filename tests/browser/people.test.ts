import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { withBrowser, phone, resize } from "../support/browser.ts";
import { expectAccessible } from "../support/expect-accessible.ts";
import { withPeopledProduct } from "../support/peopled-product.ts";

const product = await withPeopledProduct();
const browser = await withBrowser();

const fill = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

const openAs = (account: string, path: string): Promise<Page> =>
  product.openAs(browser, account, path);

const doorsOf = async (page: Page): Promise<string[]> => {
  await page.locator(".header-name").waitFor();
  return page
    .getByRole("navigation", { name: "Pages of this place" })
    .getByRole("link")
    .allInnerTexts();
};

describe("signing in", () => {
  it("leads to the page that was asked for, and says who is signed in", async () => {
    const page = await browser.open(`${product.address}/sign-in?to=/weekly/banes`);
    await page.getByRole("button", { name: /^ruh@demo.example/ }).click();
    const password = page.getByLabel("Password", { exact: true });
    expect(await password.evaluate((field) => field === document.activeElement)).toBe(true);
    await password.fill(product.password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/weekly\/banes\//);
    await page.getByRole("link", { name: /^RUH flow lead.*your account$/ }).waitFor();
  });

  it("says in a sentence that it did not work, and moves there", async () => {
    const page = await browser.open(`${product.address}/sign-in`, { losesServer: true });
    await fill(page, "ruh@demo.example", "not the password at all");
    const problem = page.locator("[data-problem]", { hasText: "Not signed in." });
    await problem.waitFor();
    expect(await problem.evaluate((words) => words === document.activeElement)).toBe(true);
    await expectAccessible(page);
  });

  it("says of each field what is missing, and moves to the first", async () => {
    const page = await browser.open(`${product.address}/sign-in`);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const email = page.getByLabel("E-mail address");
    expect(await email.getAttribute("aria-invalid")).toBe("true");
    expect(await email.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByText("Type your password.").waitFor();
  });

  it.each(["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"])(
    "never leads to another host: %s",
    async (to) => {
      const page = await browser.open(`${product.address}/sign-in?to=${encodeURIComponent(to)}`);
      await page.getByLabel("E-mail address").waitFor();
      await fill(page, "viewer@demo.example", product.password);
      await page.getByRole("link", { name: /your account$/ }).waitFor();
      expect(new URL(page.url()).origin).toBe(product.address);
    },
  );

  it("shows what was typed as a password, when asked", async () => {
    const page = await browser.open(`${product.address}/sign-in`);
    const password = page.getByLabel("Password", { exact: true });
    await password.fill("three small words");
    await page.getByRole("button", { name: "Show password" }).click();
    expect(await password.getAttribute("type")).toBe("text");
    expect(await password.getAttribute("autocomplete")).toBe("current-password");
  });
});

/** In the order of the bar. */
const doorsOfAll = [
  ...["Wall", "Enter figures", "Weekly update", "Who owes what"],
  ...["Notices", "Send a file", "Screens", "Admin"],
];

describe("the doors that are shown are those that open", () => {
  it("publishing among them: who may not is not asked to", async () => {
    const publish = async (account: string): Promise<number> => {
      const page = await openAs(account, "/weekly/banes/2024-08-12");
      await page.getByRole("button", { name: "Print" }).waitFor();
      return page.getByRole("link", { name: "Edit and publish" }).count();
    };
    expect(await publish("viewer")).toBe(0);
    expect(await publish("place")).toBe(1);
  });

  it("behind one button on a phone, where there are many", async () => {
    const page = await openAs("place", "/chase/banes");
    await resize(page, phone);
    const doors = page.getByRole("navigation", { name: "Pages of this place" });
    const notices = doors.getByRole("link", { name: "Notices" });
    await doors.getByRole("button", { name: "Who owes what" }).press("Enter");
    await notices.waitFor();
    await page.keyboard.press("Escape");
    await notices.waitFor({ state: "hidden" });
  });

  it.each([
    ["viewer", ["Wall", "Weekly update"]],
    ["ruh", ["Wall", "Enter figures", "Weekly update", "Send a file"]],
    ["place", doorsOfAll],
    ["admin", doorsOfAll],
  ])("to %s", async (account, doors) => {
    const page = await openAs(account, "/weekly/banes");
    expect(await doorsOf(page)).toEqual(doors);
  });

  it("a page that is not theirs says so, and offers another sign-in", async () => {
    const page = await openAs("ruh", "/admin");
    await page.getByRole("heading", { name: "This page is not yours" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Sign in with another account" }).click();
    await page.waitForURL(/\/sign-in\?to=/);
    await page.getByLabel("E-mail address").waitFor();
  });

  it("a page for people leads who has not signed in to the sign-in, and back", async () => {
    const page = await browser.open(`${product.address}/account`);
    await page.waitForURL(/\/sign-in\?to=%2Faccount/);
    await page.getByLabel("E-mail address").waitFor();
    await fill(page, "hcrg@demo.example", product.password);
    await page.waitForURL(/\/account$/);
    await page.getByText("Flow lead for HCRG, BaNES").waitFor();
  });
});

describe("one's own account", () => {
  it("signs another browser out, which must then sign in again", async () => {
    const other = await openAs("ruh", "/account");
    await other.getByRole("heading", { name: "Where you are signed in" }).waitFor();
    const page = await openAs("ruh", "/account");
    await page.getByText("this one").waitFor();
    await expectAccessible(page);
    const ends = page.getByRole("button", { name: /^Sign out there/ });
    for (let left = await ends.count(); left > 0; left -= 1) {
      await ends.first().click();
      await expect.poll(() => ends.count()).toBe(left - 1);
    }
    await other.reload();
    await other.waitForURL(/\/sign-in/);
  });

  it("does not change the password of who does not know the one before", async () => {
    const page = await product.openAs(browser, "viewer", "/account", { losesServer: true });
    await page.getByLabel("Password now").fill("not the password at all");
    await page.getByLabel("New password").fill("rain over the abbey");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText(/^Not changed\./).waitFor();
  });

  it("signs out", async () => {
    const page = await openAs("viewer", "/account");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByRole("link", { name: "Sign in", exact: true }).waitFor();
  });
});

describe("a one-time link", () => {
  it("that opens no more says whom to ask", async () => {
    const page = await browser.open(`${product.address}/join/${"x".repeat(43)}`, {
      losesServer: true,
    });
    await page.getByRole("heading", { name: "This link no longer opens" }).waitFor();
    await page.getByText(/^Ask an administrator/).waitFor();
    await expectAccessible(page);
  });
});
