/** The built product with the demonstration's accounts, and pages of it that are signed in. */
import type { Page } from "playwright-core";
import type { PageOptions, TestBrowser } from "./browser.ts";
import { withDatabase } from "./database.ts";
import { type ServingProcess, withProcesses } from "./product-process.ts";

const password = "winter flow in small words";

export type PeopledProduct = ServingProcess & {
  /** Of every account of the demonstration. */
  password: string;
  /** Opens a page in a window of its own, signed in as "ruh", "place", "admin" … */
  openAs(browser: TestBrowser, account: string, path: string, options?: PageOptions): Promise<Page>;
};

/** Call it at the head of a test file. */
export const withPeopledProduct = async (): Promise<PeopledProduct> => {
  const { url } = await withDatabase("seeds");
  const product = await withProcesses().start({
    DATABASE_URL: url,
    PORT: "0",
    DEMO_PASSWORD: password,
  });
  const signIn = async (page: Page, account: string): Promise<void> => {
    const reply = await page.request.post(`${product.address}/api/auth/sign-in/email`, {
      data: { email: `${account}@demo.example`, password },
      headers: { Origin: product.address },
    });
    if (!reply.ok()) throw new Error(`${account} was not let in: ${await reply.text()}`);
  };
  return {
    ...product,
    password,
    openAs: (browser, account, path, options) =>
      browser.open(`${product.address}${path}`, {
        ...options,
        prepare: async (page) => {
          await signIn(page, account);
          await options?.prepare?.(page);
        },
      }),
  };
};
