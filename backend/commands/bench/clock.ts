/** One clock for all of the bench's processes: the machine's own, which no correction of the time moves. */
export const clockMs = (): number => Number(process.hrtime.bigint()) / 1_000_000;
