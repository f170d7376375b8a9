/** What kind of file this is, by its first bytes; a kind that holds no table is refused with what to do instead. */
import { UnreadableFile } from "./unreadable-file.ts";

const startsWith = (bytes: Uint8Array, mark: string, at = 0): boolean =>
  Buffer.from(mark, "latin1").every((byte, index) => bytes[at + index] === byte);

/** What an office suite wrote before 2007, and what it encrypts to this day. */
const oleMark = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
const zipMarks = ["PK\u0003\u0004", "PK\u0005\u0006"];

const pictureMarks = ["\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "II*\0", "MM\0*"];
const archiveMarks = ["\u001f\u008b", "7z\u00bc\u00af", "Rar!", "BZh"];

/** A file that is neither text nor a workbook, in a sentence that says what to do. */
const refusals: readonly { is: (bytes: Uint8Array) => boolean; sentence: string }[] = [
  {
    is: (bytes) => startsWith(bytes, "%PDF"),
    sentence:
      "This is a PDF, and figures cannot be taken from one. Send the workbook or the CSV file that it was made from.",
  },
  {
    is: (bytes) =>
      pictureMarks.some((mark) => startsWith(bytes, mark)) ||
      (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) ||
      startsWith(bytes, "ftyphei", 4),
    sentence:
      "This is a picture, and figures cannot be taken from one. Send the workbook or the CSV file that it shows.",
  },
  {
    is: (bytes) => archiveMarks.some((mark) => startsWith(bytes, mark)),
    sentence: "This is a compressed archive. Unpack it, and send the file with the figures.",
  },
  {
    is: (bytes) => startsWith(bytes, "{\\rtf"),
    sentence: "This is a document and not a table. Send a CSV file or an Excel workbook.",
  },
];

/** Names of streams stand in a compound file as UTF-16. */
const holdsStream = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, "utf16le");

const sentenceOfCompound = (bytes: Uint8Array): string => {
  if (holdsStream(bytes, "EncryptedPackage")) {
    return "This workbook is protected with a password, so nobody can read it without. Open it in Excel, remove the password under File, Info, Protect Workbook, save it and send it again.";
  }
  if (holdsStream(bytes, "Workbook") || holdsStream(bytes, "Book")) {
    return 'This is a workbook of the old Excel format (.xls), which cannot be read here. Open it in Excel, choose "Save as" and then "Excel Workbook (.xlsx)", and send that.';
  }
  return "This is an old Office document or an email, and not a table. Send a CSV file or an Excel workbook (.xlsx).";
};

/**
 * Tells text from what comes in a zip archive, as workbooks do.
 *
 * @throws UnreadableFile for every other kind that can be told, each with its own sentence.
 */
export const findFileKind = (bytes: Uint8Array): "text" | "zip" => {
  if (zipMarks.some((mark) => startsWith(bytes, mark))) return "zip";
  if (startsWith(bytes, oleMark)) throw new UnreadableFile("unreadable", sentenceOfCompound(bytes));
  const refusal = refusals.find(({ is }) => is(bytes));
  if (refusal !== undefined) throw new UnreadableFile("unreadable", refusal.sentence);
  return "text";
};
