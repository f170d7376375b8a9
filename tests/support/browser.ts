/** A real browser for a test file, and pages in it that may not complain. */
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, expect, vi } from "vitest";
import { launchBrowser } from "../../backend/commands/browser/launch-browser.ts";
import { type Account, signIn } from "./accounts.ts";

/** What a page has not done by then it will not do. */
const actionMaxMs = 15_000;
/** Long enough for several pages on a machine that has much else to do. */
const testMaxMs = 60_000;

export type Size = { width: number; height: number };
export const laptop: Size = { width: 1366, height: 768 };
export const television: Size = { width: 1920, height: 1080 };
export const phone: Size = { width: 390, height: 844 };

export type PageOptions = {
  size?: Size;
  /** The server goes away under this page: that its requests fail is no complaint. */
  losesServer?: boolean;
  /** Who has signed in in this window; nobody, when left out. */
  as?: Account;
  /** Done before the page is fetched. */
  prepare?: (page: Page) => Promise<void>;
};

export type TestBrowser = {
  /** Opens an address in a window of its own, which is closed after the test. */
  open(url: string, options?: PageOptions): Promise<Page>;
};

/** Call it at the head of a test file. A test during which a page wrote an error or a warning fails. */
export const withBrowser = async (): Promise<TestBrowser> => {
  vi.setConfig({ testTimeout: testMaxMs });
  const { browser, close } = await launchBrowser();
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(close);
  return {
    open: async (url, { size = laptop, losesServer = false, as, prepare } = {}) => {
      const context = await browser.newContext({ viewport: size });
      contexts.push(context);
      context.setDefaultTimeout(actionMaxMs);
      const page = await context.newPage();
      listen(page, losesServer, complaints);
      if (as !== undefined) await signIn(page, new URL(url).origin, as);
      await prepare?.(page);
      await page.goto(url);
      return page;
    },
  };
};

/** Gives a page another size, and time to draw itself in it. */
export const resize = async (page: Page, size: Size): Promise<void> => {
  await page.setViewportSize(size);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
};

const ofALostServer = /WebSocket connection|Failed to load resource|ERR_CONNECTION/;

const listen = (page: Page, losesServer: boolean, complaints: string[]): void => {
  page.on("console", (message) => {
    const isLoud = message.type() === "error" || message.type() === "warning";
    const isExpected = losesServer && ofALostServer.test(message.text());
    if (isLoud && !isExpected) complaints.push(`${page.url()} wrote: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()} threw: ${error.message}`));
};
