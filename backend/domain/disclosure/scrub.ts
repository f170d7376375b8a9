/** What people wrote, for everyone to read: a number in it is nobody's to check, so it is taken out. */

/** What stands where a number stood. */
export const numberTakenOut = "[number withheld]";

/** Not "P1", "D2A" or "OPEL 2"'s letters, and not part of a date such as 2024-08-12. */
const aNumber = /(?<![\p{L}\d])(?<!OPEL )\d+(?:[.,]\d+)*\s?%?(?![\p{L}\d])/gu;
const numberWords =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?=\s+(?:people|patients?|persons?|residents?|beds?|clients?|service users?))/gi;

/** The words without their numbers, written in digits or, of people and beds, in letters. */
export const takeOutNumbers = (words: string): string =>
  words.replaceAll(aNumber, numberTakenOut).replaceAll(numberWords, numberTakenOut);
