/** The notices of a place, kept up with it. */
import type { NoticesReply } from "../../contracts/notice.ts";
import { createKeptUp, type KeptUp } from "../live/create-kept-up.ts";
import { calls } from "./calls.ts";

const askEveryMs = 30_000;
/** The server judges a change a moment after it told the displays of it. */
const judgedAfterMs = 2_500;

export type Notices = KeptUp<NoticesReply>;

/** For one place, for as long as its owner lives. */
export const createNotices = (locality: string): Notices =>
  createKeptUp(locality, {
    ask: () => calls.notices(locality),
    everyMs: askEveryMs,
    settleMs: judgedAfterMs,
  });
