/** A text as a QR symbol, level M: what a telephone's camera reads off a screen. */
import { codewordsOf, versionFor } from "./qr-codewords.ts";

/** A row is a line of the symbol; true is dark. Without the quiet zone around it. */
export type QrSymbol = readonly (readonly boolean[])[];

/** Modules that cannot be told apart from their neighbours without a margin of so many. */
export const quietZoneModules = 4;

type Grid = { size: number; dark: Uint8Array; fixed: Uint8Array };

const isDark = ({ size, dark }: Grid, x: number, y: number): boolean => dark[y * size + x] === 1;

const fix = (grid: Grid, x: number, y: number, dark: boolean): void => {
  if (x < 0 || y < 0 || x >= grid.size || y >= grid.size) return;
  grid.dark[y * grid.size + x] = dark ? 1 : 0;
  grid.fixed[y * grid.size + x] = 1;
};

/** Squares in squares: by the distance from the middle, those of `light` are light. */
const fixSquares = (grid: Grid, x: number, y: number, radius: number, light: number[]): void => {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      const distance = Math.max(Math.abs(dx), Math.abs(dy));
      fix(grid, x + dx, y + dy, !light.includes(distance));
    }
  }
};

/** Everything that is there whatever the text: the three corners, the fourth, and the dotted lines. */
const fixPatterns = (grid: Grid, version: number): void => {
  const last = grid.size - 4;
  for (let index = 0; index < grid.size; index += 1) {
    fix(grid, 6, index, index % 2 === 0);
    fix(grid, index, 6, index % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [last, 3],
    [3, last],
  ] as const) {
    fixSquares(grid, x, y, 4, [2, 4]);
  }
  if (version > 1) fixSquares(grid, grid.size - 7, grid.size - 7, 2, [1]);
};

/** What level (M is 00) and which mask, in 15 bits that can be read with three of them wrong. */
export const formatBitsOf = (mask: number): number => {
  let remainder = mask;
  for (let step = 0; step < 10; step += 1) {
    remainder = (remainder << 1) ^ ((remainder >> 9) * 0b101_0011_0111);
  }
  return ((mask << 10) | remainder) ^ 0b101_0100_0001_0010;
};

/** Twice, so that a covered corner does not matter. */
const fixFormat = (grid: Grid, mask: number): void => {
  const bits = formatBitsOf(mask);
  const { size } = grid;
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = ((bits >> bit) & 1) === 1;
    // Down the left corner's right side and back along its lower one, past the dotted lines.
    if (bit < 8) fix(grid, 8, bit < 6 ? bit : bit + 1, dark);
    else fix(grid, bit === 8 ? 7 : 14 - bit, 8, dark);
    if (bit < 8) fix(grid, size - 1 - bit, 8, dark);
    else fix(grid, 8, size - 15 + bit, dark);
  }
  fix(grid, 8, size - 8, true);
};

/** From the lower right corner in columns of two, up and down, past all that is fixed. */
const laySnake = (grid: Grid, words: Uint8Array): void => {
  const { size } = grid;
  let bit = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    // The dotted line from top to bottom is no column.
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid.fixed[y * size + x] === 1) continue;
        const word = words[bit >> 3] ?? 0;
        grid.dark[y * size + x] = (word >> (7 - (bit & 7))) & 1;
        bit += 1;
      }
    }
  }
};

/** Which modules a mask turns over. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const masked = (grid: Grid, mask: number): Grid => {
  const turns = masks[mask];
  const next = { ...grid, dark: grid.dark.slice(), fixed: grid.fixed };
  next.dark.forEach((dark, index) => {
    const isTurned = turns?.(index % grid.size, Math.floor(index / grid.size)) === true;
    if (grid.fixed[index] !== 1 && isTurned) next.dark[index] = dark ^ 1;
  });
  fixFormat(next, mask);
  return next;
};

/** Five or more of one shade in a line, and what looks like a corner where there is none. */
const penaltyOfLine = (line: string): number => {
  const runs = line.match(/0{5,}|1{5,}/g) ?? [];
  const corners = line.match(/(?=10111010000|00001011101)/g) ?? [];
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + corners.length * 40;
};

/** How hard a symbol is to read, by the standard's four rules. */
const penaltyOf = (grid: Grid): number => {
  const { size, dark } = grid;
  const steps = Array.from({ length: size }, (_, index) => index);
  const lineOf = (dot: (step: number) => boolean): string =>
    steps.map((step) => (dot(step) ? "1" : "0")).join("");
  let penalty = 0;
  for (const line of steps) {
    penalty += penaltyOfLine(lineOf((step) => isDark(grid, step, line)));
    penalty += penaltyOfLine(lineOf((step) => isDark(grid, line, step)));
  }
  for (let y = 1; y < size; y += 1) {
    for (let x = 1; x < size; x += 1) {
      const corner = isDark(grid, x, y);
      const isBlock =
        corner === isDark(grid, x - 1, y) &&
        corner === isDark(grid, x, y - 1) &&
        corner === isDark(grid, x - 1, y - 1);
      if (isBlock) penalty += 3;
    }
  }
  const darkShare = dark.reduce((sum, one) => sum + one, 0) / dark.length;
  return penalty + Math.floor(Math.abs(darkShare * 20 - 10)) * 10;
};

/** @returns null when the text is too long: 106 bytes are the most. */
export const encodeQr = (text: string): QrSymbol | null => {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === undefined) return null;
  const size = 17 + version.version * 4;
  const grid = { size, dark: new Uint8Array(size * size), fixed: new Uint8Array(size * size) };
  fixPatterns(grid, version.version);
  fixFormat(grid, 0);
  laySnake(grid, codewordsOf(bytes, version));
  const best = masks
    .map((_, mask) => masked(grid, mask))
    .map((one) => ({ one, penalty: penaltyOf(one) }))
    .reduce((least, next) => (next.penalty < least.penalty ? next : least)).one;
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_module, x) => isDark(best, x, y)),
  );
};
