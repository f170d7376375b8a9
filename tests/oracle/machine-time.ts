/**
 * The time of the machine that a server of the oracle believes to be on: its clock can be set, as an
 * operator or a time server does, and everything that waits waits a twentieth as long. The product
 * itself knows nothing of it: this file changes what the whole process is told, before any of the
 * product is loaded.
 */

/** How many times as fast the servers and the pages live. A beat then comes every half second. */
export const timesAsFast = 20;

/** Whatever is waited for by these takes a fraction of the time. */
const hurried = <Wait extends typeof setTimeout | typeof setInterval>(wait: Wait): Wait =>
  new Proxy(wait, {
    apply: (target, self, [run, ms, ...rest]: unknown[]): unknown =>
      Reflect.apply(target, self, [run, typeof ms === "number" ? ms / timesAsFast : ms, ...rest]),
  });

/**
 * Takes over this process's clock and its timers. Call it once, first of all.
 *
 * @returns sets the clock: how far it stands from the machine's, in milliseconds, forward or back.
 */
export const takeOverTime = (): ((offsetMs: number) => void) => {
  let offsetMs = 0;
  const machineNow = Date.now.bind(Date);
  const machineElapsed = performance.now.bind(performance);
  const now = (): number => machineNow() + offsetMs;
  globalThis.Date = new Proxy(Date, {
    construct: (target, parts: unknown[], asked): object => {
      const made: unknown = Reflect.construct(target, parts.length === 0 ? [now()] : parts, asked);
      if (made instanceof Date) return made;
      throw new TypeError("A date was asked for, and none was made.");
    },
    apply: (): string => new Date(now()).toString(),
  });
  Date.now = now;
  performance.now = () => machineElapsed() * timesAsFast;
  globalThis.setTimeout = hurried(setTimeout);
  globalThis.setInterval = hurried(setInterval);
  return (next) => {
    offsetMs = next;
  };
};
