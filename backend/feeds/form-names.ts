/** The measures, parts and providers of a place, by any name that a person gives them in a form. */
import type { Measure } from "../../contracts/measure.ts";
import type { Provider } from "../../contracts/place.ts";
import type { PlaceNames } from "./layout.ts";
import { plainWords } from "./words.ts";

/** A name without its case, its blanks and its punctuation. */
const bare = (words: string): string =>
  plainWords(words)
    .toLowerCase()
    .replaceAll("&", "and")
    .replaceAll(/[^a-z0-9]+/g, "");

/** A year of days says the same few names over and over: each is looked for once. */
const remembering = <Found>(find: (words: string) => Found): ((words: string) => Found) => {
  const found = new Map<string, { is: Found }>();
  return (words) => {
    const known = found.get(words) ?? { is: find(words) };
    found.set(words, known);
    return known.is;
  };
};

export type NamedMeasure = { measure: Measure; breakdown: string | null };

export type FormNames = {
  /** By key or by title; null where no measure is called so, or several that the provider does not tell apart. */
  findMeasure: (words: string, provider: Provider | null) => Measure | null;
  /** A measure, or a measure with a part after it: "RUH discharges", "RUH NCTR: P1", "ruh-nctr (P1)". */
  findMeasureAndPart: (words: string, provider: Provider | null) => NamedMeasure | null;
  /** The part's key; null when the measure has no such part. */
  findPart: (measure: Measure, words: string) => string | null;
  findProvider: (words: string) => Provider | null;
  /** How a preview names who a measure's figure comes from: the code, else the name. */
  organisationOf: (measure: Measure) => string;
};

export const makeFormNames = ({ measures, providers }: PlaceNames): FormNames => {
  const byKey = new Map(measures.map((measure) => [bare(measure.key), measure]));
  const byTitle = new Map<string, Measure[]>();
  for (const measure of measures) {
    const title = bare(measure.title);
    byTitle.set(title, [...(byTitle.get(title) ?? []), measure]);
  }
  const findMeasure = (words: string, provider: Provider | null): Measure | null => {
    const name = bare(words);
    if (name === "") return null;
    const called = byTitle.get(name) ?? [];
    const own = provider === null ? [] : called.filter((each) => each.provider === provider.key);
    const [only, another] = own.length > 0 ? own : called;
    return byKey.get(name) ?? (another === undefined ? (only ?? null) : null);
  };
  const findPart = (measure: Measure, words: string): string | null => {
    const name = bare(words);
    const part = measure.breakdown?.parts.find(
      ({ key, label, words: said }) =>
        bare(key) === name || bare(label) === name || (said !== null && bare(said) === name),
    );
    return part?.key ?? null;
  };
  const splitMeasureAndPart = (words: string, provider: Provider | null): NamedMeasure | null => {
    const whole = findMeasure(words, provider);
    if (whole !== null) return { measure: whole, breakdown: null };
    const text = plainWords(words).replace(/[)\]]$/, "");
    for (const mark of text.matchAll(/ ?[:([/|]| - | /g)) {
      const measure = findMeasure(text.slice(0, mark.index), provider);
      if (measure === null) continue;
      const breakdown = findPart(measure, text.slice(mark.index + mark[0].length));
      if (breakdown !== null) return { measure, breakdown };
    }
    return null;
  };
  const providerCalled = (words: string): Provider | null => {
    const name = bare(words);
    return (
      providers.find(({ key, name: called, shortName, odsCode }) =>
        [key, called, shortName, odsCode ?? ""].some((each) => each !== "" && bare(each) === name),
      ) ?? null
    );
  };
  const partsOf = new Map(
    measures.map((measure) => [measure, remembering((words) => findPart(measure, words))]),
  );
  const namedBy = new Map(
    [null, ...providers].map((provider) => [
      provider,
      remembering((words) => splitMeasureAndPart(words, provider)),
    ]),
  );
  return {
    findMeasure,
    findMeasureAndPart: (words, provider) => namedBy.get(provider)?.(words) ?? null,
    findPart: (measure, words) => partsOf.get(measure)?.(words) ?? null,
    findProvider: remembering(providerCalled),
    organisationOf: ({ provider }) => {
      const known = providers.find(({ key }) => key === provider);
      return known?.odsCode ?? known?.name ?? provider;
    },
  };
};
