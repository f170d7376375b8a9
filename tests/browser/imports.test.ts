import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { Wall } from "../../contracts/figure.ts";
import { signIn } from "../support/accounts.ts";
import { laptop, phone, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findViolations } from "../support/find-violations.ts";
import { inTime } from "../support/open-wall.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const fileOf = (text: string) => ({
  name: "figures.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});
const file = fileOf(
  [
    "measure,breakdown,as_at,value",
    "ruh-ed-attendances,,2024-08-14,271",
    "ruh-nctr-banes,P1,2024-08-15,8",
    "ruh-ed-attendences,,2024-08-13,250",
  ].join("\n"),
);

const openImports = async (): Promise<Page> => {
  const page = await browser.open(`${product.address}/imports/banes`, {
    size: laptop,
    prepare: (opening) => signIn(opening, product.address, "place"),
  });
  await page.getByRole("button", { name: "Choose a file" }).waitFor();
  return page;
};

const choose = async (page: Page, chosen: ReturnType<typeof fileOf>): Promise<void> => {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await choosing).setFiles(chosen);
};

describe("a file of figures", () => {
  it("is looked at first, recorded when somebody says so, and says nothing new the second time", async () => {
    const page = await openImports();
    await choose(page, file);
    await page.getByRole("heading", { name: "figures.csv" }).waitFor();
    const change = page.getByRole("row", { name: /^RUH ED attendances/ });
    expect(await change.getByRole("cell").allInnerTexts()).toContain("271");
    await page.getByText("“ruh-ed-attendences”").waitFor();
    for (const size of [laptop, phone]) expect(await findViolations(page, size)).toEqual([]);

    await page.getByRole("button", { name: /^Record \d+ figures?$/ }).click();
    await page.getByRole("heading", { name: /recorded, in one submission\.$/ }).waitFor();
    await expect
      .poll(async () => {
        const { figures } = await product.read(Wall, "/api/localities/banes/wall");
        return figures.find(({ key }) => key === "ruh-ed-attendances")?.value;
      }, inTime)
      .toBe(271);

    await page.getByRole("button", { name: "Send another file" }).click();
    await choose(page, file);
    await page.getByText(/^Nothing would change:/).waitFor();
    expect(await page.getByRole("button", { name: /^Record/ }).count()).toBe(0);
  });

  it("that was the wrong one is withdrawn whole, and the wall says again what it said before", async () => {
    const page = await openImports();
    const edAttendances = async () => {
      const { figures } = await product.read(Wall, "/api/localities/banes/wall");
      return figures.find(({ key }) => key === "ruh-ed-attendances")?.value;
    };
    const before = await edAttendances();
    await choose(page, fileOf("measure,date,value\nruh-ed-attendances,14/08/2024,399\n"));
    await page.getByRole("button", { name: /^Record \d+ figures?$/ }).click();
    await page.getByRole("button", { name: "Withdraw all of it" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why?").fill("The wrong month");
    for (const size of [laptop, phone]) expect(await findViolations(page, size)).toEqual([]);
    await expect.poll(edAttendances, inTime).toBe(399);
    await dialog.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("1 figure again as before.").waitFor();
    await expect.poll(edAttendances, inTime).toBe(before);
  });

  it("that is dropped on the page is looked at as one that is chosen", async () => {
    const page = await openImports();
    const data = await page.evaluateHandle((text) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
      return dropped;
    }, file.buffer.toString());
    await page.dispatchEvent(".imports-drop", "drop", { dataTransfer: data });
    await page.getByRole("heading", { name: "dropped.csv" }).waitFor();
  });

  it("that is empty is refused in a sentence, before it is sent", async () => {
    const page = await openImports();
    await choose(page, fileOf(""));
    await page.getByText("This file is empty. Choose another.").waitFor();
    await page.getByRole("button", { name: "Choose another file" }).click();
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
  });
});
