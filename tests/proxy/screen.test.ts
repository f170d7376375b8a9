/** A paired screen behind a proxy that has forgotten it: it is nobody's any less, and never shows another's page. */
import type { Page } from "playwright-core";
import { afterEach, expect, it, vi } from "vitest";
import { Pairing } from "../../contracts/screen.ts";
import { television, withBrowser } from "../support/browser.ts";
import { inTime } from "../support/open-wall.ts";
import { posting } from "../support/product.ts";
import { withRunningProduct } from "../support/running-product.ts";
import { type Manner, signInWords, withReverseProxy } from "./reverse-proxy.ts";

const product = await withRunningProduct();
const proxy = await withReverseProxy(product.address);
const browser = await withBrowser();

afterEach(() => proxy.behave({ is: "passes" }, "restarted"));

/** A credential, as a screen gets one when somebody has typed its code. */
const pair = async (name: string): Promise<string> => {
  const opening = { method: "POST" };
  const { code, secret } = await product.read(Pairing, "/api/screens/pairings", opening);
  await product.ask("/api/localities/banes/screens", posting({ code, name }));
  const claimed = await product.ask("/api/screens/pairings/claim", posting({ secret }));
  const [cookie = ""] = claimed.headers.getSetCookie();
  return /=([^;]+)/.exec(cookie)?.[1] ?? "";
};

const openScreen = async (credential: string): Promise<Page> => {
  const screen = await browser.open(`${proxy.address}/screen`, {
    size: television,
    losesServer: true,
    prepare: async (page) => {
      const { hostname } = new URL(proxy.address);
      const cookie = { name: "locality-flow.screen", value: credential, domain: hostname };
      await page.context().addCookies([{ ...cookie, path: "/api/", httpOnly: true }]);
    },
  });
  await screen.getByText("Live").filter({ visible: true }).first().waitFor();
  // Its page is kept by then: a script of it is in the cache.
  await vi.waitFor(async () => {
    const kept = await screen.evaluate(async () =>
      (await (await caches.open("screen-page")).keys()).map(({ url }) => new URL(url).pathname),
    );
    expect(kept).toContain("/screen");
    expect(kept.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(1);
  }, inTime);
  return screen;
};

const expectOwn = async (screen: Page): Promise<void> => {
  await screen
    .getByRole("article")
    .filter({ hasText: "RUH ED attendances" })
    .getByText("267", { exact: true })
    .waitFor();
  expect(screen.url()).toBe(`${proxy.address}/screen`);
  expect(await screen.getByText(signInWords).count()).toBe(0);
  expect(await screen.getByText("not paired any more").count()).toBe(0);
};

const forgetful: [string, Manner][] = [
  ["with 302 to its sign-in", { is: "redirects" }],
  ["with 401", { is: "refuses" }],
  ["with its sign-in at every address", { is: "answers-itself" }],
];

it.each(forgetful)(
  "L8 a screen that its proxy answers %s stays a screen, also when it is switched off and on meanwhile",
  async (how, manner) => {
    const screen = await openScreen(await pair(`Ward ${how}`));
    proxy.behave(manner, "restarted");
    // It reports at once, and hears what is no word of the server's.
    const reported = screen.waitForEvent("requestfinished", (asked) =>
      asked.url().endsWith("/api/screens/me"),
    );
    await screen.evaluate(() => window.dispatchEvent(new Event("online")));
    await reported;
    await expectOwn(screen);
    await screen.reload();
    await screen
      .getByText(/^Link lost since 8:3\dam/)
      .first()
      .waitFor();
    await expectOwn(screen);
    proxy.behave({ is: "passes" });
    await screen.getByText("Live").filter({ visible: true }).first().waitFor();
    await screen.reload();
    await screen.getByText("Live").filter({ visible: true }).first().waitFor();
  },
);
