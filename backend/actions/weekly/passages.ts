/** What is written of a week, beside what the numbers support. */
import { looksLikePerson } from "../../../contracts/observation-check.ts";
import {
  type Fact,
  type Passage,
  type PassageFlag,
  writePassage,
} from "../../../contracts/passage.ts";
import type {
  FigureComment,
  PassageSlot,
  WrittenPassage,
} from "../../../contracts/weekly-draft.ts";
import type {
  WeeklyLayout,
  WeeklyRowLayout,
  WeeklyUpdate,
} from "../../../contracts/weekly-update.ts";
import { measuresOfRow } from "../../domain/weekly/ground.ts";
import { reviewPassage } from "../../domain/weekly/review.ts";
import { suggestForRow, suggestSummary } from "../../domain/weekly/suggest.ts";
import type { PassageVersion } from "../../store/weekly-passages.ts";
import type { Ground } from "./ground.ts";

const slotsOf = (layout: WeeklyLayout): PassageSlot[] => [
  "summary",
  ...layout.rows.map(({ key }) => `row:${key}`),
];

/** "The summary"; "The comment beside “RUH ED attendances”" */
export const nameOfSlot = (slot: PassageSlot, { rows }: Pick<WeeklyUpdate, "rows">): string => {
  const row = rows.find(({ key }) => slot === `row:${key}`);
  return row === undefined ? "The summary" : `The comment beside “${row.criteria}”`;
};

export type Said = { ground: Ground; facts: readonly Fact[]; comments: readonly FigureComment[] };

/** What stands at each place where sentences are written: the summary first, then the rows in their order. */
export const composePassages = (
  said: Said,
  written: readonly PassageVersion[],
): WrittenPassage[] => {
  const standing = new Map(written.map((version) => [version.slot, version]));
  return slotsOf(said.ground.layout).map((slot) =>
    composePassage(said, slot, standing.get(slot) ?? null),
  );
};

/** What stands at a slot: as it was last written, with its numbers as they are now. */
export const composePassage = (
  said: Said,
  slot: PassageSlot,
  standing: PassageVersion | null,
): WrittenPassage => {
  const row = said.ground.layout.rows.find(({ key }) => slot === `row:${key}`);
  const about = row === undefined ? {} : { about: measuresOfRow(row.row) };
  const reviewed =
    standing === null || standing.passage === null
      ? { passage: null, flags: [] }
      : reviewPassage(standing.passage, said.facts, { ...said.ground, ...about });
  return {
    slot,
    passage: reviewed.passage,
    version: standing?.version ?? 0,
    sender: standing?.sender ?? null,
    writtenAt: standing?.writtenAt ?? null,
    suggestion: suggest(said, row),
    flags: [...reviewed.flags, ...flagsOfPerson(reviewed.passage)],
  };
};

/** What may be written beside a row; without one, as the summary. */
const suggest = ({ ground, facts, comments }: Said, row: WeeklyRowLayout | undefined): Passage =>
  row === undefined ? suggestSummary(ground, facts) : suggestForRow(ground, row, facts, comments);

const flagsOfPerson = (passage: Passage | null): PassageFlag[] => {
  const words = writePassage(passage ?? []);
  if (!looksLikePerson(words)) return [];
  const why =
    "This looks like an NHS number or a date of birth. Nothing about a person belongs here: take it out.";
  return [{ is: "unsupported", words, why }];
};
