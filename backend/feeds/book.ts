/** Opens a file of figures, whatever program wrote it. */
import { checkSize } from "./extent.ts";
import { findFileKind } from "./file-kind.ts";
import type { Book } from "./sheet.ts";
import { openText } from "./text-book.ts";
import { openWorkbook } from "./workbook.ts";

/**
 * What every layout reads from: sheets of rows of words.
 *
 * @throws UnreadableFile with a sentence for the person who sent it.
 */
export const openBook = async (bytes: Uint8Array): Promise<Book> => {
  checkSize(bytes);
  return findFileKind(bytes) === "zip" ? openWorkbook(bytes) : openText(bytes);
};
