/** The page where the week's update is written, from the first word to the second edition. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { writePassage } from "../../contracts/passage.ts";
import {
  type PassageSlot,
  WeeklyDraft,
  type WrittenPassage,
} from "../../contracts/weekly-draft.ts";
import { KeptWeeklySettings } from "../../contracts/weekly-settings.ts";
import type { Account } from "../support/accounts.ts";
import { type PageOptions, laptop, phone, withBrowser } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const browser = await withBrowser();

const week = "/weekly/banes/2024-08-12";

const openEdit = async (as: Account, options: PageOptions = {}): Promise<Page> => {
  const page = await browser.open(`${product.address}${week}/edit`, { ...options, as });
  await summaryOf(page).waitFor();
  return page;
};

const summaryOf = (page: Page) => page.getByRole("textbox", { name: "Summary for the board" });
const commentOf = (page: Page, criteria: string) =>
  page.getByRole("textbox", { name: `Comment beside ${criteria}`, exact: true });

const readStanding = async (slot: PassageSlot): Promise<WrittenPassage | undefined> => {
  const path = "/api/localities/banes/weekly-updates/2024-08-12/draft";
  const { passages } = await product.read(WeeklyDraft, path);
  return passages.find((one) => one.slot === slot);
};

/** What the server holds at a slot, as soon as it holds `words`. */
const expectStanding = async (slot: PassageSlot, words: string | RegExp): Promise<void> => {
  await expect
    .poll(async () => writePassage((await readStanding(slot))?.passage ?? []), { timeout: 15_000 })
    .toMatch(words);
};

const declareAttendances = (value: number) =>
  product.submit("banes", "ruh", [{ measure: "ruh-ed-attendances", asAt: "2024-08-15", value }]);

const wantTwoPeople = async (needsTwoPeople: boolean): Promise<void> => {
  const path = "/api/localities/banes/weekly-settings";
  const { schedule, recipients, layout, version } = await product.read(KeptWeeklySettings, path);
  const settings = { schedule, recipients, layout, needsTwoPeople, basedOn: version };
  await product.read(KeptWeeklySettings, path, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(settings),
  });
};

const expectText = async (page: Page, text: RegExp): Promise<void> => {
  await expect.poll(() => summaryOf(page).inputValue(), { timeout: 15_000 }).toMatch(text);
};

describe("the edit page", () => {
  it("R6 a number in the summary follows its figure, and the sentence is flagged", async () => {
    const page = await openEdit("place");
    await expectText(page, /20 higher than last report/);
    await summaryOf(page).press("Control+End");
    await page.keyboard.type(" Beds are ready.");
    await page
      .getByText(/^Saved \d+:\d\d[ap]m/)
      .first()
      .waitFor();
    await expectStanding("summary", / Beds are ready\.$/);
    await summaryOf(page).blur();

    await declareAttendances(281);
    await expectText(page, /34 higher than last report.* Beds are ready\.$/s);
    const flag = page.getByText(
      "“20 higher than last report” is now “34 higher than last report”: look at the words around it.",
    );
    await flag.waitFor();
    await page.getByRole("button", { name: "The words still hold" }).click();
    await flag.waitFor({ state: "detached" });
  });

  it("R6 what somebody is typing in stays as it is until they leave it", async () => {
    const page = await openEdit("place");
    await summaryOf(page).focus();
    const before = await summaryOf(page).inputValue();
    await declareAttendances(290);
    await page.getByText("Something newer stands here.").waitFor();
    expect(await summaryOf(page).inputValue()).toBe(before);
    await page.keyboard.press("Tab");
    await expectText(page, /43 higher than last report/);
  });

  it("says under a comment which of its words the numbers do not bear out", async () => {
    const page = await openEdit("place");
    const comment = commentOf(page, "RUH ED attendances");
    await comment.fill("ED attendances are improving at RUH: 999 came.");
    await page.getByText("“improving”: Neither way is better for RUH ED attendances.").waitFor();
    await page.getByText("“999” follows no figure", { exact: false }).waitFor();
    await comment.fill("");
    await page
      .getByText("“999” follows no figure", { exact: false })
      .waitFor({ state: "detached" });
  });

  it("keeps what is typed while nobody answers, also over a reload, and sends it once", async () => {
    const page = await openEdit("place", { losesServer: true });
    const calls = "**/draft/passages/**";
    await page.route(calls, (route) => route.abort());
    const comment = commentOf(page, "Paulton MIU attendances");
    await comment.fill("Typed on a train");
    await page.getByText("Not sent yet: kept on this computer").waitFor();
    await page.getByText("Link lost.").first().waitFor();
    await page.reload();
    await expect.poll(() => comment.inputValue(), { timeout: 15_000 }).toBe("Typed on a train");
    await comment.press("Control+End");
    await page.keyboard.type(" home");

    await page.unroute(calls);
    await expectStanding("row:paulton-miu-attendances", /^Typed on a train home$/);
    await page.getByText("Not sent yet: kept on this computer").waitFor({ state: "detached" });
    expect((await readStanding("row:paulton-miu-attendances"))?.version).toBeLessThanOrEqual(2);
    await page.reload();
    await expect
      .poll(() => comment.inputValue(), { timeout: 15_000 })
      .toBe("Typed on a train home");
  });

  it("sends the same words once when the answer was lost, not the words", async () => {
    const page = await openEdit("place", { losesServer: true });
    const calls = "**/draft/passages/**";
    await page.route(calls, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await commentOf(page, "RUH OPEL status").fill("Heard twice");
    await page.getByText("Not sent yet: kept on this computer").waitFor();
    await page.unroute(calls);
    await page.getByText("Not sent yet: kept on this computer").waitFor({ state: "detached" });
    expect(await readStanding("row:ruh-opel")).toMatchObject({
      version: 1,
      passage: [{ is: "words", words: "Heard twice" }],
    });
  });

  it("R8 two editors see each other, and neither overwrites the other unseen", async () => {
    const mine = await openEdit("place", { losesServer: true });
    const theirs = await openEdit("admin", { losesServer: true });
    const [my, their] = [
      commentOf(mine, "HCRG OPEL status"),
      commentOf(theirs, "HCRG OPEL status"),
    ];
    await my.focus();
    await theirs.getByText("BaNES place team is writing here").waitFor();
    await their.fill("Written by the administrator");
    await mine.getByText("Administrator is writing here").waitFor();
    await mine.getByText("Something newer stands here.").waitFor();
    await my.fill("Written by the place team");
    await mine.getByText("Administrator changed this while you were typing.").waitFor();
    await mine.getByText("Written by the administrator", { exact: true }).waitFor();
    for (const size of [laptop, phone]) expect(await findViolations(mine, size)).toEqual([]);
    await mine.getByRole("button", { name: "Keep mine" }).click();
    await expectStanding("row:hcrg-opel", /^Written by the place team$/);

    await their.pressSequentially(", again");
    await theirs.getByText("BaNES place team changed this while you were typing.").waitFor();
    await theirs.getByRole("button", { name: "Take theirs" }).click();
    await expect
      .poll(() => their.inputValue(), { timeout: 15_000 })
      .toBe("Written by the place team");
    expect((await readStanding("row:hcrg-opel"))?.version).toBe(2);
  });

  it("is written by keyboard alone", async () => {
    const page = await openEdit("place");
    await summaryOf(page).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await expectStanding("row:ruh-nctr-banes-p1-3", /^16 BaNES patients at RUH/);
    expect(await commentOf(page, "RUH NCTR BaNES P1-3").evaluate(isFocused)).toBe(true);
    await page.keyboard.press("Shift+Enter");
    expect(await commentOf(page, "RUH OPEL status").evaluate(isFocused)).toBe(true);
    await page.keyboard.press("Shift+Enter");
    const again = page.getByRole("button", { name: "Suggest again" });
    // What is flagged under the summary comes first.
    for (let tabs = 0; tabs < 3 && !(await again.evaluate(isFocused)); tabs += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await readStanding("summary"))?.passage, { timeout: 15_000 })
      .toBeNull();
  });

  it("is shown so that axe finds nothing and nothing spills, at each size", async () => {
    const page = await openEdit("place");
    for (const size of [laptop, phone]) {
      expect(await findViolations(page, size)).toEqual([]);
      const spill = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(spill).toBeLessThanOrEqual(0);
    }
  });

  it("sends those to the reading page who may not write", async () => {
    const page = await browser.open(`${product.address}${week}/edit`, { as: "viewer" });
    await page.getByRole("heading", { name: "The place team writes the update" }).waitFor();
    await page.getByRole("link", { name: "see the update" }).click();
    await page.getByRole("table", { name: /^Criteria/ }).waitFor();
    expect(await page.getByRole("link", { name: "Edit and publish" }).count()).toBe(0);
  });

  it("waits for a second person where the place wants two", async () => {
    await wantTwoPeople(true);
    const first = await openEdit("place");
    await first.getByText("BaNES wants two people", { exact: false }).waitFor();
    const publishing = { name: "Publish the update…" };
    expect(await first.getByRole("button", publishing).count()).toBe(0);
    await first.getByRole("button", { name: "Call it ready" }).click();
    await first.getByText("You called it ready. BaNES wants two people").waitFor();
    const second = await openEdit("admin");
    await second.getByText("Ready: BaNES place team called it so").waitFor();
    await second.getByRole("button", publishing).waitFor();

    await commentOf(second, "Orchard House capacity").fill("One bed is kept for the weekend.");
    await first.getByText("Draft.", { exact: true }).waitFor();
    await second.getByText("It was called ready, and is a draft again").waitFor();
    await wantTwoPeople(false);
  });

  it("R9 publishes with gaps only by saying so", async () => {
    const page = await openEdit("place", { losesServer: true });
    await page.getByRole("button", { name: "Publish the update…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Publish it" }).click();
    await dialog.getByText("This update has gaps, and says nothing of them.").first().waitFor();
    for (const size of [phone, laptop]) expect(await findViolations(page, size)).toEqual([]);
    await dialog
      .getByRole("textbox", { name: /What should the board know/ })
      .fill("The hub's extract failed; it comes on Monday.");
    await dialog.getByRole("button", { name: "Publish it" }).click();
    await page.getByText("Published knowing this:").waitFor();
    await page.getByText("The hub's extract failed; it comes on Monday.").waitFor();
  });

  it("R3 shows a late correction beside what was published, and publishes again only with a reason", async () => {
    await declareAttendances(271);
    const page = await browser.open(`${product.address}${week}`, {
      as: "place",
      losesServer: true,
    });
    await page
      .getByText(/published 290, since corrected to 271/)
      .first()
      .waitFor();

    const dialog = page.getByRole("dialog");
    await page.getByRole("link", { name: "Write another edition" }).click();
    await page.getByRole("button", { name: "Publish edition 2…" }).click();
    await dialog.getByRole("textbox", { name: /What should the board know/ }).fill("As before.");
    await dialog.getByRole("button", { name: "Publish it" }).click();
    await dialog
      .getByText(/To publish another edition, say why\./)
      .first()
      .waitFor();
    await dialog
      .getByRole("textbox", { name: /Why is there another edition/ })
      .fill("Attendances were corrected.");
    await dialog.getByRole("button", { name: "Publish it" }).click();
    await page.getByText("Edition 2", { exact: true }).waitFor();
    await page.getByText("Attendances were corrected.").waitFor();
    await page.getByRole("link", { name: "Edition 1", exact: true }).click();
    await page
      .getByText(/published 290, since corrected to 271/)
      .first()
      .waitFor();
    expect(await page.getByRole("link", { name: "PDF" }).getAttribute("href")).toMatch(
      /2024-08-12\.pdf\?edition=1$/,
    );
    expect(await findViolations(page, phone)).toEqual([]);
  });
});

const isFocused = (element: Element): boolean => element === document.activeElement;
