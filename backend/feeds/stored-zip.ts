/** Writes a zip archive whose parts lie in it as they are, with nothing left to unpack. */
import { crc32 } from "node:zlib";

const version = 20;
/** Paths are UTF-8. */
const flags = 0x0800;

/** The fields that a part's header and its directory entry share, from the version on. */
const describe = (path: Uint8Array, content: Uint8Array): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.byteLength, 14);
  fields.writeUInt32LE(content.byteLength, 18);
  fields.writeUInt16LE(path.byteLength, 22);
  return fields;
};

const mark = (name: string): Buffer => Buffer.from(name, "latin1");

export const writeStoredZip = (parts: ReadonlyMap<string, Uint8Array>): ArrayBuffer => {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let directoryBytes = 0;
  for (const [name, content] of parts) {
    const path = Buffer.from(name, "utf8");
    const described = describe(path, content);
    const header = Buffer.concat([mark("PK\u0003\u0004"), described, path]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const entry = [mark("PK\u0001\u0002"), Buffer.from([version, 0]), described, place, path];
    body.push(header, content);
    directory.push(...entry);
    offset += header.byteLength + content.byteLength;
    directoryBytes += entry.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  const pieces = [...body, ...directory, end];
  const archive = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    archive.set(piece, at);
    at += piece.byteLength;
  }
  return archive.buffer;
};
