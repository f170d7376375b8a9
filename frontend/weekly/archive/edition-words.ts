/** How a published edition is named and written of. Pure. */
import { type Instant, londonDay } from "../../../contracts/calendar.ts";
import type { EditionName } from "../../../contracts/weekly-edition.ts";
import { writeDayPlain, writeDayShort, writeTimeOf } from "../../../contracts/wording.ts";

/** So many signs of a fingerprint tell two editions apart; the whole stands behind it. */
const fingerprintShown = 12;

/** "2024-08-12.1": as addresses name an edition. */
export const nameOf = ({ monday, edition }: EditionName): string => `${monday}.${edition}`;

/** The earlier of two first: by week, and within a week by number. */
export const inOrder = <Edition extends EditionName>(
  one: Edition,
  other: Edition,
): readonly [Edition, Edition] => {
  const isEarlier =
    one.monday === other.monday ? one.edition < other.edition : one.monday < other.monday;
  return isEarlier ? [one, other] : [other, one];
};

/** "Week of 12 August 2024" */
export const writeWeekOf = ({ monday }: Pick<EditionName, "monday">): string =>
  `Week of ${writeDayPlain(monday)} ${monday.slice(0, 4)}`;

/** "Week of 12 August 2024, edition 2" */
export const writeEdition = (edition: EditionName): string =>
  `${writeWeekOf(edition)}, edition ${edition.edition}`;

/** "week of 12 August 2024, edition 2": within a sentence. */
export const writeEditionWithin = (edition: EditionName): string =>
  writeEdition(edition).replace(/^Week/, "week");

/** "8 Aug 2024, 3:10pm": with its year, for an archive is read long after. */
export const writeWhen = (at: Instant): string => {
  const day = londonDay(at);
  return `${writeDayShort(day)} ${day.slice(0, 4)}, ${writeTimeOf(at)}`;
};

export const shortenFingerprint = (fingerprint: string): string =>
  fingerprint.slice(0, fingerprintShown);

/** An excerpt in stretches: those that are what was looked for, in whatever case, are `found`. */
export const markFound = (
  excerpt: string,
  query: string,
): readonly { words: string; found: boolean }[] => {
  const wanted = query.trim().toLowerCase();
  const said = excerpt.toLowerCase();
  // A letter whose small form is longer would shift what is marked: then nothing is.
  if (wanted === "" || said.length !== excerpt.length) return [{ words: excerpt, found: false }];
  const pieces: { words: string; found: boolean }[] = [];
  let from = 0;
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, from)) {
    pieces.push({ words: excerpt.slice(from, at), found: false });
    from = at + wanted.length;
    pieces.push({ words: excerpt.slice(at, from), found: true });
  }
  pieces.push({ words: excerpt.slice(from), found: false });
  return pieces.filter(({ words }) => words !== "");
};
