/** Opens a file of figures, whatever program wrote it. */
import type { Book } from "./sheet.ts";
import { openText } from "./text-book.ts";

/**
 * What every layout reads from: sheets of rows of words.
 *
 * @throws UnreadableFile with a sentence for the person who sent it.
 */
export const openBook = async (bytes: Uint8Array): Promise<Book> => openText(bytes);
