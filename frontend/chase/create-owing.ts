/** Who owes what, kept up with the place. */
import type { OwingReply } from "../../contracts/owing.ts";
import { createKeptUp, type KeptUp } from "../live/create-kept-up.ts";
import { calls } from "./calls.ts";

const askEveryMs = 60_000;
/** Figures that come close together are asked about once. */
const settleMs = 700;

export type Owing = KeptUp<OwingReply>;

/** For one place, for as long as its owner lives. */
export const createOwing = (locality: string): Owing =>
  createKeptUp(locality, {
    ask: () => calls.owing(locality),
    everyMs: askEveryMs,
    settleMs,
  });
