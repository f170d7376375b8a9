/**
 * Counts sign-ins by network address, minute by minute, in this process. The library's own counter
 * forgets an address only after a minute without any: people of one hospital who come in one after the
 * other would be shut out together.
 */
import type { BetterAuthOptions } from "better-auth";

export type RateCounter = NonNullable<NonNullable<BetterAuthOptions["rateLimit"]>["customStorage"]>;

/** Beyond so many addresses in one window those counted are forgotten. */
const addressesMax = 10_000;

export const makeRateCounter = (): RateCounter => {
  const windows = new Map<string, { count: number; endsAtMs: number }>();
  return {
    consume: (key, { window: windowSeconds, max }) => {
      const nowMs = performance.now();
      const known = windows.get(key);
      const running =
        known !== undefined && known.endsAtMs > nowMs
          ? known
          : { count: 0, endsAtMs: nowMs + windowSeconds * 1_000 };
      if (running.count >= max) {
        const retryAfter = Math.ceil((running.endsAtMs - nowMs) / 1_000);
        return Promise.resolve({ allowed: false, retryAfter });
      }
      if (windows.size >= addressesMax) windows.clear();
      windows.set(key, { ...running, count: running.count + 1 });
      return Promise.resolve({ allowed: true, retryAfter: null });
    },
  };
};
