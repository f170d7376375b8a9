/**
 * What the bottom edge of a tile says of its figure at a moment: one thing, the most pressing first.
 * Overdue, then no figure, then how it stands against its target. Pure.
 */
import { type AsAt, type Instant, dayOf, londonDay } from "./calendar.ts";
import type { Figure, Rag } from "./figure.ts";
import { freshnessOf, isLongOverdue } from "./freshness.ts";
import type { Tile } from "./measure.ts";
import { captionOf } from "./tile-reading.ts";
import {
  writeAim,
  writeCount,
  writeDayPlain,
  writeDayShort,
  writeDue,
  writeNumber,
  writeTimeOf,
  writeValue,
  writeVariance,
  writeWhoAndWhy,
} from "./wording.ts";

export type TileSize = Tile["size"];

/** A rating that has a colour. */
export type Colour = Extract<Rag, "green" | "amber" | "red">;

/** A rating's colour, or null where it has none (rule V5). */
export const colourOf = (rag: Rag): Colour | null =>
  rag === "not-rated" || rag === "no-figure" ? null : rag;

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
    /** Overdue for so long that nobody waits for it today. */
    | "silent"
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

/** Whether the figure above is not the one that should stand there: it and its line are drawn quietly. */
export const isOldBand = ({ is }: Band): boolean => is === "overdue" || is === "silent";

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

/** "RUH: no figure since 26 May", "No figure since 26 May" (rule F2, where it has room). */
const silentWords = (provider: string, asAt: AsAt, size: TileSize): string => {
  const since = `o figure since ${writeDayShort(dayOf(asAt))}`;
  return fitting(size, `N${since}`, `${provider}: n${since}`);
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
    if (figure.asAt !== null && isLongOverdue(freshness.dueAt, now)) {
      return band("silent", silentWords(freshness.provider, figure.asAt, size));
    }
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
