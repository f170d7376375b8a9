/** Two published editions side by side: what a reader of the later one would find changed. */
import { type Passage, writePassage } from "../../../contracts/passage.ts";
import type { Difference, WeeklyComparison } from "../../../contracts/weekly-edition.ts";
import type {
  BreakdownSection,
  LastYearSection,
  LengthOfStaySection,
  WeeklyRisk,
  WeeklyRow,
  WeeklyUpdate,
} from "../../../contracts/weekly-update.ts";
import { writeDayLong, writeDayShort, writeNumber, writeTime } from "../../../contracts/wording.ts";

/** The cells of a row that a reader sees, by what they are called on the page. */
const cellNames = [
  ["criteria", "Criteria"],
  ["reading", "Reading"],
  ["rag", "Rating"],
  ["asAt", "As at"],
  ["against", "Against target of"],
  ["change", "+/- last report"],
  ["plan", "Against plan"],
  ["variation", "Variation"],
  ["note", "Note"],
  ["comment", "Comment"],
] as const;

/**
 * What differs from `before` to `after`; of the same week or of two.
 *
 * @throws RangeError when one of them is a draft, or they are of two places.
 */
export const compareEditions = (before: WeeklyUpdate, after: WeeklyUpdate): WeeklyComparison => {
  if (before.locality.key !== after.locality.key)
    throw new RangeError("Editions of two places are not compared.");
  const cells = [
    ...differences(pathwayCells(before.nctrByPathway), pathwayCells(after.nctrByPathway)),
    ...differences(pathwayCells(before.nctrByTrust), pathwayCells(after.nctrByTrust)),
    ...differences(
      lastYearCells(before.nctrAgainstLastYear),
      lastYearCells(after.nctrAgainstLastYear),
    ),
    ...differences(stayCells(before.lengthOfStay), stayCells(after.lengthOfStay)),
  ];
  // Another week looks back over other weeks: what only one of them shows has not changed.
  const sections =
    before.monday === after.monday
      ? cells
      : cells.filter((cell) => cell.before !== null && cell.after !== null);
  return {
    before: nameOf(before),
    after: nameOf(after),
    rows: compareRows(before.rows, after.rows),
    differences: [
      ...differences(saidBeside(before), saidBeside(after)),
      ...sections,
      ...compareRisks(before.risks, after.risks),
      ...differences(events(before), events(after)),
    ],
  };
};

const nameOf = ({ monday, edition, publishedAt }: WeeklyUpdate): WeeklyComparison["before"] => {
  if (publishedAt === null) throw new RangeError("A draft is not compared: it is still changing.");
  return { monday, edition, publishedAt };
};

const compareRows = (
  before: readonly WeeklyRow[],
  after: readonly WeeklyRow[],
): WeeklyComparison["rows"] => {
  const earlier = new Map(before.map((row) => [row.key, row]));
  const kept = new Set(after.map(({ key }) => key));
  return [
    ...after.map((row) => beside(row.key, row.criteria, earlier.get(row.key) ?? null, row)),
    ...before
      .filter(({ key }) => !kept.has(key))
      .map((row) => beside(row.key, row.criteria, row, null)),
  ];
};

const beside = (
  key: string,
  criteria: string,
  before: WeeklyRow | null,
  after: WeeklyRow | null,
): WeeklyComparison["rows"][number] => ({
  key,
  criteria,
  before,
  after,
  changed:
    before === null || after === null
      ? []
      : cellNames
          .filter(([cell]) => writeCell(before[cell]) !== writeCell(after[cell]))
          .map(([, name]) => name),
});

const writeCell = (cell: string | Passage | null): string =>
  cell === null ? "" : typeof cell === "string" ? cell : writePassage(cell);

/** What stands in an edition, by what it is called: in reading order. */
type Said = ReadonlyMap<string, string>;

/** Everything of either side that the other side has not, or has otherwise; those of `after` first. */
const differences = (was: Said, is: Said): Difference[] =>
  [...new Set([...is.keys(), ...was.keys()])]
    .filter((what) => was.get(what) !== is.get(what))
    .map((what) => ({ what, before: was.get(what) ?? null, after: is.get(what) ?? null }));

const saidBeside = (update: WeeklyUpdate): Said =>
  new Map([
    ["Title", update.title],
    ...(update.summary === null ? [] : [["Summary", writePassage(update.summary)] as const]),
    ...update.missing.map((sentence): [string, string] => [`Missing: ${sentence}`, "listed"]),
    ...(update.gapsAccepted === null
      ? []
      : [["Said of what is missing", update.gapsAccepted] as const]),
  ]);

const writeValue = (value: number | null): string =>
  value === null ? "no figure" : writeNumber(value);

const pathwayCells = (section: BreakdownSection | null): Said =>
  new Map(
    (section?.weeks ?? []).flatMap(({ asAt, parts, total }): [string, string][] => [
      ...parts.map(({ label, value }): [string, string] => [
        `${section?.title ?? ""}, ${writeDayShort(asAt)}: ${label}`,
        writeValue(value),
      ]),
      [`${section?.title ?? ""}, ${writeDayShort(asAt)}: total`, writeValue(total)],
    ]),
  );

const lastYearCells = (section: LastYearSection | null): Said =>
  new Map(
    (section?.weeks ?? []).flatMap(({ asAt, value, lastYear }): [string, string][] => [
      [`${section?.title ?? ""}, ${writeDayShort(asAt)}: this year`, writeValue(value)],
      [`${section?.title ?? ""}, ${writeDayShort(asAt)}: last year`, writeValue(lastYear)],
    ]),
  );

const stayCells = (section: LengthOfStaySection | null): Said =>
  new Map(
    [
      ...(section?.weeks ?? []).map(({ weekCommencing, cells }) => ({
        of: `week of ${writeDayShort(weekCommencing)}`,
        cells,
      })),
      { of: "total", cells: section?.total ?? [] },
    ].flatMap(({ of, cells }) =>
      cells.map(({ pathway, average }): [string, string] => [
        `${section?.title ?? ""}, ${of}: ${pathway}`,
        average === null ? "no figure" : `${writeNumber(average)} days`,
      ]),
    ),
  );

/** A risk is known by its name from week to week, so that one said in other words is one that changed. */
const riskName = ({ id, risk }: WeeklyRisk): string => (id === "" ? risk : id);

const compareRisks = (
  before: readonly WeeklyRisk[],
  after: readonly WeeklyRisk[],
): Difference[] => {
  const was = new Map(before.map((risk) => [riskName(risk), risk]));
  const is = new Map(after.map((risk) => [riskName(risk), risk]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((name) => {
    const [earlier, later] = [was.get(name), is.get(name)];
    const words = {
      before: earlier === undefined ? null : writeRisk(earlier),
      after: later === undefined ? null : writeRisk(later),
    };
    const subject = later ?? earlier;
    return subject === undefined || words.before === words.after
      ? []
      : [{ what: `Risk: ${firstWords(subject.risk)}`, ...words }];
  });
};

const writeRisk = ({ risk, mitigation, owner, state }: WeeklyRisk): string =>
  [risk, `mitigation: ${mitigation}`, ...(owner === null ? [] : [`owner: ${owner}`]), state].join(
    "; ",
  );

/** Enough of a sentence to know it by. */
const firstWords = (sentence: string): string =>
  /^(?:\S+\s+){0,7}\S+/.exec(sentence)?.[0] ?? sentence;

const events = (update: WeeklyUpdate): Said =>
  new Map(
    update.events.map(({ event, day, time, where }) => [
      `Event: ${event}, ${writeDayShort(day)}`,
      [
        writeDayLong(day),
        ...(time === null ? [] : [writeTime(time)]),
        ...(where === null ? [] : [where]),
      ].join(", "),
    ]),
  );
