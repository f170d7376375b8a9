/** What was published: listed, found again, set side by side, and looked along week by week. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { KeptWeeklySettings, type WeeklyDelivery } from "../../contracts/weekly-settings.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { laptop, phone, withBrowser } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { posting } from "../support/product.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const browser = await withBrowser();

const updates = "/api/localities/banes/weekly-updates";

const publish = (monday: string, asked: { gaps: string; reason?: string }) =>
  product.read(WeeklyUpdate, `${updates}/${monday}/publish`, posting(asked));

await publish("2024-08-05", { gaps: "As before.", reason: "Attendances at RUH were corrected." });
await publish("2024-08-12", { gaps: "The hub’s extract failed; it comes on Monday." });

const openArchive = async (query = ""): Promise<Page> => {
  const page = await browser.open(`${product.address}/weekly/banes/archive${query}`, {
    as: "place",
  });
  await page.getByRole("region", { name: "The season, week by week" }).getByRole("table").waitFor();
  await page.getByText(/^\d editions?(, newest first| says? )/).waitFor();
  return page;
};

const expectAccessible = async (page: Page): Promise<void> => {
  for (const size of [phone, laptop]) {
    expect(await findViolations(page, size)).toEqual([]);
    const spill = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(spill).toBeLessThanOrEqual(0);
  }
};

const compareBox = (page: Page, week: string, edition: number) =>
  page.getByRole("checkbox", { name: `Compare Week of ${week} 2024, edition ${edition}` });

describe("the archive", () => {
  it("R3 lists every edition newest first, with why it was published again and what it said of its gaps", async () => {
    const page = await openArchive();
    const editions = page.getByRole("region", { name: "Editions" });
    expect(await editions.getByRole("heading", { level: 3 }).allInnerTexts()).toEqual([
      expect.stringMatching(/^Week of 12 August 2024\s+Edition 1$/),
      expect.stringMatching(/^Week of 5 August 2024\s+Edition 2$/),
      expect.stringMatching(/^Week of 5 August 2024\s+Edition 1$/),
    ]);
    await editions.getByText("Attendances at RUH were corrected.").waitFor();
    await editions.getByText("The hub’s extract failed; it comes on Monday.").waitFor();
    await expectAccessible(page);
  });

  it("R10 leads to each form of an edition, for the board and for the public", async () => {
    const page = await openArchive();
    const edition = page.getByRole("listitem").filter({ hasText: "Attendances at RUH" });
    const word = edition.getByRole("link", { name: /^Word ?: Week of 5 August 2024, edition 2$/ });
    expect(await word.getAttribute("href")).toBe(`${updates}/2024-08-05.docx?edition=2`);
    await edition.getByText("For the public").first().click();
    const open = edition.getByRole("link", { name: "JSON for the public" });
    const address = (await open.getAttribute("href")) ?? "";
    const update = await product.read(WeeklyUpdate, address);
    expect(update).toMatchObject({ monday: "2024-08-05", edition: 2, audience: "public" });
  });

  it("finds words in what was published, and shows where they stand", async () => {
    const page = await openArchive();
    await page.getByLabel("Find words in what was published").fill("extract failed");
    await page.keyboard.press("Enter");
    await page.getByText("1 edition says “extract failed”").waitFor();
    await page.locator("mark").getByText("extract failed").waitFor();
    expect(new URL(page.url()).searchParams.get("query")).toBe("extract failed");
    await expectAccessible(page);
    await page.getByLabel("Find words in what was published").fill("a word of no update");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { name: "No edition says “a word of no update”" }).waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByText("3 editions, newest first").waitFor();
  });

  it("sets any two editions side by side by keyboard, the earlier first, and says what changed", async () => {
    const page = await openArchive();
    await compareBox(page, "12 August", 1).focus();
    await page.keyboard.press("Space");
    await compareBox(page, "5 August", 1).focus();
    await page.keyboard.press("Space");
    expect(await compareBox(page, "5 August", 2).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Compare the two" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Two editions side by side" }).waitFor();
    const search = new URL(page.url()).searchParams;
    expect([search.get("before"), search.get("after")]).toEqual(["2024-08-05.1", "2024-08-12.1"]);
    const row = page
      .getByRole("table", { name: "Criteria" })
      .getByRole("row", { name: /^RUH NCTR BaNES P1-3/ });
    await row.getByText("Reading: was 24, now 16").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Only rows that differ").check();
    expect(await page.getByText("The same", { exact: true }).count()).toBe(0);
  });

  it("compares an edition with the one before, and says it where nothing differs", async () => {
    const page = await openArchive();
    await page
      .getByRole("link", { name: /^Compare with the one before ?: Week of 5 .*, edition 2$/ })
      .click();
    await page.getByText("Said of what is missing").waitFor();
    const same = "/weekly/banes/compare?before=2024-08-05.1&after=2024-08-05.1";
    await page.goto(`${product.address}${same}`);
    await page.getByText("Nothing differs: the two say the same.").waitFor();
  });

  it("says so where an edition does not exist, and leads back", async () => {
    const page = await browser.open(
      `${product.address}/weekly/banes/compare?before=2024-08-05.1&after=2024-08-12.9`,
      { losesServer: true },
    );
    await page.getByText("There is no edition 9 of the week of 12 August").waitFor();
    await page.getByRole("link", { name: "Choose others in the archive" }).click();
    await page.getByRole("heading", { name: "Published updates: BaNES" }).waitFor();
  });

  it("shows the season with a rating in words for each reading, the latest week in view", async () => {
    const page = await openArchive();
    await page.setViewportSize(phone);
    const season = page.getByRole("region", { name: "The season, week by week" });
    const cell = season
      .getByRole("row", { name: /^RUH NCTR BaNES P1-3/ })
      .getByRole("cell")
      .last();
    expect(await cell.innerText()).toMatch(/^16\s*, Green/);
    const grid = page.locator(".season-scroll");
    await expect
      .poll(() =>
        grid.evaluate((element) => element.scrollLeft + element.clientWidth - element.scrollWidth),
      )
      .toBeGreaterThanOrEqual(-1);
    await grid.focus();
    const before = await grid.evaluate((element) => element.scrollLeft);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => grid.evaluate((element) => element.scrollLeft)).toBeLessThan(before);
  });

  it("sends the newest edition to the list once somebody said yes, and says loudly whom it did not reach", async () => {
    const sent: string[] = [];
    const page = await browser.open(`${product.address}/weekly/banes/archive`, {
      as: "place",
      prepare: (opened) => answerForMail(opened, sent),
    });
    await page.getByText("Not sent to anyone yet.").waitFor();
    await page.getByRole("button", { name: "Send to the list" }).click();
    await page.getByRole("heading", { name: "Send it to 2 addresses?" }).waitFor();
    expect(sent).toEqual([]);
    await page.getByRole("button", { name: "Send it", exact: true }).click();
    await page.getByText("On its way to 2 addresses.").waitFor();
    await page.getByText("Sent to 1 address and not sent to 1 address.").waitFor();
    expect(sent).toEqual(["POST"]);
    const alert = page.getByRole("alert").filter({ hasText: "did not reach 1 address" });
    await alert.getByText("chair@example.nhs.uk: No such mailbox.").waitFor();
    await expectAccessible(page);
  });

  it("keeps from a reader to whom the update is sent, and shows them all else", async () => {
    const page = await browser.open(`${product.address}/weekly/banes/archive`, { as: "viewer" });
    await page.getByText("3 editions, newest first").waitFor();
    expect(await page.getByRole("heading", { name: /^Sending/ }).count()).toBe(0);
    const doors = page.getByRole("navigation", { name: "The weekly update" });
    expect(await doors.getByRole("link").allInnerTexts()).toEqual([
      "This week",
      "Archive",
      "Risks and calendar",
    ]);
  });
});

const delivery = (email: string, state: WeeklyDelivery["state"]): WeeklyDelivery => ({
  id: email,
  monday: "2024-08-12",
  edition: 1,
  email,
  attached: ["pdf"],
  state,
  attempts: state === "waiting" ? 0 : 1,
  at: "2024-08-16T08:00:00.000Z",
  failure: state === "failed" ? "No such mailbox." : null,
});

const [office, chair] = ["board.office@example.nhs.uk", "chair@example.nhs.uk"] as const;

/** A server that sends e-mail: to the office it gets through, to the chair it does not. */
const answerForMail = async (page: Page, sent: string[]): Promise<void> => {
  await page.route("**/weekly-settings", async (route) => {
    const kept: unknown = await (await route.fetch()).json();
    const recipients = [office, chair].map((email) => ({ email, attach: ["pdf"] }));
    await route.fulfill({ json: { ...KeptWeeklySettings.parse(kept), canSend: true, recipients } });
  });
  await page.route("**/deliveries", async (route) => {
    const isSending = route.request().method() === "POST";
    if (isSending) sent.push("POST");
    const states: readonly [string, WeeklyDelivery["state"]][] = isSending
      ? [
          [office, "waiting"],
          [chair, "waiting"],
        ]
      : [
          [office, "sent"],
          [chair, "failed"],
        ];
    const deliveries =
      sent.length === 0 ? [] : states.map(([email, state]) => delivery(email, state));
    await route.fulfill({ json: { deliveries } });
  });
};
