import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openBook } from "../../backend/feeds/book.ts";
import {
  type FeedContext,
  type FeedReading,
  readBook,
  readFeed,
} from "../../backend/feeds/read-feed.ts";
import type { Book } from "../../backend/feeds/sheet.ts";
import type { Row } from "../../backend/feeds/table.ts";
import { openText } from "../../backend/feeds/text-book.ts";
import { UnreadableFile } from "../../backend/feeds/unreadable-file.ts";
import { type Dice, makeDice } from "../support/dice.ts";
import { contextOf } from "../support/feeds.ts";

type Sample = {
  name: string;
  text: string;
  context: FeedContext;
  /** The last column is a figure: what a comma or a full stop does to it must be seen. */
  columns: number;
};

const fileIn = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const rowsOf = (text: string): string[] => text.trimEnd().split(/\r?\n/);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (rows: readonly string[]): string => `${rows.join("\n")}\n`;

const banes = contextOf("banes");
const everywhere: FeedContext = {
  aliases: ["banes", "swindon", "wiltshire"].flatMap((place) => contextOf(place).aliases),
  measures: [],
  providers: [],
};

const trustDaily = ((): Sample => {
  const [headings = "", ...rows] = rowsOf(fileIn("../../seeds/data/trust-daily.csv"));
  // A hundred days of each trust, zeros among them.
  const some = rows.filter((row) => /,2024-0[5-8]-/.test(row));
  return {
    name: "trust-daily",
    text: textOf([headings, ...some]),
    context: everywhere,
    columns: 7,
  };
})();

const monthlyAe: Sample = {
  name: "monthly-ae",
  // Without the few names that have commas of their own: the columns are counted by commas below.
  text: textOf(
    rowsOf(fileIn("published/Monthly-AE-April-2025.csv"))
      .filter((row) => !row.includes('"'))
      .slice(0, 80),
  ),
  context: contextOf("bsw"),
  columns: 22,
};

const dischargeSitrep = ((): Sample => {
  const metrics = [
    "Number of patients discharged by 17:00",
    "Patients who do not meet the criteria to reside",
  ];
  const rows = Array.from({ length: 60 }, (_, i) =>
    metrics.map((metric, k) => {
      const day = `${String((i % 28) + 1).padStart(2, "0")}/0${i < 28 ? 1 : i < 56 ? 2 : 3}/2024`;
      return `${day},Provider,South West,BSW,RD1,Bath,${metric},Number,,${100 + ((i * 37 + k * 11) % 150)}`;
    }),
  ).flat();
  const headings =
    "Period,Level,Region,ICB,Org Code,Org Name,Metric,Metric Type,Metric Group,Value";
  return {
    name: "discharge-sitrep",
    text: textOf([headings, ...rows]),
    context: banes,
    columns: 10,
  };
})();

const longForm = ((): Sample => {
  const rows = Array.from({ length: 80 }, (_, i) => {
    const day = `2024-0${4 + Math.floor(i / 20)}-${String((i % 20) + 1).padStart(2, "0")}`;
    return `RUH,ruh-ed-attendances,,${day},${200 + ((i * 37) % 100)},,`;
  });
  const headings = "provider,measure,part,date,value,no figure because,note";
  return { name: "long", text: textOf([headings, ...rows]), context: banes, columns: 7 };
})();

const wideForm = ((): Sample => {
  const days = Array.from({ length: 20 }, (_, i) => `2024-08-${String(i + 1).padStart(2, "0")}`);
  const row = (measure: string, part: string, from: number): string =>
    ["RUH", measure, part, ...days.map((_, i) => from + ((i * 37) % 90))].join(",");
  const rows = [
    row("ruh-ed-attendances", "", 210),
    row("ruh-nctr-banes", "P1", 110),
    row("ruh-nctr-banes", "P2", 310),
    row("ruh-discharges", "", 410),
  ];
  const headings = ["provider", "measure", "part", ...days].join(",");
  return { name: "wide", text: textOf([headings, ...rows]), context: banes, columns: 23 };
})();

/** What was understood, by whose figure it is; a figure of which nothing is known otherwise must not be recorded. */
const nameOf = (one: FeedReading["preview"]["observations"][number]): string =>
  `${one.organisation} ${one.measure} ${one.breakdown ?? ""} ${one.asAt}`;
const readBytes = (bytes: Uint8Array, context: FeedContext): FeedReading =>
  readBook(openText(bytes), context);
const valuesIn = ({ preview }: FeedReading): Map<string, unknown> =>
  new Map(preview.observations.map((one) => [nameOf(one), one.value]));

type Mutate = (sample: Sample, dice: Dice) => Uint8Array;

const truncate: Mutate = ({ text }, dice) => bytesOf(text).slice(0, dice.below(text.length));

const encodeAgain: Mutate = ({ text }, dice) =>
  dice.pick([
    () => Buffer.from(`\ufeff${text}`, "utf16le"),
    () => Buffer.from(text.replaceAll(" ", "\u00a0"), "latin1"),
    () => bytesOf(`\ufeff${text}`.replaceAll("\n", "\r\n")),
    () => bytesOf(text.replaceAll(",", dice.pick([";", "\t"]))),
    () => bytesOf(text.replaceAll(/,(\d+)(?=[,\n])/g, ',"$1"')),
    () => bytesOf(text.replaceAll(/,(\d{4})-(\d{2})-(\d{2})(?=,|\n)/g, ",$3/$2/$1")),
    () => bytesOf(`Figures as submitted\n\n${text}`),
  ])();

/** The headings move against the columns under them, by one or more. */
const shiftHeadings: Mutate = ({ text }, dice) => {
  const [headings = "", ...rows] = rowsOf(text);
  const names = headings.split(",");
  const by = 1 + dice.below(names.length - 1);
  const moved = dice.pick([
    [...names.slice(by), ...names.slice(0, by)],
    names.slice(by),
    [...Array.from({ length: by }, () => ""), ...names],
  ]);
  return bytesOf(textOf([moved.join(","), ...rows]));
};

/** Columns in another order, with their headings. */
const reorder: Mutate = ({ text, columns }, dice) => {
  const order = Array.from({ length: columns }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = dice.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  const rows = rowsOf(text).map((row) => {
    const cells = row.split(",");
    return order.map((i) => cells[i] ?? "").join(",");
  });
  return bytesOf(textOf(rows));
};

const repeatRows: Mutate = ({ text }, dice) => {
  const [headings = "", ...rows] = rowsOf(text);
  const more = Array.from({ length: 20 }, () => rows[dice.below(rows.length)] ?? "");
  return bytesOf(textOf([headings, ...rows, headings, ...more]));
};

/** Bytes that are no digits and no blanks, thrown in anywhere: the digits that were there are all still there. */
const throwInBytes: Mutate = ({ text }, dice) => {
  const bytes = [...bytesOf(text)];
  for (let i = 1 + dice.below(40); i > 0; i -= 1) {
    const byte = dice.pick([0x00, 0x07, 0x0a, 0x22, 0x2c, 0x2d, 0x2e, 0x3b, 0x80, 0xe2, 0xff]);
    // A NUL or a quotation mark at once says that the file is broken; most files get neither.
    if ((byte === 0 || byte === 0x22) && dice.below(8) > 0) continue;
    bytes.splice(dice.below(bytes.length), 0, byte);
  }
  return Uint8Array.from(bytes);
};

const mutations = { truncate, encodeAgain, shiftHeadings, reorder, repeatRows, throwInBytes };
const samples = [trustDaily, monthlyAe, dischargeSitrep, longForm, wideForm];
const numbers = Array.from({ length: 10 }, (_, i) => i + 1);

it("F3 the whole published daily file is read: no zero, and every other value", () => {
  const whole = readBytes(bytesOf(fileIn("../../seeds/data/trust-daily.csv")), everywhere);
  expect(whole.reported).toHaveLength(3 * 2 * 1096 - (11 + 111 + 93 + 93 + 93 + 94));
  expect(whole.reported.every(({ value }) => value !== undefined && value > 0)).toBe(true);
});

describe.each(samples)("a file of the layout $name, damaged on the way", (sample) => {
  const whole = readBytes(bytesOf(sample.text), sample.context);
  const right = valuesIn(whole);

  it("is read as what it is when it is whole", () => {
    expect(whole.preview.layout).toBe(sample.name);
    expect(right.size).toBeGreaterThan(70);
  });

  describe.each(Object.entries(mutations))("%s", (_, mutate) => {
    it.each(numbers)(
      "F3 number %i gives right values or a sentence, never a wrong one",
      (number) => {
        const damaged = mutate(sample, makeDice(number));
        try {
          const { preview } = readBytes(damaged, sample.context);
          for (const one of preview.observations) {
            const name = nameOf(one);
            // A label that was damaged is another label: it is shown and not recorded.
            if (right.has(name) || one.mapped) expect(one.value, name).toBe(right.get(name));
          }
        } catch (error) {
          if (!(error instanceof UnreadableFile)) throw error;
          expect(error.message).toMatch(/^[A-Z].*\.$/);
        }
      },
    );
  });

  it.each(numbers)(
    "F3 reordered, repeated or encoded otherwise, file %i loses nothing",
    (number) => {
      for (const mutate of [reorder, repeatRows, encodeAgain]) {
        const again = readBytes(mutate(sample, makeDice(number)), sample.context);
        expect(valuesIn(again)).toEqual(right);
      }
    },
  );
});

/** Damage to a workbook that still opens: its cells are where they are, and say something else. */
const withRows = (book: Book, change: (rows: readonly Row[]) => readonly Row[]): Book => ({
  ...book,
  sheets: book.sheets.map((sheet) => ({ ...sheet, rows: change(sheet.rows) })),
});
const withCells = ({ number }: Row, cells: string[]): Row => ({ number, cells });
const fluDays = 30;
const flu = withRows(
  await openBook(
    readFileSync(new URL("published/uec-daily-sitrep-flu-2022-23.xlsx", import.meta.url)),
  ),
  (rows) => rows.map((row) => withCells(row, row.cells.slice(0, 5 + 2 * fluDays))),
);
const fluRight = new Map(
  readBook(flu, banes).preview.observations.map((one) => [nameOf(one), one.value]),
);

type MutateBook = (book: Book, dice: Dice) => Book;

const isHeading = ({ cells }: Row): boolean =>
  cells.some((cell) => cell === "Code" || cell.startsWith("2022-"));

const bookMutations: Record<string, MutateBook> = {
  cutOff: (book, dice) => withRows(book, (rows) => rows.slice(0, dice.below(rows.length))),
  shiftOneHeadingRow: (book, dice) => {
    const by = 1 + dice.below(3);
    const chosen = dice.below(2);
    return withRows(book, (rows) => {
      const row = rows.filter(isHeading)[chosen];
      return rows.map((each) => {
        if (each !== row) return each;
        const moved = dice.pick([
          [...Array.from({ length: by }, () => ""), ...each.cells],
          each.cells.slice(by),
        ]);
        return withCells(each, moved);
      });
    });
  },
  shiftRows: (book, dice) =>
    withRows(book, (rows) =>
      rows.map((row) =>
        isHeading(row) || dice.below(4) > 0 ? row : withCells(row, ["", ...row.cells]),
      ),
    ),
  blankCells: (book, dice) =>
    withRows(book, (rows) =>
      rows.map((row) =>
        withCells(
          row,
          row.cells.map((cell) => (dice.below(12) === 0 ? "" : cell)),
        ),
      ),
    ),
  spoilCells: (book, dice) =>
    withRows(book, (rows) =>
      rows.map((row) =>
        withCells(
          row,
          row.cells.map((cell) =>
            dice.below(12) > 0
              ? cell
              : dice.pick([
                  `${cell}?`,
                  `-${cell}x`,
                  `${cell}.5`,
                  "#REF!",
                  "about 7",
                  `${cell}\u00a0`,
                ]),
          ),
        ),
      ),
    ),
  repeatRows: (book, dice) =>
    withRows(book, (rows) =>
      [
        ...rows,
        ...Array.from({ length: 9 }, () => dice.pick([rows[20], rows[40], rows[60], rows[130]])),
      ].flatMap((row) => (row === undefined ? [] : [row])),
    ),
};

describe.each(Object.entries(bookMutations))("a workbook with %s", (_, mutate) => {
  it.each([1, 2, 3, 4])(
    "F3 number %i gives right values or a sentence, never a wrong one",
    (number) => {
      try {
        const { preview } = readBook(mutate(flu, makeDice(number)), banes);
        for (const one of preview.observations) {
          const name = nameOf(one);
          if (fluRight.get(name) !== one.value && (fluRight.has(name) || one.mapped)) {
            expect.fail(`${name} is ${String(one.value)} and was ${String(fluRight.get(name))}`);
          }
        }
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        expect(error.message).toMatch(/^[A-Z].*\.$/);
      }
    },
    30_000,
  );
});

describe("the bytes of a workbook, damaged on the way", () => {
  const file = readFileSync(new URL("published/VW202312.xlsx", import.meta.url));
  const context = contextOf("bsw");

  it.each(numbers)(
    "F3 number %i gives right values or a sentence, never a wrong one",
    async (number) => {
      const right = valuesIn(await readFeed(file, context));
      const dice = makeDice(number);
      const damaged = Uint8Array.from(file);
      const changes = 1 + dice.below(4);
      for (let i = 0; i < changes; i += 1) damaged[dice.below(damaged.length)] = dice.below(256);
      const bytes = number % 3 === 0 ? file.subarray(0, dice.below(file.length)) : damaged;
      const reading = await readFeed(bytes, context).catch((error: unknown) => error);
      if (reading instanceof Error) {
        expect(reading).toBeInstanceOf(UnreadableFile);
        expect(reading.message).toMatch(/^[A-Z].*\.$/);
        return;
      }
      const again = valuesIn(await readFeed(bytes, context));
      for (const [name, value] of again) expect(value, name).toBe(right.get(name));
    },
  );
});
