/** How long to wait before sending again, and what a call that went wrong means for what was sent. */
import type { ApiError } from "../api.ts";

const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/** @param tries How often it was tried in vain before. */
export const waitBefore = (tries: number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** tries);

/** Nobody answered who could have kept it: everything waits, for it goes the same way. */
export const isUnreachable = ({ code }: ApiError): boolean =>
  ["offline", "unavailable", "too-many", "signed-out"].includes(code);

/** The server read it and said no: sent again it would be refused again. */
export const isRefusal = ({ code }: ApiError): boolean =>
  ["invalid", "forbidden", "not-found", "conflict", "too-large", "unreadable"].includes(code);
