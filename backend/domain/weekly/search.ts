/** Where the words of a published update say what somebody looks for. */
import { writePassage } from "../../../contracts/passage.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { writeDayLong } from "../../../contracts/wording.ts";

/** Excerpts shown of one edition. */
export const excerptsMax = 3;
/** So much is shown on either side of what was found. */
const besideCharacters = 40;

/**
 * The first places in reading order that hold all of `query`, in whatever case: each with a little on
 * both sides. Empty when it is nowhere.
 */
export const searchUpdate = (update: WeeklyUpdate, query: string): string[] => {
  const wanted = fold(query.trim());
  if (wanted === "") return [];
  return saidIn(update)
    .flatMap((said) => excerpt(said, wanted))
    .slice(0, excerptsMax);
};

/** A letter for a letter, so that what is found in the one is found at the same place in the other. */
const fold = (words: string): string =>
  words.replaceAll(/./gsu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });

const excerpt = (said: string, wanted: string): string[] => {
  const at = fold(said).indexOf(wanted);
  if (at < 0) return [];
  const from = wordStart(said, Math.max(0, at - besideCharacters), at);
  const to = wordEnd(said, Math.min(said.length, at + wanted.length + besideCharacters));
  return [`${from > 0 ? "…" : ""}${said.slice(from, to)}${to < said.length ? "…" : ""}`];
};

/** The beginning of a word from `from` on, and not behind what was found. */
const wordStart = (said: string, from: number, at: number): number => {
  if (from === 0) return 0;
  const space = said.indexOf(" ", from);
  return space < 0 || space >= at ? at : space + 1;
};

const wordEnd = (said: string, to: number): number => {
  const space = said.indexOf(" ", to);
  return space < 0 ? said.length : space;
};

/** Every sentence of it, in reading order. */
const saidIn = (update: WeeklyUpdate): string[] => [
  update.title,
  writeDayLong(update.monday),
  ...(update.summary === null ? [] : [writePassage(update.summary)]),
  ...update.rows.map(({ criteria, reading, against, note, comment }) =>
    [criteria, reading, against, note ?? "", comment === null ? "" : writePassage(comment)]
      .filter((words) => words !== "")
      .join(": "),
  ),
  ...update.missing,
  ...(update.gapsAccepted === null ? [] : [update.gapsAccepted]),
  ...(update.editionReason === null ? [] : [update.editionReason]),
  ...update.correctedSinceLastReport.map(
    ({ criteria, asAt, published, now, reason }) =>
      `${criteria}, ${asAt}: published ${published}, since corrected to ${now}${reason === null ? "" : `: ${reason}`}`,
  ),
  ...update.risks.map(({ risk, mitigation, owner }) =>
    [risk, mitigation, owner ?? ""].filter((words) => words !== "").join(": "),
  ),
  ...update.events.map(({ event, where }) => (where === null ? event : `${event}, ${where}`)),
];
