/**
 * A server of the oracle: the product as `npm start` runs it in production, on a machine whose clock
 * its parent can set, and with a live room that lives twenty times as fast. It takes its address and
 * its database from the environment and tells its parent when requests are answered.
 */
import { z } from "zod";
import { hurried } from "./hurry.ts";
import { takeOverClock } from "./machine-clock.ts";

/** What the parent says: where this machine's clock stands from now on. */
const ClockSet = z.object({ offsetMs: z.number() });

/** So low that a slow reader is behind after a few megabytes, most of them in the kernel. */
const bufferedBytesMax = 100_000;
const drainedBytesMax = 10_000;

/** An answer is not hurried: on a machine with other work it takes what it takes. */
const answerMaxMs = 60_000;

const setClock = takeOverClock();
setClock(Number(process.env.CLOCK_OFFSET_MS ?? 0));
process.on("message", (said) => {
  const { offsetMs } = ClockSet.parse(said);
  setClock(offsetMs);
  process.send?.({ offsetMs });
});
// Whoever started it has gone: it must not outlive them.
process.on("disconnect", () => process.exit(0));

// Only now, so that nothing of the product has seen the clock of the real machine.
const { hubLimits } = await import("../../backend/live/limits.ts");
Object.assign(hubLimits, { bufferedBytesMax, drainedBytesMax, readMaxMs: answerMaxMs });
const { listenerLimits } = await import("../../backend/live/listener.ts");
Object.assign(listenerLimits, { connectMaxMs: answerMaxMs, keepAliveMaxMs: answerMaxMs });
const { systemTimers } = await import("../../backend/live/timers.ts");
Object.assign(systemTimers, hurried);
const { parseConfig } = await import("../../backend/config.ts");
const { start } = await import("../../backend/main.ts");
const { address } = await start(parseConfig(process.env), {
  folder: process.env.DATA_DIR ?? ".",
  release: "oracle",
});
process.send?.({ address });
