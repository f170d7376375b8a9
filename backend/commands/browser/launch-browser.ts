/** A real browser, without a window and without what it does for its own sake. */
import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "./find-browser.ts";

const calmArguments = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Letters as wide as the font says, on every machine.
  "--font-render-hinting=none",
];

export type LaunchedBrowser = {
  browser: Browser;
  /** Ends it and removes what was unpacked for it. */
  close(): Promise<void>;
};

/** Rejects with what to do when the machine has none. */
export const launchBrowser = async (): Promise<LaunchedBrowser> => {
  const { executablePath, environment, remove } = await findBrowser();
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    // A browser refuses to run as root inside its own sandbox.
    args: isRoot ? ["--no-sandbox", ...calmArguments] : calmArguments,
    env: { ...process.env, ...environment },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await remove();
    },
  };
};
