/** One sentence about one figure: what it reads, against its target, since the last report. */
import { type Day, dayOf } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import type { Fact } from "../../../contracts/passage.ts";
import { type FindFact, type Phrase, joinPhrases } from "./phrase.ts";

/**
 * The sentence, without a full stop; null where there is nothing to say. A figure that is not here is
 * said to be missing, and no number is said. One that is older than the week says when it is from.
 *
 * @param subject what the figure is called where the sentence stands.
 * @param monday of the update's week.
 */
export const sayFigure = (
  figure: Figure,
  subject: string,
  { find, monday }: { find: FindFact; monday: Day },
): Phrase | null => {
  const { key, kind, value, asAt } = figure;
  if (asAt === null || kind === "text") return null;
  const period = dayOf(asAt) < monday ? find(key, "period") : null;
  if (value === null) return sayMissing(figure, subject, find);
  if (kind === "level") return withPeriod(sayLevel(figure, subject, find), period);
  if (kind === "yes-no") return phraseOf(find(key, "answer-note") ?? find(key, "answer"));
  return sayNumber(figure, subject, { find, period });
};

const phraseOf = (fact: Fact | null): Phrase | null => (fact === null ? null : [fact]);

const withPeriod = (phrase: Phrase | null, period: Fact | null): Phrase | null =>
  phrase === null ? null : [...phrase, ...whenOf(period)];

/** " in June", ", as at 31 July" */
const whenOf = (period: Fact | null): Phrase =>
  period === null ? [] : [period.words.startsWith("in ") ? " " : ", ", period];

const sayNumber = (
  figure: Figure,
  subject: string,
  { find, period }: { find: FindFact; period: Fact | null },
): Phrase | null => {
  const { key } = figure;
  const against = find(key, "against-target");
  const change = find(key, "change-week") ?? find(key, "change-report");
  const after = [against, change].flatMap((fact) => (fact === null ? [] : [[fact]]));
  const joined = joinPhrases(after, ", and ");
  const when = whenOf(period);
  const said = find(key, "said");
  if (said !== null) return [said, ...when, ...(after.length === 0 ? [] : [": ", ...joined])];
  const lower = find(key, "lower-report");
  if (against === null && lower !== null && period === null && isPlural(figure, subject)) {
    return [`${subject} were `, lower];
  }
  const reading = find(key, "of-places") ?? find(key, "value-unit") ?? find(key, "value");
  if (reading === null) return null;
  const parts = sayParts(figure, find);
  const inParts: Phrase = parts === null ? [] : [" (", ...parts, ")"];
  const rest: Phrase = after.length === 0 ? [] : [", ", ...joined];
  return [`${subject}: `, reading, ...inParts, ...when, ...rest];
};

/** "ED attendances" is a name in the plural of what it counts. */
export const isPlural = ({ unit }: Figure, subject: string): boolean =>
  unit.many !== "" && subject.toLowerCase().endsWith(unit.many.toLowerCase());

/** "14 in D2A beds and 46 in reablement/interim care"; null for a figure that is not told in parts. */
const sayParts = (figure: Figure, find: FindFact): Phrase | null => {
  const parts = figure.parts.flatMap(({ key }): Phrase[] => {
    const fact = find(`${figure.key}.${key}`, "in");
    return fact === null ? [] : [[fact]];
  });
  return parts.length === 0 ? null : joinPhrases(parts);
};

const sayMissing = (figure: Figure, subject: string, find: FindFact): Phrase | null => {
  const missing = find(figure.key, "missing");
  if (missing === null) return null;
  const parts = sayParts(figure, find);
  const inParts: Phrase = parts === null ? [] : ["; ", ...parts];
  return [`${subject}: `, missing, ...inParts];
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
