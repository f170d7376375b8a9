/**
 * The clock of the machine that a server of the oracle believes to be on: it can be set, as an
 * operator or a time server does. The product itself knows nothing of it: this file changes what the
 * whole process is told, before any of the product is loaded.
 */

/**
 * Takes over this process's clock. Call it once, first of all.
 *
 * @returns sets the clock: how far it stands from the machine's, in milliseconds, forward or back.
 */
export const takeOverClock = (): ((offsetMs: number) => void) => {
  let offsetMs = 0;
  const machineNow = Date.now.bind(Date);
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
  return (next) => {
    offsetMs = next;
  };
};
