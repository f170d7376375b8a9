/** Where words and numbers begin and end: "16" is not in "160", "1,016", "16%" or "P16". */

/** Whether a word or a number may begin at this place. */
export const isWordStart = (words: string, at: number): boolean =>
  !/[\p{L}\d.,:/–-]$/u.test(words.slice(Math.max(0, at - 1), at)) && /\S/.test(words.charAt(at));

/** Whether a word or a number may end before this place. */
export const isWordEnd = (words: string, end: number): boolean =>
  !/^(?:[\p{L}\d%]|[.,:/–-]\d)/u.test(words.slice(end, end + 2));

/** The last word before a place, and the first after it, with the marks that hang on them. */
export const lastWord = (words: string): string => /(\S+)\s*$/.exec(words)?.[1] ?? "";
export const firstWord = (words: string): string => /^\s*(\S+)/.exec(words)?.[1] ?? "";

/** "16", "74%", "1,234" */
export const isBareNumber = (words: string): boolean => /^[\d.,]+%?$/.test(words);
