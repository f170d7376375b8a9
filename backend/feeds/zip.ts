/**
 * Zip archives, as workbooks come in. The directory at the end says how large everything is, so that
 * nothing is unpacked before it is known to fit; and nothing may unpack to more than it says.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { UnreadableFile } from "./unreadable-file.ts";

/** A workbook of 200,000 rows unpacks to less. */
export const unpackedBytesMax = 120_000_000;
/** A workbook has a few parts for each of its sheets. */
export const zipPartsMax = 2_000;

const endMark = 0x06054b50;
const endBytes = 22;
const commentBytesMax = 65_535;
const entryMark = 0x02014b50;
const entryBytes = 46;
const headerMark = 0x04034b50;
const headerBytes = 30;
const stored = 0;
const deflated = 8;
/** Written in place of a size that stands in the extra field, as some programs always do. */
const elsewhere = 0xffffffff;
const bigSizesField = 1;

export type ZipPart = {
  path: string;
  method: number;
  isEncrypted: boolean;
  packedBytes: number;
  unpackedBytes: number;
  checksum: number;
  offset: number;
};

export const damaged = (cause?: unknown): UnreadableFile =>
  new UnreadableFile(
    "unreadable",
    "This workbook is damaged, or only part of it arrived. Open it in Excel, save it again and send that.",
    cause,
  );

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const findEnd = (view: DataView): number => {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - commentBytesMax); at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw damaged();
};

/** The sizes and the offset that are too large for their own fields, in the order in which they are missing there. */
const readBigSizes = (view: DataView, from: number, to: number): number[] => {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== bigSizesField) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    const sizes: number[] = [];
    for (let size = at + 4; size + 8 <= end; size += 8) {
      sizes.push(Number(view.getBigUint64(size, true)));
    }
    return sizes;
  }
  return [];
};

const readEntry = (bytes: Uint8Array, view: DataView, at: number): [ZipPart, number] => {
  if (view.getUint32(at, true) !== entryMark) throw damaged();
  const pathEnd = at + entryBytes + view.getUint16(at + 28, true);
  const extraEnd = pathEnd + view.getUint16(at + 30, true);
  const big = readBigSizes(view, pathEnd, extraEnd);
  const sizeAt = (field: number): number => {
    const size = view.getUint32(field, true);
    return size === elsewhere ? (big.shift() ?? size) : size;
  };
  const unpackedBytes = sizeAt(at + 24);
  const packedBytes = sizeAt(at + 20);
  const part = {
    path: new TextDecoder().decode(bytes.subarray(at + entryBytes, pathEnd)),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packedBytes,
    unpackedBytes,
    checksum: view.getUint32(at + 16, true),
    offset: sizeAt(at + 42),
  };
  return [part, extraEnd + view.getUint16(at + 32, true)];
};

/**
 * What an archive says it holds, by path. Nothing is unpacked.
 *
 * @throws UnreadableFile when it is broken, or says that it holds more than may be unpacked.
 */
export const readZipDirectory = (bytes: Uint8Array): Map<string, ZipPart> => {
  const view = viewOf(bytes);
  const parts = new Map<string, ZipPart>();
  let unpackedBytes = 0;
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > zipPartsMax) throw tooMuch();
    let at = view.getUint32(end + 16, true);
    for (let read = 0; read < count; read += 1) {
      const [part, next] = readEntry(bytes, view, at);
      parts.set(part.path, part);
      unpackedBytes += part.unpackedBytes;
      at = next;
    }
  } catch (error) {
    // A position outside the file: the directory points to what is not there.
    throw error instanceof RangeError ? damaged(error) : error;
  }
  if (unpackedBytes > unpackedBytesMax) throw tooMuch();
  return parts;
};

const tooMuch = (): UnreadableFile =>
  new UnreadableFile(
    "too-large",
    `This file unpacks to more than the ${unpackedBytesMax / 1_000_000} MB that can be read. Send only the sheets with the figures, and fewer months at a time.`,
  );

/**
 * Unpacks one part.
 *
 * @throws UnreadableFile when it is broken, or unpacks to more or less than the directory says.
 */
export const unpack = (bytes: Uint8Array, part: ZipPart): Uint8Array => {
  const view = viewOf(bytes);
  try {
    if (view.getUint32(part.offset, true) !== headerMark) throw damaged();
    const from =
      part.offset +
      headerBytes +
      view.getUint16(part.offset + 26, true) +
      view.getUint16(part.offset + 28, true);
    const packed = bytes.subarray(from, from + part.packedBytes);
    const unpacked = inflate(packed, part);
    if (unpacked.byteLength !== part.unpackedBytes || crc32(unpacked) !== part.checksum) {
      throw damaged();
    }
    return unpacked;
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged(error);
  }
};

const inflate = (packed: Uint8Array, { method, unpackedBytes }: ZipPart): Uint8Array => {
  if (method === stored) return packed;
  if (method !== deflated) throw damaged();
  // One byte more than it says is enough to tell that it lies.
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpackedBytes) });
};
