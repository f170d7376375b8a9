/** What axe finds wrong with a page, against WCAG 2.2 AA. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { type Size, resize } from "./browser.ts";

const wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Each rule that is broken, with where; nothing when all is well.
 *
 * @param size what to give the page first; left out, it stays as it is.
 */
export const findViolations = async (page: Page, size?: Size): Promise<string[]> => {
  if (size !== undefined) await resize(page, size);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(wcag22aa)
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
  );
};
