/** A delimited text, opened as a book of one sheet. */
import { type Delimiter, delimiters, findDelimiter } from "./delimiter.ts";
import { readFileText } from "./file-text.ts";
import type { Book } from "./sheet.ts";
import { readAllRows } from "./table.ts";

/** Excel's own way to say it: a first line "sep=;" that is no row of the table. */
const spoken = /^sep=(.)(?=\n)/i;

const findSpoken = (text: string): Delimiter | undefined =>
  delimiters.find((delimiter) => delimiter === spoken.exec(text)?.[1]);

/**
 * Opens CSV and its relatives: any encoding that `readFileText` knows, cells between commas,
 * semicolons, tabs or bars.
 *
 * @throws UnreadableFile with a sentence for what is not text, or has too many rows.
 */
export const openText = (bytes: Uint8Array): Book => {
  const text = readFileText(bytes);
  const delimiter = findSpoken(text) ?? findDelimiter(text);
  return {
    kind: "text",
    sheets: [
      {
        name: null,
        rows: readAllRows(text.replace(spoken, ""), delimiter),
        endsWithLineBreak: text.endsWith("\n"),
      },
    ],
    warnings: [],
  };
};
