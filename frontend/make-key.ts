/** Keys that nobody has used before. Not `crypto.randomUUID`: that is missing where a page is served without TLS. */

const bytesOf = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** For a submission. */
export const makeKey = (): string => hex(bytesOf(16));

/** A random UUID, of version 4. */
export const makeUuid = (): string => {
  const bytes = bytesOf(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = hex(bytes);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join("-");
};
