/** A wall in a real browser, and what it holds of the machine's memory. */
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, CDPSession } from "playwright-core";
import { fastTimeScript } from "./fast-time.ts";
import type { Holding } from "./holding.ts";

const television = { width: 1920, height: 1080 };
const timesAsFast = 10;
const shownMaxMs = 20_000;
const lookEveryMs = 10;

export type WatchedWall = {
  /** Resolves when it shows this revision over a link that is live. */
  shows(revision: number): Promise<void>;
  /** What it holds after everything was taken away that can be. */
  measure(): Promise<Holding>;
};

/** @param address of the wall's page. */
export const watchWall = async (browser: Browser, address: string): Promise<WatchedWall> => {
  const context = await browser.newContext({ viewport: television });
  const page = await context.newPage();
  await page.addInitScript({ content: fastTimeScript(timesAsFast) });
  await page.goto(address);
  const session = await context.newCDPSession(page);
  return {
    shows: (revision) => waitFor(session, revision),
    measure: () => measure(session),
  };
};

/** Asked in text, and answered in text: an answer that stays an object in the page would be held there. */
const ask = async (session: CDPSession, expression: string): Promise<string> => {
  const { result } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
  return String(result.value);
};

/** The revision over a link that is live, without what stands between its digits; 0 before that. */
const shownRevision = `document.querySelector(".clock-link [data-link=live]") === null ? 0 :
  document.querySelector(".clock-link .revision")?.textContent.replace(/\\D/g, "")`;

/** What the clock brings by itself may have taken the place further already. */
const waitFor = async (session: CDPSession, revision: number): Promise<void> => {
  const givenUpAtMs = performance.now() + shownMaxMs;
  while (Number(await ask(session, shownRevision)) < revision) {
    if (performance.now() > givenUpAtMs) throw new Error(`Revision ${revision} is never shown.`);
    await pause(lookEveryMs);
  }
};

const measure = async (session: CDPSession): Promise<Holding> => {
  // What the first finds at an end may have held more.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return {
    heapBytes: usedSize,
    nodes,
    listeners: jsEventListeners,
    detached: await countDetached(session),
  };
};

/** Nodes that stand in no document although a script still holds them. */
const countDetached = async (session: CDPSession): Promise<number> => {
  const objectGroup = "soak";
  const { result } = await session.send("Runtime.evaluate", {
    expression: "Node.prototype",
    objectGroup,
  });
  const { objects } = await session.send("Runtime.queryObjects", {
    prototypeObjectId: result.objectId ?? "",
    objectGroup,
  });
  const counted = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration:
      // What has a constructor of its own is no node, but what nodes are made after.
      `function () {
        return this.filter((node) => !Object.hasOwn(node, "constructor") && !node.isConnected).length;
      }`,
    returnByValue: true,
  });
  await session.send("Runtime.releaseObjectGroup", { objectGroup });
  return Number(counted.result.value);
};
