/** The edition of a published update that everyone may read: small numbers withheld (rule R11), and marked so. */
import { type AsAt, dayOf, monthOf, sameWeekdayLastYear } from "../../../contracts/calendar.ts";
import type { Measure } from "../../../contracts/measure.ts";
import type {
  WeeklyLayout,
  WeeklyNumber,
  WeeklyRow,
  WeeklyRowLayout,
  WeeklyTable,
  WeeklyUpdate,
} from "../../../contracts/weekly-update.ts";
import { writeDayShort, writeMonth } from "../../../contracts/wording.ts";
import { composePublicNumbers, type PublicNumbers } from "./public-numbers.ts";
import { takeOutNumbers } from "./scrub.ts";
import { withheldMax } from "./withhold.ts";

export type PublicGround = {
  /** What the update was made of when it was published. */
  layout: WeeklyLayout;
  /** The place's definitions: which numbers are counts, and what adds up to what. */
  measures: readonly Measure[];
};

export const publicMark =
  "Public edition. Numbers from 1 to 7 are withheld and shown as *, others are rounded to the nearest 5; where a total would give a withheld number away, a second one is withheld too. Percentages are rounded in the same way. Changes, ratings of counts and comments are left out.";

/**
 * Everything in it that could say a small number is rewritten or left out: readings, sections, and what
 * people wrote. Levels and words are the board's own.
 *
 * @throws RangeError for an update that is a draft: what is not published is nobody else's to read.
 */
export const composePublicUpdate = (update: WeeklyUpdate, ground: PublicGround): WeeklyUpdate => {
  if (update.publishedAt === null) throw new RangeError("A draft has no public edition.");
  const numbers = composePublicNumbers(update.numbers, ground.measures, isFewIn(update));
  const layouts = new Map(ground.layout.rows.map((row) => [row.key, row.row]));
  return {
    ...update,
    audience: "public",
    // A hash of so few unknowns could be tried out until it fits.
    fingerprint: null,
    editionReason: scrubbed(update.editionReason),
    gapsAccepted: scrubbed(update.gapsAccepted),
    summary: [{ is: "words", words: publicMark }],
    rows: update.rows.map((row) => publicRow(row, layouts.get(row.key), update, numbers, ground)),
    nctrByPathway: null,
    nctrByTrust: null,
    nctrAgainstLastYear: null,
    lengthOfStay: null,
    risks: update.risks.map((risk) => ({
      ...risk,
      risk: takeOutNumbers(risk.risk),
      mitigation: takeOutNumbers(risk.mitigation),
      owner: scrubbed(risk.owner),
    })),
    events: update.events,
    missing: update.missing.map(withoutReason),
    correctedSinceLastReport: [],
    corrections: [],
    numbers: [],
    tables: publicTables(update, numbers),
    readings: {},
  };
};

const scrubbed = (words: string | null): string | null =>
  words === null ? null : takeOutNumbers(words);

/** What a provider gave as its reason stands in brackets, in its own words. */
const withoutReason = (sentence: string): string => sentence.replace(/ \(.*\)\.$/, ".");

/** Whether an average of length of stay stands on few patients. */
const isFewIn =
  ({ lengthOfStay }: WeeklyUpdate) =>
  ({ part, asAt }: WeeklyNumber): boolean => {
    const cells =
      asAt === null
        ? (lengthOfStay?.total ?? [])
        : (lengthOfStay?.weeks.find(({ weekCommencing }) => weekCommencing === dayOf(asAt))
            ?.cells ?? []);
    const patients = cells.find(({ pathway }) => pathway === part)?.patients ?? null;
    return patients === null || patients <= withheldMax;
  };

const criteria = "criteria";

const publicRow = (
  row: WeeklyRow,
  layout: WeeklyRowLayout["row"] | undefined,
  update: WeeklyUpdate,
  numbers: PublicNumbers,
  { measures }: PublicGround,
): WeeklyRow => {
  const bare: WeeklyRow = { ...row, plan: "", comment: null, note: scrubbed(row.note) };
  // A row of a layout that is no longer known: nothing says what its numbers are.
  if (layout === undefined) return { ...withheldRow(bare), reading: takeOutNumbers(row.reading) };
  if (layout.is === "sentence") return { ...bare, reading: takeOutNumbers(row.reading) };
  if (layout.is === "yes-no") return { ...bare, against: takeOutNumbers(row.against) };
  const kind = measures.find(
    ({ key }) => key === (layout.is === "pair" ? layout.first : layout.measure),
  )?.kind;
  if (kind === "level") return bare;
  if (kind === "text") return { ...bare, reading: takeOutNumbers(row.reading) };
  const own = update.numbers.filter(
    ({ section, measure }) =>
      section === criteria &&
      (layout.is === "pair"
        ? measure === layout.first || measure === layout.second
        : measure === layout.measure),
  );
  return {
    ...withheldRow(bare),
    reading: layout.is === "pair" ? writePair(own, numbers) : writeWhole(own, layout, numbers),
  };
};

/** A rating and a change would each say more of a count than its print does. */
const withheldRow = (row: WeeklyRow): WeeklyRow => ({
  ...row,
  rag: row.rag === "no-figure" ? "no-figure" : "not-rated",
  change: "",
});

/** "15", or "60 patients awaiting assessment: 15 in D2A beds, 45 in reablement". */
const writeWhole = (
  own: readonly WeeklyNumber[],
  layout: Extract<WeeklyRowLayout["row"], { is: "figure" | "parts" }>,
  numbers: PublicNumbers,
): string => {
  const whole = own.find(({ part }) => part === null);
  const said = whole === undefined ? "no figure" : numbers.write(whole);
  if (layout.is === "figure") return said === "no figure" ? "No figure" : said;
  const parts = own
    .filter(({ part }) => part !== null)
    .map((part) => `${numbers.write(part)} in ${part.part ?? ""}`);
  return `${said} ${layout.what}: ${parts.join(", ")}`;
};

/** "June: 755 referrals, 375 service users; from RUH: 235 referrals, 75 service users. May: …" */
const writePair = (own: readonly WeeklyNumber[], numbers: PublicNumbers): string => {
  const months = [...new Set(own.flatMap(({ asAt }) => (asAt === null ? [] : [asAt])))];
  const say = (asAt: AsAt, part: string | null): string =>
    own
      .filter((number) => number.asAt === asAt && number.part === part)
      .map((number) => `${numbers.write(number)} ${number.unit}`)
      .join(", ");
  const sources = [...new Set(own.map(({ part }) => part))];
  return months
    .toSorted()
    .toReversed()
    .map((asAt) => {
      const said = sources.map((part) =>
        part === null ? say(asAt, null) : `from ${part}: ${say(asAt, part)}`,
      );
      return `${writeMonth(monthOf(dayOf(asAt)))}: ${said.join("; ")}`;
    })
    .join(". ");
};

/** Each section as a table in words: a row for a week, a column for a part. */
const publicTables = (update: WeeklyUpdate, numbers: PublicNumbers): WeeklyTable[] => {
  const { nctrByPathway, nctrByTrust, lengthOfStay } = update;
  return [
    partsTable("nctr-by-pathway", nctrByPathway?.title, update, numbers),
    lastYearTable(update, numbers),
    partsTable("nctr-by-trust", nctrByTrust?.title, update, numbers),
    partsTable("length-of-stay", lengthOfStay?.title, update, numbers),
  ].filter((table) => table !== null);
};

const partsTable = (
  section: WeeklyTable["section"],
  title: string | undefined,
  update: WeeklyUpdate,
  numbers: PublicNumbers,
): WeeklyTable | null => {
  const own = update.numbers.filter((number) => number.section === title);
  if (title === undefined || own.length === 0) return null;
  const parts = [...new Set(own.map(({ part }) => part))];
  const days = [...new Set(own.map(({ asAt }) => asAt))].filter((asAt) => asAt !== null);
  return {
    section,
    title,
    columns: ["As at", ...parts.map((part) => part ?? "Total")],
    rows: days.map((asAt) => [
      writeDayShort(dayOf(asAt)),
      ...parts.map((part) => {
        const number = own.find((one) => one.asAt === asAt && one.part === part);
        return number === undefined ? "" : numbers.write(number);
      }),
    ]),
  };
};

const lastYearTable = (update: WeeklyUpdate, numbers: PublicNumbers): WeeklyTable | null => {
  const { nctrAgainstLastYear } = update;
  if (nctrAgainstLastYear === null) return null;
  const { title, weeks } = nctrAgainstLastYear;
  const own = update.numbers.filter(
    ({ section, part }) => section.startsWith(title) && section !== title && part === null,
  );
  const write = (day: string): string => {
    const number = own.find(({ asAt }) => asAt !== null && dayOf(asAt) === day);
    return number === undefined ? "" : numbers.write(number);
  };
  return {
    section: "nctr-last-year",
    title,
    columns: ["As at", "This year", "This time last year"],
    rows: weeks.map(({ asAt }) => [
      writeDayShort(asAt),
      write(asAt),
      write(sameWeekdayLastYear(asAt)),
    ]),
  };
};
