/** The text of a file, whatever program wrote it. */
import { findFileKind } from "./file-kind.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** So much of a file tells its encoding. */
const sampleBytesMax = 4_096;

/** In UTF-16 every other byte of digits and English letters is zero; in text of bytes none is. */
const findUnmarkedUtf16 = (bytes: Uint8Array): "utf-16le" | "utf-16be" | null => {
  const sample = bytes.subarray(0, sampleBytesMax);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = sample.byteLength * 0.4;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : null;
};

/** What cp1252 has from 0x80 to 0x9f, where Latin 1 has control characters. Five of them are not in use. */
const cp1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** TextDecoder cannot be relied on for it: several releases of Node read Latin 1 under that name. */
const decodeCp1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replaceAll(/[\x80-\x9f]/g, (control) => cp1252[control.charCodeAt(0) - 0x80] ?? control);

const decode = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  const unmarked = findUnmarkedUtf16(bytes);
  if (unmarked !== null) return new TextDecoder(unmarked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Excel on Windows writes as "CSV" is cp1252, in which every byte is a letter.
    return decodeCp1252(bytes);
  }
};

/** What looks like a table in Excel and is written as markup. */
const markup = /^\s*<(?:!doctype|html|head|body|table|\?xml|\?mso|meta)\b/i;

/**
 * Decodes UTF-8, UTF-16 or cp1252; line ends become "\n" and a byte-order mark goes.
 *
 * @throws UnreadableFile for an empty file, and for one that is not text or not a table.
 */
export const readFileText = (bytes: Uint8Array): string => {
  if (findFileKind(bytes) === "zip") {
    throw new UnreadableFile("unreadable", "This is an Excel workbook and not a text file.");
  }
  const text = decode(bytes).replaceAll(/\r\n?/g, "\n");
  if (text.includes("\0")) {
    throw new UnreadableFile(
      "unreadable",
      "This file is not text. Send a CSV file or an Excel workbook (.xlsx).",
    );
  }
  if (text.trim() === "") throw new UnreadableFile("unreadable", "This file is empty.");
  if (markup.test(text)) {
    throw new UnreadableFile(
      "unreadable",
      'This is a web page or XML, whatever its name ends in. Open it in Excel, choose "Save as" and then "Excel Workbook (.xlsx)", and send that.',
    );
  }
  return text;
};
