/**
 * Opens a WOFF 1.0 file into the font that is packed in it (https://www.w3.org/TR/WOFF/). The library
 * would do so by itself, a hundred times more slowly than zlib.
 */
import { inflateSync } from "node:zlib";

const signature = 0x774f4646; // "wOFF"
const woffHeaderBytes = 44;
const woffEntryBytes = 20;
const fontHeaderBytes = 12;
const fontEntryBytes = 16;

const padTo4 = (bytes: number): number => Math.ceil(bytes / 4) * 4;

/** @throws RangeError for a file that is none, or is cut short. */
export const openWoff = (file: Uint8Array): Uint8Array => {
  const from = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (from.readUInt32BE(0) !== signature) throw new RangeError("This is no WOFF file.");
  const flavour = from.readUInt32BE(4);
  const count = from.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = woffHeaderBytes + woffEntryBytes * index;
    const [offset, packed, length] = [4, 8, 12].map((shift) => from.readUInt32BE(at + shift));
    const bytes = from.subarray(offset, (offset ?? 0) + (packed ?? 0));
    return {
      tag: from.subarray(at, at + 4),
      checksum: from.readUInt32BE(at + 16),
      bytes: packed === length ? bytes : inflateSync(bytes),
    };
  });
  const body = tables.reduce((sum, { bytes }) => sum + padTo4(bytes.length), 0);
  const font = Buffer.alloc(fontHeaderBytes + fontEntryBytes * count + body);
  const power = Math.floor(Math.log2(count));
  font.writeUInt32BE(flavour, 0);
  font.writeUInt16BE(count, 4);
  font.writeUInt16BE(16 * 2 ** power, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(16 * (count - 2 ** power), 10);
  let offset = fontHeaderBytes + fontEntryBytes * count;
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const at = fontHeaderBytes + fontEntryBytes * index;
    tag.copy(font, at);
    font.writeUInt32BE(checksum, at + 4);
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(bytes.length, at + 12);
    bytes.copy(font, offset);
    offset += padTo4(bytes.length);
  }
  return font;
};
