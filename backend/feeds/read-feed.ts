/** A file of published figures, read into observations of this place's measures. Nothing is recorded here. */
import type { ImportPreview, ReportedObservation } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import { readFileText } from "./file-text.ts";
import { makeIgnoredRows } from "./ignored-rows.ts";
import { type FileValue, type Layout, type LayoutReading, nameHeading } from "./layout.ts";
import { type Delimiter, type Row, delimiters, readAllRows, readRows } from "./table.ts";
import { trustDaily } from "./trust-daily.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** All formats that can be read, in the order in which they are tried. */
const layouts: readonly Layout[] = [trustDaily];

/** Title blocks stand above the headings; they are not longer than this. */
const titleRowsMax = 50;

/** Which measure a label of a file answers to; `source` is the layout's name. */
export type FeedAlias = {
  source: string;
  label: string;
  measure: Key;
  breakdown: string | null;
};

export type FeedReading = {
  preview: ImportPreview;
  /** The preview's observations, in its order, as they would be reported. */
  reported: ReportedObservation[];
};

/**
 * Reads a file in the first layout that knows its headings. What is not taken is named in the
 * preview: cells in `ignored`, labels without a measure in `unmapped`. A value is never guessed.
 *
 * @param aliases of one locality: labels that are not among them are counted, not dropped silently.
 * @throws UnreadableFile with a sentence when no figure can be taken from the file.
 */
export const readFeed = (
  bytes: Uint8Array,
  { aliases }: { aliases: readonly FeedAlias[] },
): FeedReading => {
  const text = readFileText(bytes);
  const { layout, delimiter, headingRow } = findLayout(text);
  const rows = readAllRows(text, delimiter);
  const reading = layout.read({
    headings: headingRow.cells.map(nameHeading),
    rows: rows.slice(headingRow.number).filter((row) => !isHeadingAgain(row, headingRow)),
    endsWithLineBreak: text.endsWith("\n"),
  });
  return mapToMeasures(layout, reading, aliases);
};

type Found = { layout: Layout; delimiter: Delimiter; headingRow: Row };

const findLayout = (text: string): Found => {
  for (const delimiter of delimiters) {
    for (const row of readRows(text, delimiter, titleRowsMax)) {
      const headings = row.cells.map(nameHeading);
      const layout = layouts.find(({ recognises }) => recognises(headings));
      if (layout !== undefined) return { layout, delimiter, headingRow: row };
    }
  }
  throw new UnreadableFile(
    "unreadable",
    `This file has none of the layouts that can be read here. One row of headings must have ${layouts.map(({ expects }) => expects).join("; or ")}.`,
  );
};

/** Files that were joined carry their headings again in the middle. */
const isHeadingAgain = (row: Row, headingRow: Row): boolean =>
  row.cells.length === headingRow.cells.length &&
  row.cells.every((cell, i) => nameHeading(cell) === nameHeading(headingRow.cells[i] ?? ""));

type MappedValue = FileValue & { alias: FeedAlias };

const mapToMeasures = (
  layout: Layout,
  reading: LayoutReading,
  aliases: readonly FeedAlias[],
): FeedReading => {
  const aliasOf = new Map(
    aliases.filter(({ source }) => source === layout.name).map((alias) => [alias.label, alias]),
  );
  const unmapped = new Map<string, number>();
  const mapped: MappedValue[] = [];
  for (const value of reading.values) {
    const alias = aliasOf.get(value.label);
    if (alias === undefined) unmapped.set(value.label, (unmapped.get(value.label) ?? 0) + 1);
    else mapped.push({ ...value, alias });
  }
  const { agreed, ignored } = settle(mapped);
  const observations: ImportPreview["observations"] = [];
  const reported: ReportedObservation[] = [];
  for (const { organisation, alias, asAt, value } of agreed) {
    const { measure, breakdown } = alias;
    observations.push({ organisation, measure, asAt, value });
    reported.push({ measure, ...(breakdown === null ? {} : { breakdown }), asAt, value });
  }
  return {
    preview: {
      layout: layout.name,
      observations,
      unmapped: [...unmapped].map(([label, rows]) => ({ label, rows })),
      ignored: [...reading.ignored, ...ignored].toSorted((a, b) => a.row - b.row),
      warnings: reading.warnings,
    },
    reported,
  };
};

/** One value for each label and day: said twice alike it counts once, said differently it counts not at all. */
const settle = (
  values: readonly MappedValue[],
): { agreed: MappedValue[]; ignored: ImportPreview["ignored"] } => {
  const firsts = new Map<string, MappedValue>();
  const disputed = new Set<string>();
  const ignored = makeIgnoredRows();
  for (const value of values) {
    const name = `${value.label} ${value.asAt}`;
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, value);
    else if (first.value === value.value) {
      ignored.add(value.row, `${value.label} stands in an earlier row with the same value`);
    } else {
      disputed.add(name);
      ignored.add(
        value.row,
        `${value.label} for ${value.asAt} is ${value.value} here and ${first.value} in row ${first.row}, so neither was taken`,
      );
    }
  }
  const agreed = [...firsts].flatMap(([name, value]) => (disputed.has(name) ? [] : [value]));
  return { agreed, ignored: ignored.list() };
};
