/** A page in a real browser that notes when its tile was painted anew. */
import type { Browser, CDPSession } from "playwright-core";
import { z } from "zod";
import { clockMs } from "./clock.ts";

const television = { width: 1920, height: 1080 };
const readyMaxMs = 15_000;
/** Of so many readings of the page's stopwatch the quickest tells best what it reads. */
const clockReadings = 20;

export type Painted = { revision: number; atMs: number };

export type GlassPage = {
  /** What was painted so far, in order, by `clockMs`. */
  painted(): Promise<Painted[]>;
  close(): Promise<void>;
};

/**
 * @param title of the tile to look at; on the bare server's page everything is the tile.
 * Rejects when the tile does not come to stand there.
 */
export const openGlass = async (
  browser: Browser,
  address: string,
  title: string,
): Promise<GlassPage> => {
  // Pages of tiles do not turn for those who asked for less motion: the tile stays in sight.
  const context = await browser.newContext({ viewport: television, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(shown).filter({ hasText: /\d/ }).waitFor({ timeout: readyMaxMs });
  const session = await context.newCDPSession(page);
  await ask(session, `(${noting})(${JSON.stringify(title)})`);
  const aheadMs = await findAheadMs(session);
  return {
    painted: async () => {
      const painted = Log.parse(JSON.parse(String(await ask(session, "JSON.stringify(painted)"))));
      return painted.map(([revision, at]) => ({ revision, atMs: at + aheadMs }));
    },
    close: () => context.close(),
  };
};

const Log = z.array(z.tuple([z.number(), z.number()]));

/** Where the revision stands: on a wall, once it is live, or on the bare page. */
const shown = ".clock-link [data-link=live] ~ .revision, #shown";
const shownRevision = `Number(document.querySelector("${shown}")?.textContent.replace(/\\D/g, ""))`;

/**
 * From a change of the tile to the frame that shows it: what is told to a port within a frame's own
 * work is heard once the frame was painted.
 */
const noting = `(title) => {
  const headings = [...document.querySelectorAll("article h3")];
  const tile = document.getElementById("shown") ??
    headings.find(({ textContent }) => textContent === title)?.closest("article");
  if (tile === undefined) throw new Error("There is no tile called " + title + ".");
  window.painted = [];
  const { port1: far, port2: near } = new MessageChannel();
  near.onmessage = ({ data }) => painted.push([data, performance.now()]);
  new MutationObserver(() => requestAnimationFrame(() => far.postMessage(${shownRevision})))
    .observe(tile, { subtree: true, childList: true, characterData: true, attributes: true });
}`;

const ask = async (session: CDPSession, expression: string): Promise<unknown> => {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(result.description ?? exceptionDetails.text);
  return result.value;
};

/** By how much `clockMs` is ahead of the page's stopwatch. */
const findAheadMs = async (session: CDPSession): Promise<number> => {
  let best = { tookMs: Infinity, aheadMs: 0 };
  for (let reading = 0; reading < clockReadings; reading += 1) {
    const askedAtMs = clockMs();
    const pageMs = Number(await ask(session, "performance.now()"));
    const tookMs = clockMs() - askedAtMs;
    if (tookMs < best.tookMs) best = { tookMs, aheadMs: askedAtMs + tookMs / 2 - pageMs };
  }
  return best.aheadMs;
};
