import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Day, addDays, daysFrom } from "../../contracts/calendar.ts";
import { EntrySheet, entryDaysBefore } from "../../contracts/entry.ts";
import { writeDayWithWeekday } from "../../contracts/wording.ts";
import { signIn } from "../support/accounts.ts";
import { laptop, phone, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findViolations } from "../support/find-violations.ts";
import { inTime } from "../support/open-wall.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

/** "Thu 8", as a spreadsheet's heading has it. */
const writeHeading = (day: Day): string =>
  writeDayWithWeekday(day).split(" ").slice(0, 2).join(" ");

/** Seven rows of eight days, the last of them the page's own. */
const figures: readonly (readonly [string, ...string[]])[] = [
  ["OPEL", "1", "1", "1", "1", "1", "1", "1", "1"],
  ["NCTR BaNES P0", "31", "32", "33", "34", "35", "36", "37", "38"],
  ["P1", "41", "42", "43", "44", "45", "46", "47", "48"],
  ["P2", "51", "52", "53", "54", "55", "56", "abc", "58"],
  ["P3", "61", "62", "63", "64", "65", "66", "67", "68"],
  ["ED attendances", "301", "302", "303", "304", "305", "306", "307", "308"],
  ["NCTR, whole trust", "401", "402", "403", "404", "405", "406", "407", "408"],
];
const blockOf = ({ day }: Pick<EntrySheet, "day">): string => {
  const days = daysFrom(addDays(day, -entryDaysBefore), day);
  return [["", ...days.map(writeHeading)], ...figures].map((row) => row.join("\t")).join("\r\n");
};

const openSheet = async (): Promise<Page> => {
  const page = await browser.open(`${product.address}/enter/banes?provider=ruh`, {
    size: laptop,
    prepare: (opening) => signIn(opening, product.address, "ruh"),
  });
  await page.getByRole("button", { name: /^Copy cells/ }).waitFor();
  return page;
};

/** As Ctrl+V does where the focus is. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", copied);
    const event = { clipboardData, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", event));
  }, text);

const readSheet = async (page: Page): Promise<EntrySheet> => {
  const reply = await page.request.get(
    `${product.address}/api/localities/banes/providers/ruh/sheet`,
  );
  return EntrySheet.parse(await reply.json());
};

const readRows = async (page: Page): Promise<EntrySheet["rows"]> => (await readSheet(page)).rows;

const valuesOf = (rows: EntrySheet["rows"], measure: string, part = ""): (number | null)[] => {
  const row = rows.find((one) => one.measure === measure && one.breakdown === part);
  return row === undefined ? [] : [...row.before, row.now].map(({ value }) => value);
};

const numbers = (row: number): (number | null)[] =>
  (figures[row] ?? []).slice(1).map((text) => (text === "abc" ? null : Number(text)));

describe("a block from Excel", () => {
  it("of seven rows and eight days lands right, one bad cell is named, and one undo takes it back", async () => {
    const page = await openSheet();
    const sheet = await readSheet(page);
    const before = sheet.rows;
    const dayOfBad = writeDayWithWeekday(addDays(sheet.day, -1));
    await page.locator("[data-cell]").first().focus();
    await paste(page, blockOf(sheet));

    const dialog = page.getByRole("dialog", { name: "Check before it saves" });
    await dialog
      .getByText(`1 cannot be saved: row 5 (NCTR, BaNES P2), ${dayOfBad} “abc”.`)
      .waitFor();
    await dialog.getByText("“abc” is not a number.").waitFor();
    expect(await readRows(page)).toEqual(before);

    await dialog.getByRole("button", { name: "Save 55 figures" }).click();
    await page.getByText("55 figures pasted.").waitFor();
    const kept = valuesOf(before, "ruh-nctr-banes", "P2").at(-2) ?? null;
    await expect
      .poll(async () => {
        const rows = await readRows(page);
        return {
          opel: valuesOf(rows, "ruh-opel"),
          parts: ["P0", "P1", "P2", "P3"].map((part) => valuesOf(rows, "ruh-nctr-banes", part)),
          attendances: valuesOf(rows, "ruh-ed-attendances"),
          trust: valuesOf(rows, "ruh-nctr"),
        };
      }, inTime)
      .toEqual({
        opel: numbers(0),
        parts: [numbers(1), numbers(2), numbers(3).map((value) => value ?? kept), numbers(4)],
        attendances: numbers(5),
        trust: numbers(6),
      });

    await page.getByRole("button", { name: "Undo (Ctrl+Z)" }).click();
    await expect
      .poll(
        async () =>
          (await readRows(page)).map((row) => valuesOf([row], row.measure, row.breakdown)),
        inTime,
      )
      .toEqual(before.map((row) => valuesOf([row], row.measure, row.breakdown)));
  });

  it("needs no mouse, says why there is no figure, and leaves the page as it was on Escape", async () => {
    const page = await openSheet();
    const cell = page.locator("[data-cell]").first();
    await cell.focus();
    await paste(page, "NCTR BaNES P0\t-\nP1\t8\nMystery\t7");
    const dialog = page.getByRole("dialog", { name: "Check before it saves" });
    await dialog.getByText(/1 needs a reason/).waitFor();
    await dialog
      .getByText("Nothing on this page is called “Mystery”. Choose what it is.")
      .waitFor();
    await dialog
      .getByRole("combobox", { name: /there is no figure, because/ })
      .selectOption("the system is down");
    await dialog.getByText("No figure: the system is down").waitFor();
    await dialog.getByRole("combobox", { name: /^Row 3, “Mystery”/ }).selectOption("Leave out");
    await dialog.getByText("left out").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await cell.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("may be pasted into a field, where the page itself cannot be pasted into", async () => {
    const page = await openSheet();
    await page.getByRole("button", { name: /^Copy cells/ }).click();
    await page
      .getByRole("textbox", { name: "Paste the copied cells here" })
      .fill("NCTR BaNES P0\t6\nP1\t8");
    await page.getByRole("button", { name: "Check these cells" }).click();
    await page.getByRole("button", { name: /^Save \d figures?$/ }).waitFor();
  });

  it("of one cell is left to the field that it is pasted into", async () => {
    const page = await openSheet();
    await page.locator("input[data-cell]").first().focus();
    await paste(page, "16\r\n");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it("is shown so that axe finds nothing, at every size", async () => {
    const page = await openSheet();
    await page.locator("[data-cell]").first().focus();
    await paste(page, blockOf(await readSheet(page)));
    await page.getByRole("heading", { name: "Check before it saves" }).waitFor();
    for (const size of [laptop, phone]) expect(await findViolations(page, size)).toEqual([]);
  });
});
