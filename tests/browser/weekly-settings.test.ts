/** How a place wants its weekly update: changed on its page, and seen in the draft. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { WeeklyDraft } from "../../contracts/weekly-draft.ts";
import { KeptWeeklySettings } from "../../contracts/weekly-settings.ts";
import { laptop, phone, withBrowser } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { posting } from "../support/product.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const browser = await withBrowser();

const banes = "/api/localities/banes";

const openSettings = async (): Promise<Page> => {
  // A save that somebody else overtook is answered with a refusal, which the browser writes down.
  const page = await browser.open(`${product.address}/weekly/banes/settings`, {
    as: "place",
    losesServer: true,
  });
  await page.getByRole("heading", { name: "Rows of the criteria table" }).waitFor();
  return page;
};

const readSettings = () => product.read(KeptWeeklySettings, `${banes}/weekly-settings`);

const readRows = async (): Promise<string[]> => {
  const path = `${banes}/weekly-updates/2024-08-12/draft`;
  const { update } = await product.read(WeeklyDraft, path);
  return update.rows.map(({ criteria }) => criteria);
};

const save = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Save the settings" }).click();
  await page.getByRole("status").getByText("Saved.", { exact: true }).waitFor();
};

/** As another member of the place team does, meanwhile. */
const saveElsewhere = async (changes: Partial<KeptWeeklySettings>): Promise<void> => {
  const { needsTwoPeople, schedule, recipients, layout, version } = await readSettings();
  const asked = { needsTwoPeople, schedule, recipients, layout, ...changes, basedOn: version };
  const init = { ...posting(asked), method: "PUT" };
  await product.read(KeptWeeklySettings, `${banes}/weekly-settings`, init);
};

describe("the settings of the weekly update", () => {
  it("moves a row by keyboard, names it anew and adds a sentence, and the draft shows them so", async () => {
    const page = await openSettings();
    const up = page.getByRole("button", { name: "Move up RUH NCTR BaNES P1-3" });
    await up.focus();
    await page.keyboard.press("Enter");
    await page.getByText("RUH NCTR BaNES P1-3 is row 1 of 13 now.").waitFor();
    const down = page.getByRole("button", { name: "Move down RUH NCTR BaNES P1-3" });
    expect(await down.evaluate(isFocused)).toBe(true);
    await page.getByLabel("Name of row 3", { exact: true }).fill("ED attendances at RUH");
    await page.getByRole("button", { name: "Add a row" }).click();
    await page.getByLabel("What the row shows").selectOption("sentence");
    await page.getByRole("button", { name: "Add it to the table" }).click();
    await page.getByText("Write what the row is called.").waitFor();
    await page.getByLabel("What the row is called").fill("What patients told us");
    await page.getByRole("button", { name: "Add it to the table" }).click();
    await page.getByText("Not saved yet").waitFor();
    await save(page);
    const rows = await readRows();
    expect(rows.slice(0, 3)).toEqual([
      "RUH NCTR BaNES P1-3",
      "RUH OPEL status",
      "ED attendances at RUH",
    ]);
    expect(rows.at(-1)).toBe("What patients told us");
  });

  it("adds a measure of the place as a row, and takes a row out", async () => {
    const page = await openSettings();
    await page.getByRole("button", { name: "Remove Orchard House capacity" }).click();
    await page.getByRole("button", { name: "Add a row" }).click();
    await page.getByLabel("The measure").selectOption({ label: "Virtual wards in use" });
    await page.getByRole("button", { name: "Add it to the table" }).click();
    await save(page);
    const rows = await readRows();
    expect(rows).toContain("Virtual wards in use");
    expect(rows).not.toContain("Orchard House capacity");
  });

  it("sets two measures side by side in a row, by their parts", async () => {
    const page = await openSettings();
    await page.getByRole("button", { name: "Add a row" }).click();
    await page.getByLabel("What the row shows").selectOption("pair");
    await page.getByLabel("The first measure").selectOption("cwh-referrals-monthly");
    await page.getByLabel("The second measure").selectOption("cwh-service-users-monthly");
    await page.getByLabel("The part that is everyone").selectOption("all");
    await page.getByLabel("The part that is said beside it").selectOption("RUH");
    await page.getByLabel("What the row is called").fill("Hub, again");
    await page.getByRole("button", { name: "Add it to the table" }).click();
    await save(page);
    const { layout } = await readSettings();
    expect(layout?.rows.at(-1)).toMatchObject({
      key: "cwh-referrals-monthly-2",
      row: { is: "pair", second: "cwh-service-users-monthly", all: "all", of: "RUH" },
    });
  });

  it("keeps who publishes, when the draft is announced and whom it is sent to", async () => {
    const page = await openSettings();
    await page.getByLabel("It needs two people").check();
    await page.getByLabel("Say each week that the draft waits").check();
    await page.getByLabel("Day", { exact: true }).selectOption("Wednesday");
    await page.getByLabel("London time").fill("09:30");
    await page.getByText("This installation sends no e-mail.").waitFor();
    await page.getByRole("button", { name: "Add an address" }).click();
    await page.getByLabel("Address 1").fill("board office");
    await page.getByRole("button", { name: "Save the settings" }).click();
    await page.getByText("Write an e-mail address, such as jo@example.nhs.uk.").waitFor();
    await page.getByLabel("Address 1").fill("board.office@example.nhs.uk");
    await page.getByRole("checkbox", { name: "Word" }).check();
    for (const size of [phone, laptop]) {
      expect(await findViolations(page, size)).toEqual([]);
      const spill = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(spill).toBeLessThanOrEqual(0);
    }
    await save(page);
    expect(await readSettings()).toMatchObject({
      needsTwoPeople: true,
      schedule: { weekday: 3, time: "09:30" },
      recipients: [{ email: "board.office@example.nhs.uk", attach: ["pdf", "docx"] }],
    });
  });

  it("R8 loses nothing of two people's changes, and says what the other changed", async () => {
    const page = await openSettings();
    await page.getByLabel("Name of row 1", { exact: true }).fill("Waiting to leave RUH");
    await page.getByRole("button", { name: "Add an address" }).click();
    await page.getByLabel("Address 2").fill("chair@example.nhs.uk");
    await saveElsewhere({ needsTwoPeople: false, recipients: [] });
    await page.getByRole("button", { name: "Save the settings" }).click();
    await page.getByRole("heading", { name: "Somebody else saved meanwhile" }).waitFor();
    await page.getByText("They changed who publishes it: theirs stands below now.").waitFor();
    await page.getByText(/^You both changed who it is sent to: yours stands below/).waitFor();
    expect(await findViolations(page, laptop)).toEqual([]);
    expect(await page.getByLabel("It needs two people").isChecked()).toBe(false);
    await save(page);
    const kept = await readSettings();
    expect(kept.needsTwoPeople).toBe(false);
    expect(kept.recipients.map(({ email }) => email)).toEqual([
      "board.office@example.nhs.uk",
      "chair@example.nhs.uk",
    ]);
    expect(await readRows()).toContain("Waiting to leave RUH");
  });

  it("warns before unsaved changes are left behind, and stays where one is told to", async () => {
    const page = await openSettings();
    await page.getByLabel("It needs two people").check();
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    const archive = page
      .getByRole("navigation", { name: "The weekly update" })
      .getByRole("link", { name: "Archive" });
    await archive.click();
    await expect.poll(() => asked.length).toBe(1);
    expect(await page.getByLabel("It needs two people").isChecked()).toBe(true);
    await archive.click();
    await page.getByRole("heading", { name: "Published updates: BaNES" }).waitFor();
    expect(asked[0]).toBe("Some settings have not been saved. Leave, and lose them?");
  });

  it("sends those to the update who may not change how it is made", async () => {
    const page = await browser.open(`${product.address}/weekly/banes/settings`, { as: "viewer" });
    await page.getByRole("heading", { name: "The place team keeps these settings" }).waitFor();
  });
});

const isFocused = (element: Element): boolean => element === document.activeElement;
