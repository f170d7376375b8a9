/** What came last, for the line under the wall. Pure. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { readingOf } from "../../contracts/tile-reading.ts";
import { writeValue } from "../../contracts/wording.ts";
import type { Moved } from "../live/wall-state.ts";

/** What has room in one line, with the controls beside it: so many of the latest, of so many characters. */
const shownMax = 3;
const lineCharactersMax = { whole: 125, half: 75 };

export type Latest = {
  key: string;
  title: string;
  /** What it said before; null where that is not known, or was no number. */
  was: string | null;
  /** "281", "No figure" */
  now: string;
  at: Instant;
};

const wordsOf = (figure: Figure): string => {
  if (figure.value !== null) return writeValue(figure, figure.value);
  const reading = readingOf(figure);
  return reading.is === "word" ? reading.word : "new";
};

/** About how long a line of them is, with their times. */
const charactersOf = (some: readonly Latest[]): number =>
  some.reduce(
    (sum, { title, was, now }) => sum + title.length + (was ?? "").length + now.length + 14,
    0,
  );

/** The last figures to come of those that have a tile, the latest first. */
export const latestOf = (
  figures: readonly Figure[],
  moved: Readonly<Record<string, Moved>>,
  line: keyof typeof lineCharactersMax = "whole",
): Latest[] =>
  figures
    .flatMap((figure): Latest[] => {
      const { key, title, tile, recordedAt: at } = figure;
      if (tile === null || at === null) return [];
      const was = moved[key]?.was ?? null;
      const before = was === null || was.value === null ? null : writeValue(was, was.value);
      const now = wordsOf(figure);
      return [{ key, title, was: before === now ? null : before, now, at }];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, shownMax)
    .filter(
      (_, place, all) =>
        place === 0 || charactersOf(all.slice(0, place + 1)) <= lineCharactersMax[line],
    );
