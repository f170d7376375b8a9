/** An id for what is sent, so that sent twice it is one. */

const versionByte = 6;
const variantByte = 8;

/** A random UUID. Not `crypto.randomUUID`: that is missing where the page is served without TLS. */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, at) => {
    const marked =
      at === versionByte ? (byte & 0x0f) | 0x40 : at === variantByte ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
};
