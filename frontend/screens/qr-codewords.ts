/**
 * The codewords of a QR symbol (ISO/IEC 18004): a text as bytes, padded, with what is needed to read it
 * where up to 15% of the symbol cannot be seen (level M). Versions 1 to 6: an address fits.
 */

/** How a version holds its codewords. All blocks of these versions are of one length. */
export type QrVersion = {
  version: number;
  blocks: number;
  dataPerBlock: number;
  checkPerBlock: number;
};

/** Level M, from table 9 of the standard. */
const versions: readonly QrVersion[] = [
  { version: 1, blocks: 1, dataPerBlock: 16, checkPerBlock: 10 },
  { version: 2, blocks: 1, dataPerBlock: 28, checkPerBlock: 16 },
  { version: 3, blocks: 1, dataPerBlock: 44, checkPerBlock: 26 },
  { version: 4, blocks: 2, dataPerBlock: 32, checkPerBlock: 18 },
  { version: 5, blocks: 2, dataPerBlock: 43, checkPerBlock: 24 },
  { version: 6, blocks: 4, dataPerBlock: 27, checkPerBlock: 16 },
];

/** The mode (4 bits) and the count (8 bits) before the bytes. */
const headBits = 12;
const byteMode = 0b0100;
const padding = [0b1110_1100, 0b0001_0001] as const;

/** The smallest version that holds so many bytes; undefined when none does. */
export const versionFor = (byteCount: number): QrVersion | undefined =>
  versions.find(
    ({ blocks, dataPerBlock }) => headBits + byteCount * 8 <= blocks * dataPerBlock * 8,
  );

/** Exponents and logarithms of the field of 256 elements, x^8 + x^4 + x^3 + x^2 + 1. */
const powers = new Uint8Array(255);
const logarithms = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
  powers[power] = value;
  logarithms[value] = power;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;

const multiply = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : at(powers, (at(logarithms, a) + at(logarithms, b)) % 255);

/** The polynomial with the roots 2^0 … 2^(degree − 1), the highest coefficient first and left out. */
const generatorOf = (degree: number): Uint8Array => {
  const generator = new Uint8Array(degree);
  generator[degree - 1] = 1;
  for (let root = 0; root < degree; root += 1) {
    for (let index = 0; index < degree; index += 1) {
      const raised = multiply(at(generator, index), at(powers, root));
      generator[index] = raised ^ (index + 1 < degree ? at(generator, index + 1) : 0);
    }
  }
  return generator;
};

/** The check codewords of a block: the remainder of its data by the generator. */
export const checkWordsOf = (data: Uint8Array, count: number): Uint8Array => {
  const generator = generatorOf(count);
  const remainder = new Uint8Array(count);
  for (const word of data) {
    const factor = word ^ at(remainder, 0);
    remainder.copyWithin(0, 1);
    remainder[count - 1] = 0;
    for (let index = 0; index < count; index += 1) {
      remainder[index] = at(remainder, index) ^ multiply(at(generator, index), factor);
    }
  }
  return remainder;
};

/** Mode, count, bytes, the end, and padding: as many codewords as the version has for data. */
const dataWordsOf = (bytes: Uint8Array, { blocks, dataPerBlock }: QrVersion): Uint8Array => {
  const words = new Uint8Array(blocks * dataPerBlock);
  // Four bits of mode push everything half a codeword on.
  words[0] = (byteMode << 4) | (bytes.length >> 4);
  words[1] = (bytes.length & 0xf) << 4;
  bytes.forEach((byte, index) => {
    words[index + 1] = at(words, index + 1) | (byte >> 4);
    words[index + 2] = (byte & 0xf) << 4;
  });
  // The four bits of the end are the rest of the last codeword.
  for (let index = bytes.length + 2, pad = 0; index < words.length; index += 1, pad += 1) {
    words[index] = padding[pad % 2] ?? 0;
  }
  return words;
};

/** All codewords in the order in which they lie in the symbol: the blocks take turns. */
export const codewordsOf = (bytes: Uint8Array, version: QrVersion): Uint8Array => {
  const { blocks, dataPerBlock, checkPerBlock } = version;
  const data = dataWordsOf(bytes, version);
  const parts = Array.from({ length: blocks }, (_, block) =>
    data.subarray(block * dataPerBlock, (block + 1) * dataPerBlock),
  );
  const checks = parts.map((part) => checkWordsOf(part, checkPerBlock));
  const inTurns = (rows: readonly Uint8Array[], length: number): number[] =>
    Array.from({ length }, (_, index) => rows.map((row) => at(row, index))).flat();
  return Uint8Array.from([...inTurns(parts, dataPerBlock), ...inTurns(checks, checkPerBlock)]);
};
