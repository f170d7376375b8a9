/** What became of a file in the watched folder, as a report beside it for people and for machines. */
import { access, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { fileBytesMax, type ImportReceipt } from "../../contracts/import.ts";
import type { Issue } from "../../contracts/problem.ts";
import { writeNumber } from "../../contracts/wording.ts";

export type Outcome =
  | { is: "recorded"; receipt: ImportReceipt }
  | { is: "refused"; sentence: string; issues: readonly Issue[] }
  /** Nothing is wrong with the file: it is put back and tried again. */
  | { is: "later" };

/** The names of a file's reports end so; a file with such a name is none to read. */
const reportEnds = { json: ".report.json", text: ".report.txt" };

/** Files that are still being written, or that an office program or a file manager keeps for itself. */
const passedOver = [
  /^\./,
  /^~\$/,
  /~$/,
  /\.(part|partial|filepart|crdownload|tmp|temp|swp|lock)$/i,
  /^(thumbs\.db|desktop\.ini)$/i,
  /\.report\.(json|txt)$/,
];

export const isPassedOver = (name: string): boolean =>
  passedOver.some((pattern) => pattern.test(name));

export const tooLarge = (bytes: number): Outcome => ({
  is: "refused",
  sentence: `This file has ${Math.ceil(bytes / 1_000_000)} MB and at most ${fileBytesMax / 1_000_000} MB can be read. Send fewer months at a time.`,
  issues: [],
});

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The name itself, or with the time in it when a file of that name is there: "sitrep.20240816T073000Z.csv". */
export const findFreeName = async (
  folder: string,
  name: string,
  nowMs: number,
): Promise<string> => {
  if (!(await isThere(join(folder, name)))) return name;
  const { name: stem, ext } = parse(name);
  const at = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const timed = `${stem}.${at}`;
  for (let count = 1; ; count += 1) {
    const free = `${timed}${count === 1 ? "" : `-${count}`}${ext}`;
    if (!(await isThere(join(folder, free)))) return free;
  }
};

type Report = { locality: string; at: string; outcome: Exclude<Outcome, { is: "later" }> };

const count = (figures: number, one: string, many: string): string =>
  `${writeNumber(figures)} ${figures === 1 ? one : many}`;

const linesOf = ({ outcome }: Report): string[] => {
  if (outcome.is === "refused") {
    return [
      "Nothing was recorded.",
      outcome.sentence,
      ...outcome.issues.map(({ path, message }) => `${path}: ${message}`),
    ];
  }
  const { changed, unchanged, preview } = outcome.receipt;
  return [
    `${count(changed, "figure was", "figures were")} recorded; ${count(unchanged, "was", "were")} in force already.`,
    ...preview.warnings,
    ...preview.ignored.map(({ why }) => why),
    ...preview.unmapped.map(
      ({ label, rows }) => `${label} (${count(rows, "row", "rows")}) is no measure of this place.`,
    ),
  ];
};

/** Writes "name.report.json" and "name.report.txt" into a folder. */
export const writeReport = async (folder: string, name: string, report: Report): Promise<void> => {
  const { locality, at, outcome } = report;
  const { is, ...rest } = outcome;
  const json = { file: name, locality, at, outcome: is, ...rest };
  await writeFile(join(folder, name + reportEnds.json), `${JSON.stringify(json, null, 2)}\n`);
  const lines = [`${name}, ${at}`, ...linesOf(report)];
  await writeFile(join(folder, name + reportEnds.text), `${lines.join("\n")}\n`);
};
