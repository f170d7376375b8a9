/** The text of a file, whatever program wrote it. */
import { UnreadableFile } from "./unreadable-file.ts";

export const fileBytesMax = 20_000_000;

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

const decode = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Excel on Windows writes as "CSV" is cp1252, in which every byte is a letter.
    return new TextDecoder("windows-1252").decode(bytes);
  }
};

/**
 * Decodes UTF-8, UTF-16 with a byte-order mark, or cp1252; line ends become "\n" and a byte-order
 * mark goes.
 *
 * @throws UnreadableFile for an empty file, a workbook, anything else that is not text, and over `fileBytesMax`.
 */
export const readFileText = (bytes: Uint8Array): string => {
  if (bytes.byteLength > fileBytesMax) {
    throw new UnreadableFile(
      "too-large",
      `This file has ${Math.ceil(bytes.byteLength / 1_000_000)} MB and at most ${fileBytesMax / 1_000_000} MB can be read. Send fewer months at a time.`,
    );
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UnreadableFile(
      "unreadable",
      'This is an Excel workbook and not a CSV file. In Excel choose "Save as" and then "CSV UTF-8".',
    );
  }
  const text = decode(bytes).replaceAll(/\r\n?/g, "\n");
  if (text.includes("\0")) {
    throw new UnreadableFile("unreadable", "This file is not text. Send a CSV file.");
  }
  if (text.trim() === "") throw new UnreadableFile("unreadable", "This file is empty.");
  return text;
};
