/**
 * What a tile says of a figure at a moment, decided in one place and drawn elsewhere. Pure.
 *
 * A tile has a value, what stands beside it, and a band on its bottom edge. The band says one thing,
 * the most pressing first: overdue, then no figure, then how it stands against its target.
 */
import {
  type Instant,
  dayOf,
  daysBetween,
  instantInLondon,
  londonDay,
  timeOf,
} from "../../contracts/calendar.ts";
import type { Figure, FigurePart, Rag } from "../../contracts/figure.ts";
import { freshnessOf } from "../../contracts/freshness.ts";
import type { Tile } from "../../contracts/measure.ts";
import {
  writeAim,
  writeAsAt,
  writeCount,
  writeDayPlain,
  writeDayShort,
  writeDue,
  writeNumber,
  writeTimeOf,
  writeValue,
  writeVariance,
  writeWhoAndWhy,
} from "../../contracts/wording.ts";

export type TileSize = Tile["size"];

/** A rating that has a colour. */
export type Colour = Extract<Rag, "green" | "amber" | "red">;

/** A rating's colour, or null where it has none (rule V5). */
export const colourOf = (rag: Rag): Colour | null =>
  rag === "not-rated" || rag === "no-figure" ? null : rag;

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

/** The lines that explain a value where it has no trend: a reason, a sentence, its parts. */
export const linesBeside = (figure: Figure): string[] => {
  if (figure.asAt === null) return [];
  if (figure.incomplete !== null) {
    const came = figure.parts.filter((part) => part.value !== null);
    return [
      ...came.map((part) => `${part.label} ${writeNumber(part.value ?? 0, figure.decimals)}`),
      ...figure.incomplete.missing.map((label) => `${label} missing`),
    ];
  }
  if (figure.kind === "average") return [];
  if (figure.none !== null) return [figure.none];
  if (figure.kind === "yes-no") return [figure.text ?? figure.note ?? ""];
  if (isInParts(figure)) {
    const parts = figure.parts.map(
      (part) =>
        `${part.value === null ? "no figure" : writeNumber(part.value, figure.decimals)}\u00a0${partWords(part)}`,
    );
    // Two lines are all there is room for on a small tile.
    return figure.tile?.size === "small" && parts.length > 2 ? [parts.join(", ")] : parts;
  }
  return [];
};

/** What has room under the value of a lead tile. */
const amendmentCharactersMax = 64;

/** That a figure changed after it was shown, or still may, as short as its room asks for. */
export type Amendment = {
  /** "was 296", "provisional" */
  short: string;
  /** "was 296, revised 12:50pm", "Provisional until 22 January" */
  words: string;
  /** With the role and the reason as far as a lead tile has room for them. */
  long: string;
  /** All of it, to be read aloud: "was 296, revised 12:50pm by RUH flow lead: one ward counted twice". */
  said: string;
};

/** Null when the figure is final. */
export const amendmentOf = (figure: Figure, now: Instant): Amendment | null => {
  const { revised, provisionalUntil } = figure;
  if (revised !== null) {
    const words = `was ${revised.was}, revised ${writeDue(revised.at, now)}`;
    const said = `${words}${writeWhoAndWhy(revised)}`;
    const byRole = `${words}${writeWhoAndWhy({ ...revised, reason: null })}`;
    const long = [said, byRole].find((one) => one.length <= amendmentCharactersMax) ?? words;
    return { short: `was ${revised.was}`, words, long, said };
  }
  if (provisionalUntil === null || provisionalUntil < londonDay(now)) return null;
  const words = `Provisional until ${writeDayPlain(provisionalUntil)}`;
  return { short: "provisional", words, long: words, said: words };
};

/** What the bottom edge says, and which shape goes before it. */
export type Band = {
  is:
    | Colour
    | "overdue"
    | "due"
    | "no-figure"
    | "incomplete"
    | "not-rated"
    | "tbc"
    | "amended"
    | "plain";
  words: string;
  /** At the right, quieter: what the figure last said. */
  aside: { rag: Colour | null; words: string } | null;
};

const band = (is: Band["is"], words: string, aside: Band["aside"] = null): Band => ({
  is,
  words,
  aside,
});

/** What has room on the bottom edge. */
const edgeCharactersMax: Record<TileSize, number> = { opel: 30, lead: 44, second: 30, small: 34 };

/** The longer words where they have room: words are shortened, never cut. */
const fitting = (size: TileSize, short: string, long: string): string =>
  long.length > edgeCharactersMax[size] ? short : long;

/** What is said of a figure that is set against nothing. */
const plainWords = (figure: Figure, size: TileSize): string => {
  if (figure.target.state === "none" && figure.target.note !== null) {
    return fitting(size, "No target set", figure.target.note);
  }
  if (figure.kind === "yes-no") return `Reported by ${figure.provider.name}`;
  if (figure.kind === "average" && figure.caption !== "") return figure.caption;
  return "No target set";
};

/** What is left, where the value counts what is taken; more being better, it counts what is free. */
const capacityWords = (figure: Figure, capacity: number, value: number): string => {
  if (figure.polarity === "higher" && value <= capacity) return "No target set";
  const free = capacity - value;
  if (free > 0) return `${writeCount(free, figure.unit)} free`;
  return free === 0 ? "None free" : `${writeCount(-free, figure.unit)} over capacity`;
};

const ratedWords = (figure: Figure): string => {
  if (figure.kind === "level" && figure.value !== null) {
    return `level ${writeNumber(figure.value)}, as declared`;
  }
  const words = writeVariance(figure);
  // Where the caption names the band, the edge need not name it again.
  return figure.target.state === "band" && captionOf(figure).startsWith("target ")
    ? words.replace(writeAim(figure, figure.target), "the band")
    : words;
};

const incompleteBand = (figure: Figure, incomplete: NonNullable<Figure["incomplete"]>): Band => {
  const came = figure.parts.filter((part) => part.value !== null).length;
  const { lastComplete } = incomplete;
  return band(
    "incomplete",
    `Incomplete: ${came} of ${figure.parts.length} in`,
    lastComplete === null
      ? null
      : {
          rag: null,
          words: `last ${writeValue(figure, lastComplete.value)}, ${writeDayShort(dayOf(lastComplete.asAt))}`,
        },
  );
};

/** "Overdue: Council, due 11am", "Overdue: Primary care, Wed 5:30pm" (rule F2). */
const overdueWords = (provider: string, dueAt: Instant, now: Instant, size: TileSize): string => {
  const late = `Overdue: ${provider}`;
  const due = londonDay(dueAt) === londonDay(now) ? "due " : "";
  return fitting(size, late, `${late}, ${due}${writeDue(dueAt, now)}`);
};

/** "Next due today, 11am: Council" (rule F1). */
const dueWords = (provider: string, dueAt: Instant, now: Instant, size: TileSize): string => {
  const due = `Next due today, ${writeDue(dueAt, now)}`;
  return fitting(size, due, `${due}: ${provider}`);
};

/** What is said where no rating has the band. */
const unratedBand = (figure: Figure, now: Instant, size: TileSize): Band => {
  // A small tile has no other room to say that its figure was amended.
  const amendment = size === "small" ? amendmentOf(figure, now) : null;
  if (amendment !== null) return band("amended", amendment.words);
  switch (figure.target.state) {
    case "not-rated":
      return band("not-rated", `Not rated by ${figure.provider.name}`);
    case "tbc":
      return band("tbc", "Target to be confirmed");
    default:
      break;
  }
  if (figure.capacity !== null && figure.value !== null) {
    return band("plain", capacityWords(figure, figure.capacity, figure.value));
  }
  const freshness = freshnessOf(figure, now);
  const words = plainWords(figure, size);
  return freshness.state === "due" && words === "No target set"
    ? band("due", dueWords(freshness.provider, freshness.dueAt, now, size))
    : band("plain", words);
};

/** What the band of a tile says at a moment (rules F1, F2, V5, D2). */
export const bandOf = (figure: Figure, now: Instant, size: TileSize): Band => {
  const freshness = freshnessOf(figure, now);
  const colour = colourOf(figure.rag);
  if (freshness.state === "never") {
    return freshness.late && freshness.dueAt !== null
      ? band("overdue", overdueWords(figure.provider.name, freshness.dueAt, now, size))
      : band("plain", "Waiting for the first figure");
  }
  if (freshness.state === "overdue") {
    return band(
      "overdue",
      overdueWords(freshness.provider, freshness.dueAt, now, size),
      colour === null || size === "small" ? null : { rag: colour, words: "" },
    );
  }
  if (figure.incomplete !== null) return incompleteBand(figure, figure.incomplete);
  if (figure.none !== null) {
    const at = figure.recordedAt === null ? "" : ` ${writeTimeOf(figure.recordedAt)}`;
    return band("no-figure", `Reported${at} with no number`);
  }
  return colour === null ? unratedBand(figure, now, size) : band(colour, ratedWords(figure));
};

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
