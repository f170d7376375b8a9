/** The measurement as a table for a terminal. */
import {
  type SeriesMeasurement,
  type Summary,
  type Tally,
  addTallies,
  rateOf,
  spans,
  summarise,
} from "./measurement.ts";
import { grossShareMin, slipKinds } from "./slips.ts";

/** What the project wants to reach. */
export const falseAlarmShareMax = 0.02;
export const grossCaughtShareMin = 0.8;

const labelWidth = 24;
const cellWidth = 25;

export const writeTable = (measured: readonly SeriesMeasurement[]): string =>
  [
    ...spans.map(({ name, from, to }) =>
      writeSpan(
        `${name}: ${from} to ${to}`,
        measured.filter(({ span }) => span === name),
      ),
    ),
    writeSeries(measured),
    writeVerdict(summarise(measured)),
  ].join("\n\n");

const writeSpan = (title: string, measured: readonly SeriesMeasurement[]): string => {
  const summary = summarise(measured);
  return [
    line(title, "gross slips", "all slips"),
    ...slipKinds.map((kind) =>
      line(`  ${kind}`, writeTally(summary.slips[kind].gross), writeTally(summary.slips[kind].all)),
    ),
    line("  all in one heap", writeTally(summary.pooled.gross), writeTally(summary.pooled.all)),
    line("  each kind alike", writeShare(summary.byKind.gross), writeShare(summary.byKind.all)),
    line("  false alarms", writeTally(summary.falseAlarms), ""),
    line("  too little known", `${summary.unjudged} values`, ""),
  ].join("\n");
};

const writeSeries = (measured: readonly SeriesMeasurement[]): string => {
  const keys = [...new Set(measured.map(({ measure }) => measure))];
  return [
    line("each series, both years", "false alarms", "gross slips"),
    ...keys.map((key) => {
      const own = measured.filter(({ measure }) => measure === key);
      const gross = slipKinds.flatMap((kind) => own.map(({ slips }) => slips[kind].gross));
      return line(
        `  ${key}`,
        writeTally(addTallies(own.map(({ real }) => real))),
        writeTally(addTallies(gross)),
      );
    }),
  ].join("\n");
};

const writeVerdict = ({ falseAlarms, byKind }: Summary): string => {
  const alarms = rateOf(falseAlarms);
  return [
    `Both years: ${writeShare(alarms)} of real values asked after (aim: under ${writeShare(falseAlarmShareMax)}), ${isMet(alarms !== null && alarms < falseAlarmShareMax)};`,
    `${writeShare(byKind.gross)} of gross slips caught, each kind alike (aim: at least ${writeShare(grossCaughtShareMin)}), ${isMet(byKind.gross !== null && byKind.gross >= grossCaughtShareMin)}.`,
    `Gross: the wrong value differs from the right one by ${100 * grossShareMin}% or more. Real values that are themselves slips,`,
    "such as 2 discharges in a day, count as false alarms. Wrong row: the trust's other figure, or another trust's.",
  ].join("\n");
};

const isMet = (met: boolean): string => (met ? "met" : "not met");

const line = (label: string, first: string, second: string): string =>
  `${label.padEnd(labelWidth)}${first.padStart(cellWidth)}${second.padStart(cellWidth)}`;

const writeTally = (tally: Tally): string =>
  `${writeShare(rateOf(tally))} (${tally.asked} of ${tally.of})`;

const writeShare = (share: number | null): string =>
  share === null ? "none" : `${(100 * share).toFixed(1)}%`;
