import type { Locator, Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { EntrySheet } from "../../contracts/entry.ts";
import { CellHistory } from "../../contracts/remark.ts";
import { signIn } from "../support/accounts.ts";
import { type PageOptions, laptop, phone, resize, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";
import { findViolations } from "../support/find-violations.ts";
import { inTime } from "../support/open-wall.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const openSheet = async (options: PageOptions = {}): Promise<Page> => {
  const page = await browser.open(`${product.address}/enter/banes?provider=ruh`, {
    as: "ruh",
    ...options,
  });
  await page.getByRole("grid").first().waitFor();
  return page;
};

const figure = (page: Page, name: RegExp): Locator => page.getByRole("textbox", { name });
const boxOf = (page: Page, words: RegExp): Locator =>
  page.locator(".entry-box", { hasText: words });

const enter = async (page: Page, name: RegExp, typed: string): Promise<void> => {
  const cell = figure(page, name);
  await cell.fill(typed);
  await cell.press("Enter");
};

const edToday = /^RUH ED attendances, Thursday 15 August/;
const edBefore = /^RUH ED attendances, Wednesday 14 August/;
const wholeToday = /^NCTR, whole of RUH, Thursday 15 August/;
const p1Today = /^NCTR, BaNES, P1, Friday 16 August/;

const historyOf = (measure: string, asAt: string, breakdown = ""): Promise<CellHistory> =>
  product.read(
    CellHistory,
    `/api/localities/banes/measures/${measure}/cells/${asAt}?breakdown=${breakdown}`,
  );

describe("a day of figures", () => {
  it("is entered by the keyboard alone", async () => {
    const page = await openSheet();
    const { keyboard } = page;
    await page.getByRole("heading", { level: 1, name: /Friday 16 August/ }).waitFor();
    for (let step = 0; step < 40; step += 1) {
      await keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement?.hasAttribute("data-cell"))) break;
    }
    await keyboard.press("Control+Home");
    await keyboard.press("End");
    await keyboard.type("3");
    await keyboard.press("ArrowDown");
    for (const typed of ["7", "9", "5", "4", "248", "211"]) {
      await keyboard.type(typed);
      await keyboard.press("Enter");
    }
    await keyboard.press("Control+End");
    await keyboard.type("88");
    await keyboard.press("Enter");
    await page.getByText(/^7 of 7 entered/).waitFor();
    await vi.waitFor(async () => {
      const { rows } = await product.read(
        EntrySheet,
        "/api/localities/banes/providers/ruh/sheet?day=2024-08-16",
      );
      const valueOf = (measure: string): (number | null)[] =>
        rows.filter((row) => row.measure === measure).map(({ now }) => now.value);
      expect(valueOf("ruh-opel")).toEqual([3]);
      expect(valueOf("ruh-nctr-banes")).toEqual([7, 9, 5, 4]);
      expect(valueOf("ruh-ed-attendances")).toEqual([248]);
      expect(valueOf("ruh-nctr")).toEqual([211]);
      expect(valueOf("ruh-discharges")).toEqual([88]);
    }, inTime);
  });
});

describe("the keys of a spreadsheet", () => {
  it("arrows move, typing replaces, F2 edits, Escape brings back, and Tab leaves the grid", async () => {
    const page = await openSheet();
    const { keyboard } = page;
    const here = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    await figure(page, edToday).focus();
    await keyboard.press("ArrowLeft");
    expect(await here()).toMatch(edBefore);
    await keyboard.press("ArrowUp");
    expect(await here()).toMatch(/^NCTR, BaNES, P3, Thursday 15 August/);
    await keyboard.press("End");
    expect(await here()).toMatch(/^NCTR, BaNES, P3, Friday 16 August/);
    await keyboard.type("99");
    await keyboard.press("ArrowLeft");
    expect(await here()).toMatch(/^NCTR, BaNES, P3, Friday 16 August/);
    await keyboard.press("Escape");
    expect(await figure(page, /^NCTR, BaNES, P3, Friday 16 August/).inputValue()).toBe("4");
    await keyboard.press("F2");
    await keyboard.type("2");
    expect(await figure(page, /^NCTR, BaNES, P3, Friday 16 August/).inputValue()).toBe("42");
    await keyboard.press("Escape");
    await keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-cell"))).toBe(
      false,
    );
  });

  it("a figure of an earlier day is corrected where it stands, and says why", async () => {
    const page = await openSheet();
    const cell = figure(page, edBefore);
    await cell.focus();
    await page.keyboard.type("262");
    await boxOf(page, /Why does it change\?/)
      .getByRole("button", { name: "late data" })
      .click();
    await page.keyboard.press("Enter");
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-ed-attendances", "2024-08-14");
      expect(versions[0]).toMatchObject({ value: 262, reason: "late data" });
    }, inTime);
    await figure(page, /^RUH ED attendances, Wednesday 14 August, revised/).waitFor();
  });

  it("Ctrl+Z brings the last figure back as a correction, and Ctrl+Y does it again", async () => {
    const page = await openSheet();
    await enter(page, wholeToday, "218");
    await figure(page, /^NCTR, whole of RUH, Thursday 15 August, (revised|needs)/).waitFor();
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-nctr", "2024-08-15");
      expect(versions[0]?.value).toBe(218);
    }, inTime);
    await page.keyboard.press("Control+z");
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-nctr", "2024-08-15");
      expect(versions[0]).toMatchObject({ value: 211, reason: "undone" });
    }, inTime);
    expect(await figure(page, wholeToday).inputValue()).toBe("211");
    await page.keyboard.press("Control+y");
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-nctr", "2024-08-15");
      expect(versions[0]?.value).toBe(218);
    }, inTime);
  });

  it("F3 Delete asks why there is no figure, and one press says it", async () => {
    const page = await openSheet();
    await figure(page, /^RUH discharges, Thursday 15 August/).focus();
    await page.keyboard.press("Delete");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("No figure: the system is down").first().waitFor();
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-discharges", "2024-08-15");
      expect(versions[0]).toMatchObject({ value: null, none: "the system is down" });
    }, inTime);
  });
});

describe("what was entered before", () => {
  it("is one key away, with who and when, and takes a comment", async () => {
    const page = await openSheet();
    await figure(page, p1Today).focus();
    await page.keyboard.press("?");
    const about = page.getByRole("complementary", { name: "The figure in hand" });
    await about.getByText(/^in force, saved/).waitFor();
    await about.getByLabel("Add a comment").fill("Two of them leave today.");
    await about.getByRole("button", { name: "Add comment" }).click();
    await about.getByText("Two of them leave today.").waitFor();
    await about.getByRole("button", { name: "Flag to follow up" }).click();
    await about.getByRole("button", { name: "Settle the follow-up" }).waitFor();
    await vi.waitFor(async () => {
      const { remarks } = await historyOf("ruh-nctr-banes", "2024-08-16", "P1");
      expect(remarks.map(({ is }) => is)).toEqual(["follow-up", "comment"]);
    }, inTime);
  });
});

describe("a link that names a cell", () => {
  it("leads to it on its day, and on a phone opens the earlier days that it stands among", async () => {
    for (const size of [laptop, phone]) {
      const page = await openSheet({ size });
      await page.goto(
        `${product.address}/enter/banes?provider=ruh&day=2024-08-15&cell=ruh-nctr-banes/P2/2024-08-13`,
      );
      const cell = figure(page, /^NCTR, BaNES, P2, Tuesday 13 August/);
      await cell.waitFor();
      await vi.waitFor(
        async () =>
          expect(await cell.evaluate((element) => element === document.activeElement)).toBe(true),
        inTime,
      );
    }
  });
});

describe("two numbers that belong together", () => {
  it("stand under one name, part by part", async () => {
    const page = await openSheet();
    await page.getByRole("rowheader", { name: /^NCTR length of stay/ }).waitFor();
    const names = await page
      .getByRole("rowheader", { name: /^P\d (days|patients)/ })
      .allInnerTexts();
    expect(names.map((name) => name.split(" ").slice(0, 2).join(" "))).toEqual(
      ["P0", "P1", "P2", "P3"].flatMap((part) => [`${part} days`, `${part} patients`]),
    );
  });
});

describe("what waits", () => {
  it("a remark outlives a reload while there is no link, and arrives once", async () => {
    const page = await openSheet({ losesServer: true });
    await page.route("**/remarks", (route) => route.abort());
    await figure(page, p1Today).focus();
    const about = page.getByRole("complementary", { name: "The figure in hand" });
    await about.getByLabel("Add a comment").fill("Waits for the link.");
    await about.getByRole("button", { name: "Add comment" }).click();
    await page.getByText(/^1 remark waiting to send/).waitFor();
    await page.reload();
    await page.unroute("**/remarks");
    await vi.waitFor(
      async () => {
        const { remarks } = await historyOf("ruh-nctr-banes", "2024-08-16", "P1");
        expect(remarks.filter(({ words }) => words === "Waits for the link.")).toHaveLength(1);
      },
      { ...inTime, timeout: 20_000 },
    );
  });

  it("S7 survives a server that is killed, and arrives once", async () => {
    const page = await openSheet({ losesServer: true });
    product.kill("SIGKILL");
    await product.end();
    await enter(page, edToday, "251");
    await enter(page, p1Today, "10");
    await page.getByText(/^2 figures waiting to send/).waitFor();
    await product.startAgain();
    await page.getByText("Everything right is saved as you type.").waitFor({ timeout: 40_000 });
    const ed = await historyOf("ruh-ed-attendances", "2024-08-15");
    expect(ed.versions.map(({ value }) => value)).toEqual([251, 248]);
    const p1 = await historyOf("ruh-nctr-banes", "2024-08-16", "P1");
    expect(p1.versions.map(({ value }) => value)).toEqual([10, 9]);
  });

  it("survives a reload, and waits for the person who typed it", async () => {
    const page = await openSheet({ losesServer: true });
    const arrived = async (): Promise<number> => {
      const { versions } = await historyOf("ruh-ed-attendances", "2024-08-15");
      return versions.filter(({ value }) => value === 249).length;
    };
    await page.route("**/submissions", (route) => route.abort());
    await enter(page, edToday, "249");
    await page.getByText(/^1 figure waiting to send/).waitFor();
    await page.reload();
    await figure(page, /^RUH ED attendances, Thursday 15 August, waiting to send/).waitFor();
    expect(await figure(page, edToday).inputValue()).toBe("249");

    await signIn(page, product.address, "place");
    await page.reload();
    await page.getByText(/^1 figure of .* waits on this computer/).waitFor();
    expect(await figure(page, edToday).inputValue()).not.toBe("249");
    await page.unroute("**/submissions");
    await enter(page, wholeToday, "213");
    await page.getByText("Everything right is saved as you type.").waitFor();
    expect(await arrived()).toBe(0);

    await signIn(page, product.address, "ruh");
    await page.reload();
    await vi.waitFor(async () => expect(await arrived()).toBe(1), { ...inTime, timeout: 20_000 });
  });

  it("in two tabs of one browser is sent by one of them, and shown by both", async () => {
    const page = await openSheet();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole("grid").first().waitFor();
    await enter(other, p1Today, "11");
    await figure(other, /^NCTR, BaNES, P1, Friday 16 August, (saved|revised|needs)/).waitFor();
    await vi.waitFor(
      async () => expect(await figure(page, p1Today).inputValue()).toBe("11"),
      inTime,
    );
    await page.close();
    await enter(other, p1Today, "12");
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-nctr-banes", "2024-08-16", "P1");
      expect(versions.slice(0, 2).map(({ value }) => value)).toEqual([12, 11]);
    }, inTime);
  });

  it("says so where the browser cannot keep it, and sends it all the same", async () => {
    const page = await openSheet({
      prepare: async (opening) => {
        await opening.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException("No room.", "QuotaExceededError");
          };
        });
      },
    });
    await page.getByText(/^This browser keeps nothing/).waitFor();
    await enter(page, p1Today, "13");
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-nctr-banes", "2024-08-16", "P1");
      expect(versions[0]?.value).toBe(13);
    }, inTime);
  });
});

describe("two people at one sheet", () => {
  it("what one enters shows at the other, and neither overwrites the other unseen", async () => {
    // A refusal because of a conflict is an error to the browser.
    const mine = await openSheet({ losesServer: true });
    const theirs = await openSheet({ as: "place" });
    await enter(theirs, p1Today, "15");
    await vi.waitFor(
      async () => expect(await figure(mine, p1Today).inputValue()).toBe("15"),
      inTime,
    );

    await figure(mine, p1Today).focus();
    await mine.keyboard.type("16");
    await enter(theirs, p1Today, "17");
    const box = boxOf(mine, /Now 17, entered by .* at .*\. Yours: 16\./);
    await box.waitFor();
    expect(await figure(mine, p1Today).inputValue()).toBe("16");
    await box.getByRole("button", { name: "Send mine" }).click();
    await vi.waitFor(async () => {
      const { versions } = await historyOf("ruh-nctr-banes", "2024-08-16", "P1");
      expect(versions.slice(0, 2).map(({ value }) => value)).toEqual([16, 17]);
    }, inTime);
  });
});

describe("axe, against WCAG 2.2 AA", () => {
  it("finds nothing while figures are wrong, asked about, explained or looked into", async () => {
    const page = await openSheet();
    await enter(page, edToday, "181.5");
    await enter(page, wholeToday, "2060");
    await figure(page, p1Today).focus();
    await page.keyboard.press("Delete");
    for (const size of [laptop, phone]) {
      await resize(page, size);
      expect(await findViolations(page)).toEqual([]);
    }
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByText(/^in force, saved/).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});

describe("on a phone", () => {
  it("one thumb fills the next empty figure, and everything that is pressed is 44 px high", async () => {
    const page = await openSheet({ size: phone });
    await page.getByRole("button", { name: "Next empty figure" }).click();
    const low = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "main button, main .entry-input, main .entry-choice, main summary",
        ),
      ]
        .filter(
          (element) => element.checkVisibility() && element.closest(".visually-hidden") === null,
        )
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map((element) => `${element.className} ${element.textContent ?? ""}`),
    );
    expect(low).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  });

  it("arrow keys pass over earlier days until they are opened", async () => {
    const page = await openSheet({ size: phone });
    const here = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    await figure(page, edToday).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await here()).toMatch(edToday);
    await page.getByRole("button", { name: "Earlier days of RUH ED attendances" }).click();
    await figure(page, edToday).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await here()).toMatch(edBefore);
  });

  it.each([
    ["200%", { width: 720, height: 450 }],
    ["400%", { width: 320, height: 256 }],
  ])("magnified to %s nothing is lost at the side", async (_, size) => {
    const page = await openSheet({ size });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    await figure(page, edToday).focus();
    const isInSight = await figure(page, edToday).evaluate((element) => {
      const { left, right, top, height } = element.getBoundingClientRect();
      const found = document.elementFromPoint((left + right) / 2, top + height / 2);
      return element === found && right <= innerWidth;
    });
    expect(isInSight).toBe(true);
  });
});
