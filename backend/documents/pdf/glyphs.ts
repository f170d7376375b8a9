/** Which letters the fonts have: a letter without a glyph would be an empty box that nobody can read out. */

/** One stretch of words that one file of the face can write. */
export type Stretch = { readonly words: string; readonly isExtended: boolean };

const latin =
  /[\x20-\x7e\xa0-\xac\xae-\xb4\xb6-\xff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u2044\u20ac\u2122\u2212]/u;
const extended =
  /[\u0100-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0130\u0132\u0133\u0136\u0137\u0139-\u013e\u0141-\u0148\u0150\u0151\u0154\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u017e\u0218-\u021b\u1e80-\u1e85\u1e9e\u1ef2\u1ef3\u20b9\u2113]/u;

/** What is written for marks that people type and the face lacks. */
const spelt: Readonly<Record<string, string>> = {
  "\t": " ",
  "\n": " ",
  "\r": "",
  "\u00ad": "",
  "\u00b5": "u",
  "\u200b": "",
  "\u2009": " ",
  "\u202f": "\u00a0",
  "\u2010": "-",
  "\u2011": "-",
  "\u2190": "<-",
  "\u2191": "up ",
  "\u2192": "->",
  "\u2193": "down ",
  "\u2264": "<=",
  "\u2265": ">=",
  "\u2713": "yes",
  "\ufeff": "",
};

/** What stands where the face has no letter: seen to be lost, as a blank would not be. */
const unknown = "?";

const writeLetter = (letter: string): string => {
  if (latin.test(letter) || extended.test(letter)) return letter;
  // Letters with marks above them that the face does not have are written without.
  const [base = ""] = letter.normalize("NFKD");
  return spelt[letter] ?? (latin.test(base) ? base : unknown);
};

/** The words with what the face lacks spelt out, cut where the file that can write them changes. */
export const findStretches = (words: string): Stretch[] => {
  const stretches: { words: string; isExtended: boolean }[] = [];
  for (const letter of Array.from(words.normalize("NFC"), writeLetter).join("")) {
    const isExtended = !latin.test(letter);
    const last = stretches.at(-1);
    if (last !== undefined && last.isExtended === isExtended) last.words += letter;
    else stretches.push({ words: letter, isExtended });
  }
  return stretches;
};
