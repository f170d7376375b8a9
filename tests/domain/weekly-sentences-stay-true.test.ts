import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../contracts/calendar.ts";
import {
  type Fact,
  type Passage,
  type PassageFlag,
  writePassage,
} from "../../contracts/passage.ts";
import type { WeeklyRowLayout } from "../../contracts/weekly-update.ts";
import { anchorPassage } from "../../backend/domain/weekly/anchor.ts";
import { composeFacts } from "../../backend/domain/weekly/facts.ts";
import type { WeeklyGround } from "../../backend/domain/weekly/ground.ts";
import { reviewPassage } from "../../backend/domain/weekly/review.ts";
import { suggestForRow, suggestSummary } from "../../backend/domain/weekly/suggest.ts";
import { type Dice, makeDice } from "../support/dice.ts";
import { findFault, marked } from "../support/sentence-reader.ts";
import { changeWeek, withProcesses } from "../support/week-changes.ts";
import { type RawWeek, composeGround, seedWeek, withoutTheRest } from "../support/weekly-ground.ts";

const changes = 500;
/** On a machine that has much else to do. */
const readingMsMax = 180_000;
const changesAtOnceMax = 6;
const monday = "2024-08-12";
const morning = "2024-08-16T07:30:00.000Z";

const weeks = ["banes", "swindon", "wiltshire", "bsw"].map((locality) =>
  withoutTheRest(seedWeek(locality, monday, morning), addDays(monday, -50)),
);

type Written = { slot: string; row: WeeklyRowLayout | null; passage: Passage };

const suggested = (ground: WeeklyGround, facts: readonly Fact[]): Written[] => [
  { slot: "summary", row: null, passage: suggestSummary(ground, facts) },
  ...ground.layout.rows.map((row) => ({
    slot: row.key,
    row,
    passage: suggestForRow(ground, row, facts, []),
  })),
];

/** The row that a sentence of the summary begins by naming. */
const rowNamed = (
  { layout, measures, locality }: RawWeek,
  sentence: string,
): WeeklyRowLayout | null => {
  const named = layout.rows.flatMap((row) => {
    if (row.row.is !== "figure") return [];
    const { measure: key } = row.row;
    const title = measures.find((one) => one.locality === locality && one.key === key)?.title ?? "";
    const names = [row.criteria, title].flatMap((name) => [
      name,
      name.replace(/^\S+ /, ""),
      name.replace(/ status$/, ""),
      name.replace(/ OPEL( status)?$/, ""),
    ]);
    const says = row.says === undefined ? [] : [row.says.one, row.says.many];
    const isSaid = says.some((words) => sentence.includes(words));
    const length = Math.max(
      0,
      ...names
        .filter((name) => sentence.toLowerCase().startsWith(name.toLowerCase()))
        .map((name) => name.length),
    );
    return isSaid || length > 0 ? [{ row, length: isSaid ? 1_000 : length }] : [];
  });
  return named.toSorted((a, b) => b.length - a.length)[0]?.row ?? null;
};

const sentencesOf = (text: string): string[] => text.split(/(?<=\.) (?=[A-Z\d⟦])/);

/** Every fault of a text, with the sentence it is in. */
const faultsOf = (
  raw: RawWeek,
  {
    row,
    text,
    process,
  }: { row: WeeklyRowLayout | null; text: string; process: Record<string, string> },
): string[] =>
  (row === null || row.row.is === "figure" ? sentencesOf(text) : [text]).flatMap((sentence) => {
    if (sentence === "") return [];
    const about = row ?? rowNamed(raw, sentence);
    if (about === null && !/[\da-z]{2}/i.test(sentence)) return [];
    if (about === null) return [`nobody knows what "${sentence}" is about`];
    const fault = findFault(raw, { row: about, sentence }, process);
    return fault === null ? [] : [`${fault} in "${sentence}"`];
  });

/** The text without what is marked for whoever wrote it: what is marked is not passed off as true. */
const textOf = (passage: Passage, flags: readonly PassageFlag[]): string => {
  const gone = new Set(flags.flatMap((flag) => (flag.is === "gone" ? [flag.fact] : [])));
  const loose = flags.flatMap((flag) =>
    flag.is === "unfollowed" || flag.is === "unsupported" ? [flag.words] : [],
  );
  const followed = passage
    .map((piece) => (piece.is === "fact" && gone.has(piece.fact) ? marked : piece.words))
    .join("");
  return loose.reduce(
    (text, words) => text.replaceAll(new RegExp(`(?<![\\d,.])${words}(?![\\d%])`, "g"), marked),
    followed,
  );
};

const changeSeveral = (raw: RawWeek, dice: Dice): RawWeek => {
  let changed = raw;
  for (let left = 1 + dice.below(changesAtOnceMax); left > 0; left -= 1) {
    changed = changeWeek(changed, dice);
  }
  return changed;
};

/** The demonstration's weeks come up again and again. */
const grounds = new WeakMap<RawWeek, WeeklyGround>();

const groundOf = (raw: RawWeek): WeeklyGround => {
  const ground = grounds.get(raw) ?? composeGround(raw);
  grounds.set(raw, ground);
  return ground;
};

/** A week as it was when something was written, and as it has become. */
const rollWeek = (seed: number) => {
  const dice = makeDice(seed);
  const base = weeks[dice.below(weeks.length)];
  if (base === undefined) throw new Error("There is no week.");
  const before = dice.below(2) === 0 ? base : changeSeveral(base, dice);
  const after = changeSeveral(before, dice);
  const was = withProcesses(groundOf(before), before, dice);
  const now = withProcesses(groundOf(after), after, dice);
  return { dice, before, after, was, now };
};

const typedAspects = ["value-unit", "variance", "change-down", "change-report", "days-to-plan"];

/** "RUH ED attendances: 267 attendances, up 20, and 267 in all" by someone who reads it off the wall. */
const typed = (
  { layout }: WeeklyGround,
  facts: readonly Fact[],
  dice: Dice,
): { slot: string; row: WeeklyRowLayout; words: string }[] =>
  layout.rows.flatMap((row) => {
    if (row.row.is !== "figure") return [];
    const { measure } = row.row;
    const wordsOf = (aspect: string) =>
      facts.find(({ key }) => key === `${measure}/${aspect}`)?.words ?? null;
    const value = wordsOf("value");
    const said = typedAspects
      .filter(() => dice.below(2) === 0)
      .flatMap((aspect) => wordsOf(aspect) ?? []);
    if (value === null || said.length === 0) return [];
    return [{ slot: row.key, row, words: `${row.criteria}: ${said.join(", ")} (${value})` }];
  });

/** What was found wrong, and how much was read at all. */
type Findings = { faults: string[]; read: number };
const nothing = (): Findings => ({ faults: [], read: 0 });

/** One week that changes: what is suggested then, what had been written, and what had been typed. */
const readWeek = (seed: number, found: Record<"suggested" | "written" | "typed", Findings>) => {
  const { dice, after, was, now } = rollWeek(seed);
  const factsBefore = composeFacts(was.ground);
  const facts = composeFacts(now.ground);
  const { process } = now;
  const note = (to: Findings, slot: string, faults: readonly string[]) =>
    to.faults.push(...faults.map((fault) => `seed ${seed}, ${slot}: ${fault}`));
  for (const { slot, row, passage } of suggested(now.ground, facts)) {
    const text = writePassage(passage);
    found.suggested.read += passage.length;
    note(found.suggested, slot, faultsOf(after, { row, text, process }));
  }
  for (const { slot, row, passage } of suggested(was.ground, factsBefore)) {
    const review = reviewPassage(passage, facts, now.ground);
    found.written.read += review.flags.length;
    const text = textOf(review.passage, review.flags);
    note(found.written, slot, faultsOf(after, { row, text, process }));
  }
  for (const { slot, row, words } of typed(was.ground, factsBefore, dice)) {
    const passage = anchorPassage(words, factsBefore, null);
    found.typed.read += passage.filter(({ is }) => is === "fact").length;
    const review = reviewPassage(passage, facts, now.ground);
    const text = textOf(review.passage, review.flags);
    note(found.typed, `${slot}, typed as "${words}"`, faultsOf(after, { row, text, process }));
  }
};

/** "4 under target of 20" to "5 under target of 20" */
const oneTooMany = (words: string): string =>
  words.replace(/\d[\d,]*/, (found) => String(Number(found.replaceAll(",", "")) + 1));

describe("whoever reads them", () => {
  it("finds every number that is one too many", () => {
    let read = 0;
    for (const raw of weeks) {
      const ground = groundOf(raw);
      for (const { slot, row, passage } of suggested(ground, composeFacts(ground))) {
        for (const [at, { is, words }] of passage.entries()) {
          if (is === "words" || !/\d/.test(words)) continue;
          read += 1;
          const wrong = passage.map((each, i) => (i === at ? oneTooMany(words) : each.words));
          const faults = faultsOf(raw, { row, text: wrong.join(""), process: {} });
          expect(faults, `${slot}: ${wrong.join("")}`).not.toEqual([]);
        }
      }
    }
    expect(read).toBeGreaterThan(100);
  });
});

describe("the sentences of an update, for 500 random changes of data", () => {
  const found = { suggested: nothing(), written: nothing(), typed: nothing() };
  beforeAll(() => {
    for (let seed = 1; seed <= changes; seed += 1) readWeek(seed, found);
  }, readingMsMax);

  it("R7 every number and claim of what is suggested is true", () => {
    expect(found.suggested.faults).toEqual([]);
    expect(found.suggested.read).toBeGreaterThan(changes * 20);
  });

  it("R6 every number and claim of what was written before is still true, or is marked", () => {
    expect(found.written.faults).toEqual([]);
    expect(found.written.read).toBeGreaterThan(changes);
  });

  it("R6 what was typed by hand follows its figure, and never another's", () => {
    expect(found.typed.faults).toEqual([]);
    expect(found.typed.read).toBeGreaterThan(changes * 5);
  });
});
