/** What a wall held, as lines for a terminal. */
import { addDays } from "../../../contracts/calendar.ts";
import { writeDayShort } from "../../../contracts/wording.ts";
import { type Growth, type Held, held, type Holding } from "./holding.ts";
import { firstDay } from "./live-days.ts";

const bytesPerMb = 1_048_576;
const nameWidth = 22;
const numberWidth = 12;

const names: Record<Held, string> = {
  heapBytes: "heap (MB)",
  nodes: "nodes",
  listeners: "listeners",
  detached: "detached",
};

const writeHeld = (of: Held, value: number): string =>
  of === "heapBytes" ? (value / bytesPerMb).toFixed(2) : String(value);

const line = (name: string, numbers: readonly string[]): string =>
  name.padEnd(nameWidth) + numbers.map((number) => number.padStart(numberWidth)).join("");

export const writeHead = (): string =>
  line(
    "",
    held.map((of) => names[of]),
  );

/** @param day from 0. */
export const writeDay = (day: number, holding: Holding): string =>
  line(
    `${day + 1}: ${writeDayShort(addDays(firstDay, day))}`,
    held.map((of) => writeHeld(of, holding[of])),
  );

export const writeGrowth = ({ of, first, last, isFlat }: Growth): string => {
  const percent = first === 0 ? "" : ` (${(100 * (last / first - 1)).toFixed(1)}%)`;
  const change = `${writeHeld(of, first)} to ${writeHeld(of, last)}${percent}`;
  return `${isFlat ? "flat" : "GROWS"}  ${names[of]}: ${change}`;
};
