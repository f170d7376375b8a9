/**
 * A screen's whole life, with nobody in front of it: paired, identified, moved, cut off, restarted, renewed,
 * upgraded, ended.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseConfig } from "../../backend/config.ts";
import { type Product, start } from "../../backend/main.ts";
import { demonstrationPassword } from "../support/accounts.ts";
import { phone, resize, television, withBrowser } from "../support/browser.ts";
import { makeClient } from "../support/client.ts";
import { withDatabase } from "../support/database.ts";
import { findViolations } from "../support/find-violations.ts";
import { projectFolder } from "../support/folders.ts";

const { db, url } = await withDatabase("seeds");
const browser = await withBrowser();
const dataDir = await mkdtemp(join(tmpdir(), "locality-flow-screens-"));

let product: Product;
let port = 0;

/** One server after the other at the same address. */
const serve = async (release: string): Promise<void> => {
  product = await start(
    parseConfig({
      PORT: String(port),
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      DEMO_PASSWORD: demonstrationPassword,
      WRITES_PER_MINUTE: "1000000",
    }),
    { folder: projectFolder, release },
  );
  port = Number(new URL(product.address).port);
};

beforeAll(() => serve("1.0.0"));
afterAll(async () => {
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const slow = { timeout: 45_000 };
const openScreen = (): Promise<Page> =>
  browser.open(`${product.address}/screen`, { size: television, losesServer: true });

/** Words that can be seen somewhere. */
const says = (page: Page, words: string | RegExp): Locator =>
  page.getByText(words).filter({ visible: true }).first();

const attendances = (screen: Page, value: string): Locator =>
  screen
    .getByRole("article")
    .filter({ has: screen.getByRole("heading", { name: "RUH ED attendances", exact: true }) })
    .getByText(value, { exact: true });

const codeOn = async (screen: Page): Promise<string> => {
  const shown = says(screen, /[A-Z0-9]{3}-[A-Z0-9]{3}$/);
  await shown.waitFor();
  return /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec(await shown.innerText())?.[0] ?? "";
};

/** As a member of the place team does it, in a browser of their own. */
const pairAt = async (path: string, name: string, code: string | null): Promise<void> => {
  const page = await browser.open(`${product.address}${path}`, { as: "place" });
  if (code !== null) await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("textbox", { name: "Name of the screen" }).fill(name);
  await page.getByRole("button", { name: "Pair the screen" }).click();
  await page.getByRole("heading", { name: `“${name}” is paired` }).waitFor();
};

const openPaired = async (name: string): Promise<Page> => {
  const screen = await openScreen();
  await pairAt("/pair", name, await codeOn(screen));
  await attendances(screen, "267").waitFor();
  return screen;
};

const openFleet = (): Promise<Page> =>
  browser.open(`${product.address}/screens/banes`, { as: "place" });

const rowOf = (fleet: Page, name: string): Locator => fleet.getByRole("row", { name });

const act = async (fleet: Page, name: string, button: string, yes: string): Promise<void> => {
  await rowOf(fleet, name)
    .getByRole("button", { name: new RegExp(`^${button}`) })
    .click();
  await fleet.getByRole("dialog").getByRole("button", { name: yes }).click();
  await fleet.getByRole("dialog").waitFor({ state: "detached" });
};

/** What the screen remembers as done, and tells. */
const lastDone = (screen: Page): Promise<string> =>
  screen.evaluate(() => {
    const done: unknown = JSON.parse(
      localStorage.getItem("locality-flow.screen.orders-done") ?? "[]",
    );
    return Array.isArray(done) ? String(done[0]) : "";
  });

describe("a screen", () => {
  it("shows a code, and the wall once somebody of the place team has typed it", async () => {
    const screen = await openScreen();
    const code = await codeOn(screen);
    await screen.getByRole("img", { name: /^Pair this screen at / }).waitFor();
    expect(await findViolations(screen)).toEqual([]);
    await pairAt(`/pair?code=${code}`, "Bed meeting", null);
    await attendances(screen, "267").waitFor();
    await says(screen, "Live").waitFor();
    const cookies = await screen.context().cookies();
    expect(cookies.map(({ name, httpOnly, path }) => ({ name, httpOnly, path }))).toEqual([
      { name: "locality-flow.screen", httpOnly: true, path: "/api/" },
    ]);
  });

  it("does from afar what it is asked: says its name, takes another, shows another wall", async () => {
    const screen = await openPaired("Ward 4");
    const fleet = await openFleet();
    await rowOf(fleet, "Ward 4").getByText("Up to date").waitFor();
    await act(fleet, "Ward 4", "Identify", "Show its name");
    await screen.getByRole("alert").getByText("Ward 4").waitFor();
    await rowOf(fleet, "Ward 4")
      .getByText("not done yet")
      .waitFor({ state: "detached", ...slow });

    await rowOf(fleet, "Ward 4")
      .getByRole("button", { name: /^Rename/ })
      .click();
    await fleet.getByRole("textbox", { name: "Name" }).fill("Foyer");
    await fleet.getByRole("button", { name: "Rename the screen" }).click();
    await rowOf(fleet, "Foyer").waitFor();
    await vi.waitFor(async () => expect(await screen.title()).toMatch(/^Screen Foyer/), slow);

    const everywhere = await browser.open(`${product.address}/screens/banes`, { as: "admin" });
    await rowOf(everywhere, "Foyer").getByRole("button", { name: /^Move/ }).click();
    await everywhere.getByRole("combobox", { name: "Wall" }).selectOption("swindon");
    await everywhere.getByRole("button", { name: "Move the screen" }).click();
    await screen.getByRole("heading", { level: 1, name: /Swindon/ }).waitFor();
  });

  it("does once what it is asked, also where its word of it is lost: it names it until it is heard", async () => {
    const screen = await openPaired("Ward 12");
    const opened = (): Promise<string | undefined> =>
      screen.evaluate(() => document.documentElement.dataset["opened"]);
    const open = () =>
      screen.evaluate(() => (document.documentElement.dataset["opened"] = "before"));
    await open();
    const fleet = await openFleet();
    // The first reply with the order never arrives.
    let lost = 0;
    await screen.route("**/api/screens/me", async (route) => {
      const reply = await route.fetch();
      if (lost > 0 || !(await reply.text()).includes('"reload"'))
        return route.fulfill({ response: reply });
      lost += 1;
      return route.abort();
    });
    await act(fleet, "Ward 12", "Reload", "Reload the screen");
    await vi.waitFor(() => expect(lost).toBe(1), slow);
    expect(await opened()).toBe("before");
    await screen.evaluate(() => window.dispatchEvent(new Event("online")));
    await vi.waitFor(async () => expect(await opened()).toBeUndefined(), slow);
    await says(screen, "Live").waitFor();
    await rowOf(fleet, "Ward 12")
      .getByText("not done yet")
      .waitFor({ state: "detached", ...slow });
    // The same order, told again, is not done again.
    await open();
    await sql`UPDATE screen SET waiting_orders = ${JSON.stringify([{ id: await lastDone(screen), is: "reload" }])}
      WHERE name = 'Ward 12'`.execute(db);
    await screen.evaluate(() => window.dispatchEvent(new Event("online")));
    await vi.waitFor(async () => {
      const { rows } = await sql<{ left: number }>`
        SELECT jsonb_array_length(waiting_orders) AS left FROM screen WHERE name = 'Ward 12'`.execute(
        db,
      );
      expect(rows).toEqual([{ left: 0 }]);
    }, slow);
    expect(await opened()).toBe("before");
  });

  it("that is revoked keeps its last figures, marked, with a fresh code, and lives again by it", async () => {
    const screen = await openPaired("Ward 5");
    const fleet = await openFleet();
    await act(fleet, "Ward 5", "Revoke", "Revoke the screen");
    await says(screen, "This screen is not paired any more").waitFor();
    await says(screen, /^Not live since 8:3\dam/).waitFor();
    await says(screen, "Not live").waitFor();
    // Nothing is on its way: whoever reads that it reconnects would wait in vain.
    expect(await screen.getByText(/Reconnecting|Link lost|^Live$/).count()).toBe(0);
    expect(await attendances(screen, "267").isVisible()).toBe(true);
    expect(await findViolations(screen)).toEqual([]);
    await rowOf(fleet, "Ward 5").waitFor({ state: "detached" });
    await pairAt("/pair", "Ward 5", await codeOn(screen));
    await says(screen, "Live").waitFor();
    await says(screen, "This screen is not paired any more").waitFor({ state: "detached" });
  });

  it("that has expired does the same", async () => {
    const screen = await openPaired("Ward 6");
    await sql`UPDATE screen SET expires_at = now() - interval '1 day' WHERE name = 'Ward 6'`.execute(
      db,
    );
    await screen.evaluate(() => window.dispatchEvent(new Event("online")));
    await says(screen, "This screen is not paired any more").waitFor();
    await says(screen, /^Not live since 8:3\dam/).waitFor();
    expect(await attendances(screen, "267").isVisible()).toBe(true);
    const fleet = await openFleet();
    await rowOf(fleet, "Ward 6").getByText("Must be paired again").waitFor();
    // Somebody pulls its plug: it comes back to the same, with a code.
    await screen.reload();
    await says(screen, /^Not live since 8:3\dam/).waitFor();
    await pairAt("/pair", "Ward 6 again", await codeOn(screen));
    await says(screen, "Live").waitFor();
  });

  it("that is switched off and on is the same screen, live, and nobody is asked", async () => {
    const screen = await openPaired("Ward 10");
    const window = screen.context();
    await screen.close();
    const again = await window.newPage();
    await again.goto(`${product.address}/screen`);
    await says(again, "Live").waitFor();
    await vi.waitFor(async () => expect(await again.title()).toMatch(/^Screen Ward 10/), slow);
    expect(await attendances(again, "267").isVisible()).toBe(true);
    const fleet = await openFleet();
    await rowOf(fleet, "Ward 10").waitFor();
    expect(await rowOf(fleet, "Ward 10").count()).toBe(1);
  });

  it("renews its credential by itself when that is a day old, and is live with the new one", async () => {
    const screen = await openPaired("Ward 11");
    const credential = async (): Promise<string> =>
      (await screen.context().cookies()).find(({ name }) => name === "locality-flow.screen")
        ?.value ?? "";
    const first = await credential();
    await sql`UPDATE screen SET token_made_at = now() - interval '25 hours',
      expires_at = now() + interval '1 hour' WHERE name = 'Ward 11'`.execute(db);
    await screen.evaluate(() => window.dispatchEvent(new Event("online")));
    await vi.waitFor(async () => expect(await credential()).not.toBe(first), slow);
    const { rows } = await sql<{ days: number }>`
      SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days
      FROM screen WHERE name = 'Ward 11'`.execute(db);
    expect(rows).toEqual([{ days: 400 }]);
    await screen.reload();
    await says(screen, "Live").waitFor();
    expect(await screen.getByText("not paired any more").count()).toBe(0);
  });

  it("that starts while no server answers shows its last figures, and is live again by itself", async () => {
    const screen = await openPaired("Ward 7");
    await says(screen, "Live").waitFor();
    await vi.waitFor(async () => {
      const names = await screen.evaluate(async () => {
        const cache = await caches.open("screen-page");
        return (await cache.keys()).map(({ url: kept }) => new URL(kept).pathname);
      });
      expect(names).toContain("/screen");
      expect(names.filter((name) => name.endsWith(".js")).length).toBeGreaterThan(1);
      expect(names.filter((name) => name.startsWith("/api/"))).toEqual([]);
    }, slow);
    await product.stop();
    await screen.reload();
    await attendances(screen, "267").waitFor();
    await says(screen, /^Link lost/).waitFor();
    await serve("1.0.0");
    await says(screen, "Live").waitFor(slow);
    expect(await attendances(screen, "267").isVisible()).toBe(true);
  });

  it("loads itself again, once, when the server is of another release", async () => {
    const screen = await openPaired("Ward 8");
    await screen.evaluate(() => (document.documentElement.dataset["opened"] = "before"));
    await product.stop();
    await serve("1.1.0");
    const release = () =>
      screen.evaluate(
        () => document.querySelector<HTMLMetaElement>('meta[name="release"]')?.content,
      );
    await vi.waitFor(async () => expect(await release()).toBe("1.1.0"), slow);
    await attendances(screen, "267").waitFor();
    await says(screen, "Live").waitFor();
    expect(await screen.evaluate(() => document.documentElement.dataset["opened"])).toBeUndefined();
    await screen.evaluate(() => (document.documentElement.dataset["opened"] = "after"));
    const fleet = await openFleet();
    await rowOf(fleet, "Ward 8").getByText("1.1.0", { exact: true }).waitFor(slow);
    expect(await screen.evaluate(() => document.documentElement.dataset["opened"])).toBe("after");
  });
});

describe("the fleet page", () => {
  it("warns of a screen that has been behind for two minutes, by its name and since when", async () => {
    const screen = await openPaired("Ward 9");
    await says(screen, "Live").waitFor();
    await screen.close();
    const client = makeClient(product.address);
    await client.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
    ]);
    const fleet = await openFleet();
    await rowOf(fleet, "Ward 9").waitFor();
    const wall = await browser.open(`${product.address}/wall/banes`, { size: television });
    const notices = await browser.open(`${product.address}/notices/banes`, { as: "place" });
    expect(await fleet.getByText(/Ward 9.*What is shown there/).count()).toBe(0);
    await sql`UPDATE screen SET last_seen_at = now() - interval '3 minutes',
      behind_since = NULL WHERE name = 'Ward 9'`.execute(db);
    // Judged with the next change, and by the clock alone a little later.
    await client.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 282 },
    ]);
    await fleet
      .getByRole("alert")
      .getByText(/Ward 9/)
      .waitFor(slow);
    await rowOf(fleet, "Ward 9")
      .getByText(/^2 revisions behind since /)
      .waitFor();
    const because = /The screen “Ward 9” has not shown the latest figures since 8:\d\dam/;
    await notices.reload();
    await vi.waitFor(async () => {
      await notices.reload();
      await says(notices, because).waitFor({ timeout: 2_000 });
    }, slow);
    await wall.reload();
    await wall.getByRole("complementary", { name: "Notices" }).getByText(because).waitFor(slow);
    for (const size of [television, phone]) {
      await resize(fleet, size);
      expect(await findViolations(fleet)).toEqual([]);
      const isWide = await fleet.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWide).toBe(false);
    }
  });

  it("is for the place team: a viewer is told so, and pairs nothing", async () => {
    const page = await browser.open(`${product.address}/pair`, { as: "viewer" });
    await says(page, /screens are paired by the team of a place/).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});
