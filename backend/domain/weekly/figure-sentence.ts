/** One sentence about one figure: what it reads, against its target, since the last report. */
import type { Figure } from "../../../contracts/figure.ts";
import type { Fact } from "../../../contracts/passage.ts";
import { writeList } from "../../../contracts/wording.ts";
import { type FindFact, type Phrase, joinPhrases } from "./phrase.ts";

/**
 * The sentence, without a full stop; null where there is nothing to say. A figure that is not here is
 * said to be missing, and no number is said.
 *
 * @param subject what the figure is called where the sentence stands.
 */
export const sayFigure = (figure: Figure, subject: string, find: FindFact): Phrase | null => {
  const { key, kind, value } = figure;
  if (figure.asAt === null || kind === "text") return null;
  if (value === null) return sayMissing(figure, subject, find);
  if (kind === "level") return sayLevel(figure, subject, find);
  if (kind === "yes-no") return sayAnswer(figure, find);
  const change = find(key, "change-week") ?? find(key, "change-report");
  const against = find(key, "against-target");
  const said = find(key, "said");
  const parts = sayParts(figure, find);
  if (said !== null) return withColon([said], [against, change]);
  const lower = find(key, "lower-report");
  if (parts === null && against === null && lower !== null && isNamedInPlural(figure, subject)) {
    return [`${subject} were `, lower];
  }
  const reading = readingOf(figure, find);
  if (reading === null) return null;
  const after = [against, change].flatMap((fact) => (fact === null ? [] : [[fact]]));
  const phrases = parts === null ? [[reading], ...after] : [[reading, ": ", ...parts], ...after];
  return [`${subject}: `, ...joinPhrases(phrases, after.length > 1 ? ", and " : ", ")];
};

/** "16 patients no longer need a bed: 4 under the target of 20, and 8 fewer than last week" */
const withColon = (head: Phrase, facts: readonly (Fact | null)[]): Phrase => {
  const known = facts.flatMap((fact) => (fact === null ? [] : [[fact]]));
  return known.length === 0 ? head : [...head, ": ", ...joinPhrases(known, ", and ")];
};

const readingOf = ({ key }: Figure, find: FindFact): Fact | null =>
  find(key, "of-places") ?? find(key, "value-unit") ?? find(key, "value");

/** "ED attendances" is a name in the plural of what it counts. */
const isNamedInPlural = ({ unit }: Figure, subject: string): boolean =>
  unit.many !== "" && subject.toLowerCase().endsWith(unit.many.toLowerCase());

/** "14 in D2A beds and 46 in reablement/interim care"; null for a figure that is not told in parts. */
const sayParts = (figure: Figure, find: FindFact): Phrase | null => {
  if (figure.derived || figure.parts.length < 2) return null;
  const parts = figure.parts.flatMap(({ key }): Phrase[] => {
    const fact = find(`${figure.key}.${key}`, "in");
    return fact === null ? [] : [[fact]];
  });
  return parts.length < 2 ? null : joinPhrases(parts);
};

const sayMissing = (figure: Figure, subject: string, find: FindFact): Phrase => {
  if (figure.incomplete === null) {
    return [`${subject}: no figure`, figure.none === null ? "" : ` (${figure.none})`];
  }
  const { missing } = figure.incomplete;
  const head = `${subject}: no total, because ${writeList(missing)} ${missing.length === 1 ? "is" : "are"} missing`;
  const parts = sayParts(figure, find);
  return parts === null ? [head] : [head, "; ", ...parts];
};

/** "RUH has come down one level to OPEL 2", "RUH is at OPEL 2" */
const sayLevel = (figure: Figure, subject: string, find: FindFact): Phrase | null => {
  const step = find(figure.key, "step");
  const level = find(figure.key, "value");
  if (level === null) return null;
  const who = whoseLevel(subject, level.words);
  return step === null ? [`${who} is at `, level] : [`${who} has `, step];
};

/** "RUH OPEL status" is at "OPEL 2": the scale is said once. */
const whoseLevel = (subject: string, level: string): string => {
  const scale = level.split(" ")[0] ?? level;
  const name = subject.replace(/ status$/i, "");
  return name.endsWith(` ${scale}`) ? name.slice(0, -scale.length - 1) : name;
};

const sayAnswer = (figure: Figure, find: FindFact): Phrase | null => {
  const answer = find(figure.key, "answer");
  if (answer === null) return null;
  const note = figure.note?.trim().replace(/\.$/, "") ?? "";
  return note === "" ? [answer] : [answer, `. ${note}`];
};
