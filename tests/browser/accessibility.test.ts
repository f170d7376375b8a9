import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, it } from "vitest";
import { phone, resize, television, withBrowser } from "../support/browser.ts";
import { withBuiltProduct } from "../support/built-product.ts";

const product = await withBuiltProduct();
const browser = await withBrowser();

const wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Each page, and what stands on it when all of it has come. */
const pages = [
  ["the first page", "/", "Swindon"],
  ["the wall, dark", "/wall/banes", "RUH ED attendances"],
  ["the wall, light", "/wall/banes?theme=light", "RUH ED attendances"],
  ["the choice of a provider", "/enter/banes", "RUH"],
  ["the entry page", "/enter/banes?provider=ruh", "RUH ED attendances"],
  ["the weekly page, a draft", "/weekly/banes/2024-08-12", "Orchard House capacity"],
  ["the weekly page, published", "/weekly/banes/2024-08-05", "Orchard House capacity"],
  ["the gallery", "/gallery.html", "Tile states, light"],
] as const;

describe("axe, against WCAG 2.2 AA", () => {
  it.each(pages)(
    "finds nothing on %s, on a television and on a phone",
    async (_page, path, words) => {
      const page = await browser.open(`${product.address}${path}`, { as: "place" });
      await page.getByText(words).first().waitFor({ state: "attached" });
      for (const size of [television, phone]) {
        await resize(page, size);
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ["violations"] })
          .withTags(wcag22aa)
          .analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
          ),
        ).toEqual([]);
      }
    },
  );
});
