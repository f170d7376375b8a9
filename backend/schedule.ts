/** What happens by the clock: one run after another, never two at once, and safe to ask twice. */

/**
 * Runs `work` again and again, `everyMs` after each run has ended. `work` must not reject.
 *
 * @returns stops it, and resolves when a run under way has ended.
 */
export const makeSchedule = (everyMs: number, work: () => Promise<void>): (() => Promise<void>) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const runAgain = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      underWay = work().finally(runAgain);
    }, everyMs);
  };
  underWay = work().finally(runAgain);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await underWay;
  };
};
