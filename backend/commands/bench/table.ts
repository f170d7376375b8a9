/** Rows as a table for a terminal. */
import { isReached, ratioOf, type Row } from "./row.ts";

const nameWidth = 44;
const numberWidth = 10;
/** Above this a decimal says nothing. */
const decimalBelow = 100;

export const writeTable = (rows: readonly Row[]): string => {
  const lines = [line("", ["bare", "ours", "ours/bare"])];
  let group: string | null = null;
  for (const row of rows) {
    if (row.group !== group) lines.push("", row.group);
    ({ group } = row);
    const numbers = [writeNumber(row.bare), writeNumber(row.ours), ratioOf(row).toFixed(2)];
    lines.push(line(`  ${row.what} (${row.unit})`, numbers) + writeAim(row));
  }
  return lines.join("\n");
};

const line = (name: string, numbers: readonly string[]): string =>
  name.padEnd(nameWidth) + numbers.map((number) => number.padStart(numberWidth)).join("");

const writeNumber = (value: number): string => value.toFixed(value < decimalBelow ? 1 : 0);

const writeAim = (row: Row): string => {
  const { aim, unit } = row;
  if (aim === undefined) return "";
  const words = "timesMax" in aim ? `${aim.timesMax} times` : `${aim.oursMax} ${unit}`;
  return `   ${isReached(row) === true ? "reached" : "MISSED"}: at most ${words}`;
};
