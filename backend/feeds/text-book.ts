/** A delimited text, opened as a book of one sheet. */
import { findDelimiter } from "./delimiter.ts";
import { readFileText } from "./file-text.ts";
import type { Book } from "./sheet.ts";
import { readAllRows } from "./table.ts";

/**
 * Opens CSV and its relatives: any encoding that `readFileText` knows, cells between commas,
 * semicolons, tabs or bars.
 *
 * @throws UnreadableFile with a sentence for what is not text, or has too many rows.
 */
export const openText = (bytes: Uint8Array): Book => {
  const text = readFileText(bytes);
  return {
    kind: "text",
    sheets: [
      {
        name: null,
        rows: readAllRows(text, findDelimiter(text)),
        endsWithLineBreak: text.endsWith("\n"),
      },
    ],
    warnings: [],
  };
};
