/** A page as it stands, on a television and on a phone: nothing for axe to find, nothing lost at the side. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { phone, television } from "./browser.ts";
import { findViolations } from "./find-violations.ts";

export const expectAccessible = async (page: Page): Promise<void> => {
  for (const size of [television, phone]) {
    expect(await findViolations(page, size)).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBe(0);
  }
};
