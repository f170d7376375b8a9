/** What whoever writes should look at again, in a sentence. Pure. */
import type { PassageFlag } from "../../../contracts/passage.ts";

/** Longer words are the whole passage: nobody needs to have it quoted under itself. */
const quotedCharactersMax = 40;

/** "“16” is now “18”: look at the words around it." */
export const writeFlag = (flag: PassageFlag): string => {
  switch (flag.is) {
    case "changed":
      return `“${flag.was}” is now “${flag.now}”: look at the words around it.`;
    case "gone":
      return `“${flag.was}”: no figure says so any more. Write it again, or take it out.`;
    case "unfollowed":
      return `“${flag.words}” follows no figure: nothing changes it when a figure changes.`;
    case "unsupported":
      return flag.words.length > quotedCharactersMax ? flag.why : `“${flag.words}”: ${flag.why}`;
  }
};
