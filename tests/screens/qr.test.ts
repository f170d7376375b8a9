import { describe, expect, it } from "vitest";
import { checkWordsOf, versionFor } from "../../frontend/screens/qr-codewords.ts";
import { encodeQr, formatBitsOf } from "../../frontend/screens/qr.ts";

/** Read back with an independent reader of QR symbols when this was written. */
const pairSymbol = `
#######..###..#######
#.....#...###.#.....#
#.###.#.#.#...#.###.#
#.###.#.##..#.#.###.#
#.###.#.##..#.#.###.#
#.....#.#..#..#.....#
#######.#.#.#.#######
........#............
#.#####...##..#####..
#.#.......#####...###
#..##.##..#.#.##..##.
#.#....###.####..####
..#.#.###.#.#..#...##
........#.#.#..#..#.#
#######....#.#..###..
#.....#.##.....#####.
#.###.#.##.#.#..#..#.
#.###.#.##.#####.....
#.###.#.#...#.##.##..
#.....#....########..
#######.###.#..#.#.#.
`.trim();

describe("a QR symbol", () => {
  it("has the check codewords that are published for HELLO WORLD in version 1-M", () => {
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect([...checkWordsOf(Uint8Array.from(data), 10)]).toEqual([
      196, 35, 39, 119, 235, 215, 231, 226, 93, 23,
    ]);
  });

  it("says level M and its mask in the 15 bits of the standard's table", () => {
    const written = Array.from({ length: 8 }, (_, mask) =>
      formatBitsOf(mask).toString(2).padStart(15, "0"),
    );
    expect(written).toEqual([
      "101010000010010",
      "101000100100101",
      "101111001111100",
      "101101101001011",
      "100010111111001",
      "100000011001110",
      "100111110010111",
      "100101010100000",
    ]);
  });

  it("is the whole symbol that a reader reads", () => {
    const drawn = encodeQr("/pair")?.map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));
    expect(drawn?.join("\n")).toBe(pairSymbol);
  });

  it("grows with its text up to 106 bytes, and is none beyond", () => {
    const sizeOf = (bytes: number): number | undefined => encodeQr("x".repeat(bytes))?.length;
    // What versions 1 to 6 hold at level M, from the standard's table of capacities.
    expect([14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106].map(sizeOf)).toEqual([
      21, 25, 25, 29, 29, 33, 33, 37, 37, 41, 41,
    ]);
    expect(encodeQr("x".repeat(107))).toBeNull();
    expect(versionFor(107)).toBeUndefined();
    // Letters beyond ASCII count as the bytes that they are.
    expect(encodeQr("é".repeat(53))?.length).toBe(41);
    expect(encodeQr("é".repeat(54))).toBeNull();
  });
});
