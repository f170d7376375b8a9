/** A page that was away comes back while all else is quiet, and must be told exactly what it missed (rule L1). */
import { setTimeout as pause } from "node:timers/promises";
import type { SubmissionReceipt } from "../../contracts/observation.ts";
import { Wrong } from "./checks.ts";
import type { Return } from "./operations.ts";
import type { Page } from "./page.ts";
import { type Letter, writeLetter } from "./sender.ts";
import type { Stage } from "./stage.ts";

const backMaxMs = 60_000;
const pollMs = 3;
const awayMs = 14 * 60 * 60_000;

type Send = (letter: Letter) => Promise<SubmissionReceipt | null>;

/** Plays it; throws `Wrong` when the first message is not what it should be. */
export const playReturn = (stage: Stage, page: Page, one: Return, send: Send): Promise<void> =>
  one.does === "return" ? comeBack(page) : comeBackAfterSleep(stage, page, one, send);

/** Nothing was missed: a beat says so, and what is shown stays the very same. */
const comeBack = async (page: Page): Promise<void> => {
  const before = page.shows;
  const socketsBefore = page.sockets;
  page.line.cut();
  const [first] = await heardAfter(page, socketsBefore);
  if (first !== "beat") throw new Wrong(`Back with nothing missed, a page was sent a ${first}.`);
  if (page.shows !== before) throw new Wrong("Back with nothing missed, a page drew itself anew.");
};

/** However long it was away: a patch when its place moved on, and a beat when it did not. */
const comeBackAfterSleep = async (
  { servers, keeper }: Stage,
  page: Page,
  { missed }: Extract<Return, { does: "return-after-14-hours" }>,
  send: Send,
): Promise<void> => {
  const before = page.shows;
  const { sockets: socketsBefore, saidLost: saidLostBefore } = page;
  page.line.down(true);
  for (const server of servers) await server.setClock(server.offsetMs + awayMs);
  for (const [i, sending] of missed.entries()) {
    const now = servers[0]?.now() ?? Date.now();
    await send(writeLetter(sending, `missed ${i} ${now}`, now));
  }
  const positions = await keeper.positions();
  const movedOn = positions.some(
    ({ place, revision }) => place === page.place && revision !== before?.revision,
  );
  page.line.down(false);
  page.wakeAfter(awayMs);
  if (page.saidLost === saidLostBefore) {
    throw new Wrong("Woken after 14 hours, a page did not say that its figures are old.");
  }
  const [first] = await heardAfter(page, socketsBefore);
  const expected = movedOn ? "patch" : "beat";
  if (first !== expected) {
    throw new Wrong(`Back after 14 hours, a page was sent a ${first} and not a ${expected}.`);
  }
};

/** What came over the first socket after so many that brought anything. */
const heardAfter = async (page: Page, socketsBefore: number): Promise<Page["heard"]> => {
  const begun = performance.now();
  while (page.sockets === socketsBefore || page.heard.length === 0) {
    if (performance.now() - begun > backMaxMs) {
      throw new Wrong(`A page did not come back within ${backMaxMs} ms.`);
    }
    await pause(pollMs);
  }
  return page.heard;
};
