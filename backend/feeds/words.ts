/** Words as people mean them, whatever program wrote them: headings, labels and names of one sheet and the next. */

/** UTF-8 that was read as cp1252 and saved again, with what was meant. */
const misread: readonly (readonly [string, string])[] = [
  ["â€“", "–"],
  ["â€”", "—"],
  ["â€˜", "'"],
  ["â€™", "'"],
  ["â€œ", '"'],
  ["â€\u009d", '"'],
  ["â€¦", "…"],
  ["Â\u00a0", " "],
  ["Â ", " "],
  ["Â£", "£"],
  ["Ã©", "é"],
];

/** Most cells of a large file are numbers, codes and dates. */
const alreadyPlain = /^[!-_a-~]*$/;

/**
 * One spelling of a cell: blanks of every kind are one blank, dashes are hyphens, quotation marks
 * are straight, and mojibake is what was meant.
 */
export const plainWords = (cell: string): string => {
  if (alreadyPlain.test(cell)) return cell;
  let text = cell;
  if (/[âÂÃ]/.test(text))
    for (const [wrong, right] of misread) text = text.replaceAll(wrong, right);
  return text
    .replaceAll(/[\u200b-\u200d\ufeff\u00ad]/g, "")
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/[\u2018\u2019\u02bc`´]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll(/\s+/g, " ")
    .trim();
};

/** Notes in headings, which come and go from one month to the next: "(see notes 1 and 4)". */
const noteMark = /\((?:see )?notes?\b[^)]*\)|\[note[^\]]*\]|\*+$/gi;

/**
 * The name of a heading or a label, the same for every spelling of it: "Number of A&E attendances
 * Type 1" and "A&E attendances – Type 1" are both "ae-attendances-type-1".
 */
export const slugOf = (cell: string): string =>
  plainWords(cell)
    .toLowerCase()
    .replaceAll(noteMark, " ")
    .replace(/^(?:number|no\.?) of /, "")
    .replaceAll(/\b([a-z]) ?& ?([a-z])\b/g, "$1$2")
    .replaceAll("&", " and ")
    .replaceAll(/(\d)\+/g, "$1 plus ")
    .replaceAll("%", " percent ")
    .replaceAll(">", " over ")
    .replaceAll("<", " under ")
    .replaceAll("'", "")
    .replaceAll(/\bhs\b/g, "hrs")
    .replaceAll(/(?<=\d),(?=\d{3}\b)/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");

/** Two slugs as one, without saying again what the second says already. */
export const joinSlugs = (first: string, second: string): string => {
  if (first === "" || second === "") return first + second;
  const said = new Set(second.split("-"));
  const isSaid = first.split("-").every((word) => said.has(word));
  return isSaid ? second : `${first}-${second}`;
};
