/**
 * What stands on a tile in the value's place, beside it and above it, decided here for the server's first
 * page and for the live one alike. Pure.
 */
import {
  type Instant,
  dayOf,
  daysBetween,
  instantInLondon,
  londonDay,
  timeOf,
} from "./calendar.ts";
import type { Figure, FigurePart } from "./figure.ts";
import {
  writeAim,
  writeAsAt,
  writeCount,
  writeDayShort,
  writeDue,
  writeNumber,
  writeValue,
} from "./wording.ts";

/** What stands in the value's place. */
export type Reading =
  | { is: "number"; number: string; sign: "%" | "" }
  /** An answer, or that there is none to show. */
  | { is: "word"; word: string; says: "answer" | "absent" | "never" }
  | { is: "averages"; parts: readonly FigurePart[] }
  | { is: "sentence"; sentence: string };

/** The value, or the words that stand where there is none (rule F3: that is never a zero). */
export const readingOf = (figure: Figure): Reading => {
  if (figure.asAt === null) return { is: "word", word: "No figure yet", says: "never" };
  if (figure.incomplete !== null) return { is: "word", word: "No total", says: "absent" };
  if (figure.kind === "average" && figure.parts.length > 0) {
    return { is: "averages", parts: figure.parts };
  }
  if (figure.kind === "text" && figure.text !== null) {
    return { is: "sentence", sentence: figure.text };
  }
  if (figure.value === null) return { is: "word", word: "No figure", says: "absent" };
  if (figure.kind === "yes-no") {
    return { is: "word", word: writeValue(figure, figure.value), says: "answer" };
  }
  return {
    is: "number",
    number: writeNumber(figure.value, figure.decimals),
    sign: figure.kind === "percent" ? "%" : "",
  };
};

/** "15 Aug, 8am", or that there is no date. */
export const asAtOf = (figure: Figure): string =>
  figure.asAt === null ? "no date" : writeAsAt(figure.cadence, figure.asAt);

/** What a part of a figure is called beside its number: "in D2A beds". */
const partWords = (part: FigurePart): string => part.words ?? part.label;

/** Whether a count on a tile is shown with what it is made of. */
const isInParts = (figure: Figure): boolean =>
  figure.kind === "count" && figure.parts.length > 1 && figure.tile?.size !== "lead";

/** The words under or beside a number: its unit, its capacity, its target where that is a band. */
export const captionOf = (figure: Figure): string => {
  if (figure.asAt === null || figure.value === null) return "";
  // The parts stand beside it and need the room.
  if (isInParts(figure)) {
    if (figure.tile?.size === "small" && figure.value >= 1_000) return "";
    return figure.value === 1 ? figure.unit.one : figure.unit.many;
  }
  if (figure.capacity !== null) return `of ${writeCount(figure.capacity, figure.unit)}`;
  if (figure.kind === "level") return figure.scale === null ? "" : "of 4";
  if (figure.kind === "percent") {
    // Over 100% what it is made of explains it best (rule D4).
    if (figure.value > 100 && figure.parts.length > 0) {
      if (figure.tile?.size === "small") {
        return figure.parts.map((part) => writeNumber(part.value ?? 0)).join(" of ");
      }
      return figure.parts
        .map((part) => `${part.value === null ? "no" : writeNumber(part.value)} ${partWords(part)}`)
        .join(", ");
    }
    const { target } = figure;
    if (figure.tile?.size !== "small" && (target.state === "number" || target.state === "band")) {
      return `target ${writeAim(figure, target)}`;
    }
  }
  return figure.kind === "count" || figure.kind === "percent" ? figure.caption : "";
};

/** Two lines are all there is room for on a small tile: more are told in one sentence. */
const withinRoom = (figure: Figure, lines: string[]): string[] =>
  figure.tile?.size === "small" && lines.length > 2 ? [lines.join(", ")] : lines;

/** The lines that explain a value where it has no trend: a reason, a sentence, its parts. */
export const linesBeside = (figure: Figure): string[] => {
  if (figure.asAt === null) return [];
  if (figure.incomplete !== null) {
    const came = figure.parts.filter((part) => part.value !== null);
    const lines = [
      ...came.map((part) => `${part.label} ${writeNumber(part.value ?? 0, figure.decimals)}`),
      ...figure.incomplete.missing.map((label) => `${label} missing`),
    ];
    return withinRoom(figure, lines);
  }
  if (figure.kind === "average") return [];
  if (figure.none !== null) return [figure.none];
  if (figure.kind === "yes-no") return [figure.text ?? figure.note ?? ""];
  if (isInParts(figure)) {
    const parts = figure.parts.map(
      (part) =>
        `${part.value === null ? "no figure" : writeNumber(part.value, figure.decimals)}\u00a0${partWords(part)}`,
    );
    return withinRoom(figure, parts);
  }
  return [];
};

const shortSentenceCharactersMax = 50;

/** Whether the one sentence beside a value needs a third line. */
export const isLongLine = ([sentence = "", ...others]: readonly string[]): boolean =>
  others.length === 0 && sentence.length > shortSentenceCharactersMax;

/** Since when a level has stood, and what it is as at: "since Wed 4:10pm; as at 15 Aug". */
export const levelAgeOf = (figure: Figure, now: Instant): string => {
  const asAt = `as at ${asAtOf(figure)}`;
  if (figure.since === null) return asAt;
  const day = dayOf(figure.since);
  const time = timeOf(figure.since);
  const isRecent = daysBetween(day, londonDay(now)) < 6;
  const since =
    time !== null && isRecent ? writeDue(instantInLondon(day, time), now) : writeDayShort(day);
  return `since ${since}; ${asAt}`;
};
