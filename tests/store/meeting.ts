/** A point at which so many transactions wait until all of them are there. Later comers walk through. */
export const makeMeeting = (expected: number) => {
  let arrived = 0;
  let open = (): void => {};
  const everyone = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    arrive: (): Promise<void> => {
      arrived += 1;
      if (arrived === expected) open();
      return everyone;
    },
  };
};
