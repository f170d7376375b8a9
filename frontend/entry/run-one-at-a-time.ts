/**
 * Runs `step` again and again until it says that nothing is left to do for now, never two at once: who
 * asks while it runs has it look once more before it ends.
 */
export const makeRunner = (step: () => Promise<boolean>): (() => Promise<void>) => {
  let isRunning = false;
  let hasMore = false;
  return async () => {
    hasMore = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (hasMore) {
        hasMore = false;
        while (await step());
      }
    } finally {
      isRunning = false;
    }
  };
};
