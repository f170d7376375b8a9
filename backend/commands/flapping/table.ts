/** The measurement as a table for a terminal. */
import {
  addFlapping,
  againDaysMax,
  flapDaysMax,
  type Flapping,
  type Measured,
  winters,
} from "./measurement.ts";

const labelWidth = 26;
const cellWidth = 13;

/** @param seeded those of the seeded rules; @param harder those of the other lines. */
export const writeTable = (seeded: readonly Measured[], harder: readonly Measured[]): string =>
  [
    ...winters.map((winter) =>
      writeWinter(
        `The seeded rules, ${winter.name}: ${winter.from} to ${winter.to}`,
        seeded.filter((one) => one.winter === winter),
      ),
    ),
    writeWinter(
      "Lines wherever else a place might put them, in the winter that they were taken from",
      harder.filter((one) => one.winter === winters[0]),
    ),
    [
      `Opened: notices per 100 days. Flapped: cleared again within ${flapDaysMax} days. Again: opened within ${againDaysMax} days of clearing.`,
      "Without: one report over the line opens, one report not over it clears. A rule that waits for three",
      "reports to clear cannot clear within 2 days: look at what opened, and at what opened again.",
    ].join("\n"),
  ].join("\n\n");

const writeWinter = (title: string, measured: readonly Measured[]): string =>
  [
    title,
    line("", ["", "by the rule", "", "", "without", ""]),
    line("", ["opened", "flapped", "again", "opened", "flapped", "again"]),
    ...measured.map((one) => line(`  ${one.watch.key}`, cellsOf(one))),
    line("  all", cellsOf(sumOf(measured))),
  ].join("\n");

type Row = Pick<Measured, "days" | "with" | "without">;

const sumOf = (measured: readonly Measured[]): Row => ({
  days: measured.reduce((sum, { days }) => sum + days, 0),
  with: addFlapping(measured.map((one) => one.with)),
  without: addFlapping(measured.map((one) => one.without)),
});

const cellsOf = ({ days, with: by, without }: Row): string[] => [
  ...cells(by, days),
  ...cells(without, days),
];

const cells = ({ opened, flapped, again }: Flapping, days: number): string[] => [
  per100Days(opened, days).toFixed(1),
  String(flapped),
  String(again),
];

export const per100Days = (count: number, days: number): number =>
  days === 0 ? 0 : (100 * count) / days;

const line = (label: string, written: readonly string[]): string =>
  label.padEnd(labelWidth) + written.map((one) => one.padStart(cellWidth)).join("");
