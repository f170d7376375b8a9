import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type FeedAlias, readFeed } from "../../backend/feeds/read-feed.ts";
import { UnreadableFile } from "../../backend/feeds/unreadable-file.ts";
import { aliases as seededAliases } from "../../seeds/index.ts";

/** The same dice on every run: a failure names its number and comes back. */
const makeDice = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(all: readonly [T, ...T[]]): T => all[below(all.length)] ?? all[0];
  return { below, pick };
};
type Dice = ReturnType<typeof makeDice>;

const aliases: FeedAlias[] = seededAliases.map((alias) => alias);
const whole = readFileSync(new URL("../../seeds/data/trust-daily.csv", import.meta.url), "utf8");
/** A hundred days of each trust, zeros among them: the whole file is read once, below. */
const sample = (() => {
  const [headings = "", ...rows] = whole.trimEnd().split("\n");
  const some = rows.filter((row) => /,2024-0[5-8]-/.test(row));
  return `${[headings, ...some].join("\n")}\n`;
})();

const nameOf = (one: { measure: string; asAt: string }): string => `${one.measure} ${one.asAt}`;
const valuesIn = (bytes: Uint8Array): Map<string, number | undefined> =>
  new Map(readFeed(bytes, { aliases }).reported.map((one) => [nameOf(one), one.value]));

const rowsOf = (text: string): string[] => text.trimEnd().split("\n");
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const truncate = (text: string, dice: Dice): Uint8Array =>
  bytesOf(text).slice(0, dice.below(text.length));

const encodeAgain = (text: string, dice: Dice): Uint8Array =>
  dice.pick([
    () => Buffer.from(`\ufeff${text}`, "utf16le"),
    () => Buffer.from(text.replaceAll(" ", "\u00a0"), "latin1"),
    () => bytesOf(`\ufeff${text}`.replaceAll("\n", "\r\n")),
    () => bytesOf(text.replaceAll(",", ";")),
    () => bytesOf(text.replaceAll(/,(\d+\.\d)/g, ',"$1"')),
    () => bytesOf(text.replaceAll(/,(\d{4})-(\d{2})-(\d{2}),/g, ",$3/$2/$1,")),
  ])();

/** The headings move against the columns under them, by one or more. */
const shiftHeadings = (text: string, dice: Dice): Uint8Array => {
  const [headings = "", ...rows] = rowsOf(text);
  const names = headings.split(",");
  const by = 1 + dice.below(names.length - 1);
  const moved = dice.pick([
    [...names.slice(by), ...names.slice(0, by)],
    names.slice(by),
    [...Array.from({ length: by }, () => ""), ...names],
  ]);
  return bytesOf(`${[moved.join(","), ...rows].join("\n")}\n`);
};

/** Columns in another order, with their headings. */
const reorder = (text: string, dice: Dice): Uint8Array => {
  const order = [0, 1, 2, 3, 4, 5, 6];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = dice.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  const rows = rowsOf(text).map((row) => order.map((i) => row.split(",")[i]).join(","));
  return bytesOf(`${rows.join("\n")}\n`);
};

/** Bytes that are no digits and no blanks, thrown in anywhere: the digits that were there are all still there. */
const throwInBytes = (text: string, dice: Dice): Uint8Array => {
  const bytes = [...bytesOf(text)];
  for (let i = 1 + dice.below(40); i > 0; i -= 1) {
    const byte = dice.pick([
      0x00, 0x07, 0x0a, 0x22, 0x2c, 0x2d, 0x2e, 0x3b, 0x45, 0x80, 0xe2, 0xff,
    ]);
    // A NUL or a quotation mark at once says that the file is broken; most files get neither.
    if ((byte === 0 || byte === 0x22) && dice.below(8) > 0) continue;
    bytes.splice(dice.below(bytes.length), 0, byte);
  }
  return Uint8Array.from(bytes);
};

const mutations = { truncate, encodeAgain, shiftHeadings, reorder, throwInBytes };

describe("files that were damaged on the way", () => {
  const right = valuesIn(bytesOf(sample));
  const numbers = Array.from({ length: 24 }, (_, i) => i + 1);

  it("F3 the whole published file is read: no zero, and every other value", () => {
    const all = valuesIn(bytesOf(whole));
    expect(all.size).toBe(3 * 2 * 1096 - (11 + 111 + 93 + 93 + 93 + 94));
    expect([...all.values()].every((value) => value !== undefined && value > 0)).toBe(true);
  });

  describe.each(Object.entries(mutations))("%s", (_, mutate) => {
    it.each(numbers)(
      "F3 number %i gives right values or a sentence, never a wrong one",
      (number) => {
        const damaged = mutate(sample, makeDice(number));
        try {
          for (const [name, value] of valuesIn(damaged)) expect(value, name).toBe(right.get(name));
        } catch (error) {
          if (!(error instanceof UnreadableFile)) throw error;
          expect(error.message).toMatch(/^[A-Z].*\.$/);
        }
      },
    );
  });

  it.each(numbers)("F3 reordered or encoded otherwise, file %i loses nothing", (number) => {
    expect(valuesIn(reorder(sample, makeDice(number)))).toEqual(right);
    expect(valuesIn(encodeAgain(sample, makeDice(number)))).toEqual(right);
  });
});
