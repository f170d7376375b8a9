/** Which line of the sheet a label of a spreadsheet means. It asks rather than guess between two. Pure. */
import type { Provider } from "../../../contracts/place.ts";
import { partOf } from "../entry-groups.ts";
import type { Line, SheetGrid } from "./sheet-grid.ts";

export type LabelMatch =
  { is: "line"; line: Line } | { is: "several"; lines: readonly Line[] } | { is: "none" };

/** Names that the field uses for one thing. */
const sameThing: readonly [RegExp, string][] = [
  [/\bpath(?:way)?s? ?([0-3])/g, "p$1"],
  [/\bp ?([0-3]) ?(?:-|–|to) ?p? ?([0-3])\b/g, "p$1to$2"],
  [/\bp ([0-3])\b/g, "p$1"],
  [/\ba ?(?:&|and) ?e\b|\baccident and emergency\b|\bemergency department\b/g, "ed"],
  [/\b(?:no|not meeting|do not meet) criteria to reside\b/g, "nctr"],
];

/** Words that change nothing, wherever they stand. */
const idle = new Set("the of for in at a an and with".split(" "));
/** Words that a label may have more than the page: they say where, when or how, and never what else. */
const harmless = new Set(
  "number no nos count counts daily figure figures today 8am status level yesterday trust".split(
    " ",
  ),
);

/** Words shorter than this are compared to the letter. */
const looseLettersMin = 5;

const wordsOf = (text: string): string[] => {
  const plain = sameThing.reduce(
    (said, [pattern, by]) => said.replace(pattern, by),
    text.normalize("NFKC").toLowerCase().replaceAll("’", "'").replaceAll("'s", ""),
  );
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== "" && !idle.has(word));
};

type Words = ReadonlySet<string>;

/** The same word, or one letter apart in a long one. */
const isLike = (a: string, b: string): boolean =>
  a === b ||
  (Math.min(a.length, b.length) >= looseLettersMin && !/\d/.test(a + b) && isOneLetterApart(a, b));

const isOneLetterApart = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = same + (long.length === short.length ? 1 : 0);
  return short.slice(rest) === long.slice(same + 1);
};

const has = (words: Words, word: string): boolean =>
  words.has(word) || [...words].some((other) => isLike(word, other));

const isWithin = (some: Words, all: Words): boolean => [...some].every((word) => has(all, word));

const isSame = (a: Words, b: Words): boolean => isWithin(a, b) && isWithin(b, a);

/** Without the provider's name, unless that is all there is: its sheet is about nobody else. */
const without = (words: readonly string[], left: Words): Words => {
  const kept = words.filter((word) => !left.has(word));
  return new Set(kept.length === 0 ? words : kept);
};

type NamedLine = { line: Line; whole: Words; names: readonly Words[] };

const nameLine = (line: Line, provider: Words): NamedLine => {
  const part = partOf(line.row);
  const names =
    part === undefined
      ? [line.name]
      : [
          line.name,
          part.label,
          ...(part.words === null
            ? []
            : [part.words, `${part.label} ${part.words}`, `${line.name} ${part.words}`]),
        ];
  return {
    line,
    whole: without(wordsOf(line.name), provider),
    names: names.map((name) => without(wordsOf(name), provider)),
  };
};

const answer = (lines: readonly Line[]): LabelMatch | null => {
  const [first] = lines;
  if (first === undefined) return null;
  return lines.length === 1 ? { is: "line", line: first } : { is: "several", lines };
};

/**
 * Makes the reader of a sheet's labels: measure titles, parts such as "P1", both together, keys.
 * A label that leaves words out is taken where one line alone has all its words; one that has words
 * of its own is not: "attendances over 75" are not the attendances.
 */
export const makeLabelReader = (grid: SheetGrid): ((label: string) => LabelMatch) => {
  const provider = namesOf(grid.sheet.provider);
  const lines = grid.lines.map((line) => nameLine(line, provider.short));
  const extra = new Set([...harmless, ...provider.long]);
  const linesWhere = (test: (named: NamedLine) => boolean): Line[] =>
    lines.filter(test).map(({ line }) => line);
  const called = (what: Words): LabelMatch | null =>
    answer(linesWhere(({ names }) => names.some((name) => isSame(name, what))));
  return (label) => {
    const byKey = grid.lines.find((line) => isKeyOf(line, label));
    if (byKey !== undefined) return { is: "line", line: byKey };
    const said = wordsOf(label);
    if (said.length === 0) return { is: "none" };
    const words = without(said, provider.short);
    const bare = new Set([...words].filter((word) => !extra.has(word)));
    const exact = called(words) ?? (bare.size === 0 ? null : called(bare));
    if (exact !== null || bare.size === 0) return exact ?? { is: "none" };
    return takeOnlyOne(
      lines.filter(({ whole }) => isWithin(bare, whole)),
      bare,
    );
  };
};

/** Of what has all the words of the label, the only one, if they are half of its own. */
const takeOnlyOne = (holding: readonly NamedLine[], words: Words): LabelMatch => {
  const [only] = holding;
  if (only === undefined) return { is: "none" };
  if (holding.length > 1) return { is: "several", lines: holding.map(({ line }) => line) };
  return words.size * 2 >= only.whole.size ? { is: "line", line: only.line } : { is: "none" };
};

/** A key is one by every letter: "ruh-nctr" says less in words than it means. */
const isKeyOf = ({ row }: Line, label: string): boolean =>
  [row.measure, `${row.measure} ${row.breakdown}`, `${row.measure}/${row.breakdown}`].includes(
    label.trim(),
  ) &&
  (row.parts === null || label.trim() !== row.measure);

const namesOf = ({ key, shortName, name, odsCode }: Provider): { short: Words; long: Words } => ({
  short: new Set([...wordsOf(shortName), ...wordsOf(key)]),
  long: new Set([...wordsOf(name), ...wordsOf(odsCode ?? "")]),
});
