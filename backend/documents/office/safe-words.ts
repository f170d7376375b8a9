/** Words that XML can hold: whatever was typed, the document opens. */

/** Neither XML nor an office program takes these: control marks other than a tab and the ends of lines. */
// oxlint-disable-next-line no-control-regex -- control marks are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Half an emoji, cut off somewhere on its way. */
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The same words, without marks that no XML document may hold. */
export const safeWords = (words: string): string =>
  words.replace(unwritable, "").replace(loneSurrogate, "\ufffd");

/** A line for each line that was typed; one even of nothing. */
export const linesOf = (words: string): string[] => safeWords(words).split(/\r\n|\r|\n/);

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** As text or as an attribute's value. */
export const escapeXml = (words: string): string =>
  safeWords(words).replace(/[&<>"']/g, (mark) => entities[mark] ?? "");
