import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { makeFeedFolder } from "../../backend/feeds/feed-folder.ts";
import type { Outcome } from "../../backend/feeds/feed-report.ts";
import { TooManyFiles } from "../../backend/feeds/unreadable-file.ts";
import { watchFeedFolder } from "../../backend/watch-feed-folder.ts";
import { fileBytesMax, ImportReceipt } from "../../contracts/import.ts";
import { History, Wall } from "../../contracts/figure.ts";
import { withProduct } from "../support/product.ts";

const root = mkdtempSync(join(tmpdir(), "locality-flow-feeds-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder of its own, to put files into and to see what became of them. */
const makeFolder = () => {
  const folder = join(root, randomUUID());
  mkdirSync(folder);
  return {
    folder,
    put: (path: string, content: string | Uint8Array = "a,b\n1,2\n") => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    /** All files, by path. */
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .toSorted(),
    text: (path: string) => readFileSync(join(folder, path), "utf8"),
  };
};

const recorded: Outcome = {
  is: "recorded",
  receipt: {
    preview: { layout: "long", observations: [], unmapped: [], ignored: [], warnings: [] },
    observations: 1,
    changes: [],
    changed: 1,
    unchanged: 0,
    refused: 0,
    submissions: [],
  },
};

/** A watcher on a folder, with what it imported and what it warned of. */
const makeWatcher = (
  folder: string,
  { outcome = recorded, ...more }: { outcome?: Outcome; takenMsMax?: number } = {},
) => {
  const imported: string[] = [];
  const warnings: object[] = [];
  const feedFolder = makeFeedFolder({
    folder,
    importFile: async (locality, bytes) => {
      imported.push(`${locality}: ${new TextDecoder().decode(bytes)}`);
      return outcome;
    },
    nowMs: Date.now,
    warn: (facts) => warnings.push(facts),
    ...more,
  });
  return { ...feedFolder, imported, warnings };
};

describe("a watched folder", () => {
  it("takes a file that two looks saw alike, and no sooner", async () => {
    const { folder, put, files } = makeFolder();
    const watcher = makeWatcher(folder);
    put("banes/sitrep.csv", "a,b\n");
    await watcher.look();
    expect(watcher.imported).toEqual([]);
    // It grows, and then is written to again without growing.
    put("banes/sitrep.csv", "a,b\n1,2\n");
    await watcher.look();
    utimesSync(join(folder, "banes/sitrep.csv"), 1, 1);
    await watcher.look();
    expect(watcher.imported).toEqual([]);
    await watcher.look();
    expect(watcher.imported).toEqual(["banes: a,b\n1,2\n"]);
    expect(files()).toEqual([
      "banes/done/sitrep.csv",
      "banes/done/sitrep.csv.report.json",
      "banes/done/sitrep.csv.report.txt",
    ]);
    await watcher.look();
    await watcher.look();
    expect(watcher.imported).toHaveLength(1);
  });

  it("leaves what is not finished or not meant for it", async () => {
    const { folder, put, files } = makeFolder();
    const left = [
      "banes/.hidden.csv",
      "banes/sitrep.csv.part",
      "banes/~$sitrep.xlsx",
      "banes/sitrep.tmp",
      "banes/Thumbs.db",
      "banes/older/sitrep.csv",
      "banes/sitrep.csv.report.txt",
      "loose.csv",
    ];
    for (const path of left) put(path);
    put("banes/empty.csv", "");
    put("elsewhere.txt");
    symlinkSync(join(folder, "elsewhere.txt"), join(folder, "banes", "link.csv"));
    const watcher = makeWatcher(folder);
    for (let looks = 0; looks < 3; looks += 1) await watcher.look();
    expect(watcher.imported).toEqual([]);
    expect(files()).toEqual([...left, "banes/empty.csv", "elsewhere.txt"].toSorted());
  });

  it("puts the time into a name that is there already", async () => {
    const { folder, put, files } = makeFolder();
    const watcher = makeWatcher(folder);
    for (let days = 0; days < 3; days += 1) {
      put("banes/sitrep.csv", `${days}`);
      await watcher.look();
      await watcher.look();
    }
    const done = files().filter((path) => path.endsWith(".csv"));
    expect(done).toHaveLength(3);
    expect(done.slice(0, 2)).toEqual([
      expect.stringMatching(/^banes\/done\/sitrep\.\d{8}T\d{6}Z(-2)?\.csv$/),
      expect.stringMatching(/^banes\/done\/sitrep(\.\d{8}T\d{6}Z(-2)?)?\.csv$/),
    ]);
    for (const path of done) expect(files()).toContain(`${path}.report.json`);
  });

  it("moves what is refused aside, with the sentence beside it", async () => {
    const { folder, put, files, text } = makeFolder();
    const issues = [{ path: "ruh-nctr 2024-08-14", message: "-1 is below zero." }];
    const outcome: Outcome = { is: "refused", sentence: "One figure cannot be recorded.", issues };
    const watcher = makeWatcher(folder, { outcome });
    put("banes/sitrep.csv");
    await watcher.look();
    await watcher.look();
    expect(files()).toContain("banes/refused/sitrep.csv");
    expect(text("banes/refused/sitrep.csv.report.txt")).toContain(
      "Nothing was recorded.\nOne figure cannot be recorded.\nruh-nctr 2024-08-14: -1 is below zero.",
    );
    expect(JSON.parse(text("banes/refused/sitrep.csv.report.json"))).toMatchObject({
      file: "sitrep.csv",
      locality: "banes",
      outcome: "refused",
      issues,
    });
  });

  it("refuses a file of 200 MB without reading it", async () => {
    const { folder, put, text } = makeFolder();
    put("banes/huge.csv", "x");
    truncateSync(join(folder, "banes/huge.csv"), fileBytesMax * 10);
    const watcher = makeWatcher(folder);
    await watcher.look();
    await watcher.look();
    expect(watcher.imported).toEqual([]);
    expect(text("banes/refused/huge.csv.report.txt")).toMatch(/has 200 MB and at most 20 MB/);
  });

  it("puts back what cannot be dealt with now, and takes it later", async () => {
    const { folder, put, files } = makeFolder();
    put("banes/sitrep.csv");
    const busy = makeWatcher(folder, { outcome: { is: "later" } });
    await busy.look();
    await busy.look();
    expect(files()).toEqual(["banes/sitrep.csv"]);
    const free = makeWatcher(folder);
    await free.look();
    await free.look();
    expect(files()).toContain("banes/done/sitrep.csv");
  });

  it("of two servers on one folder one takes each file", async () => {
    const { folder, put, files } = makeFolder();
    const [one, other] = [makeWatcher(folder), makeWatcher(folder)];
    for (let i = 0; i < 20; i += 1) put(`banes/sitrep-${i}.csv`, `${i}`);
    await Promise.all([one.look(), other.look()]);
    await Promise.all([one.look(), other.look()]);
    expect([...one.imported, ...other.imported].toSorted()).toEqual(
      Array.from({ length: 20 }, (_, i) => `banes: ${i}`).toSorted(),
    );
    expect(files().filter((path) => path.endsWith(".csv"))).toHaveLength(20);
    expect([...one.warnings, ...other.warnings]).toEqual([]);
  });

  it("takes again what a server that ended had taken", async () => {
    const { folder, put, files } = makeFolder();
    put("banes/taken/sitrep.csv");
    const patient = makeWatcher(folder);
    await patient.look();
    expect(files()).toEqual(["banes/taken/sitrep.csv"]);
    const next = makeWatcher(folder, { takenMsMax: -1_000 });
    for (let looks = 0; looks < 3; looks += 1) await next.look();
    expect(next.imported).toHaveLength(1);
    expect(files()).toContain("banes/done/sitrep.csv");
  });

  it("warns once of what stands in its way, and takes the rest", async () => {
    const { folder, put, files } = makeFolder();
    put("banes/sitrep.csv");
    // Where it would be taken to is a file.
    put("swindon/taken");
    put("swindon/sitrep.csv");
    const watcher = makeWatcher(folder);
    for (let looks = 0; looks < 4; looks += 1) await watcher.look();
    expect(files()).toContain("banes/done/sitrep.csv");
    expect(watcher.warnings.length).toBeGreaterThan(0);
    const warned = watcher.warnings.length;
    await watcher.look();
    expect(watcher.warnings).toHaveLength(warned);
  });
});

describe("the product's own watched folder", async () => {
  const product = await withProduct();
  const poll = { timeout: 15_000, interval: 50 };
  const long = (...rows: string[]): string => `measure,date,value\n${rows.join("\n")}\n`;

  /** Watches until `until` holds. */
  const watchUntil = async (
    folder: string,
    until: () => void,
    read?: Parameters<typeof watchFeedFolder>[1]["read"],
  ): Promise<void> => {
    const options = { folder, everyMs: 20, ...(read === undefined ? {} : { read }) };
    const stop = await watchFeedFolder(product.deps, options);
    try {
      await vi.waitFor(until, poll);
    } finally {
      await stop();
    }
  };

  it("records a file, and the same file again changes nothing", async () => {
    const { folder, put, text, files } = makeFolder();
    put("banes/sitrep.csv", long("ruh-ed-attendances,14/08/2024,288"));
    await watchUntil(folder, () => expect(files()).toContain("banes/done/sitrep.csv"));
    expect(text("banes/done/sitrep.csv.report.txt")).toContain("1 figure was recorded");
    const { receipt } = JSON.parse(text("banes/done/sitrep.csv.report.json"));
    expect(ImportReceipt.parse(receipt).changed).toBe(1);
    const wall = await product.read(Wall, "/api/localities/banes/wall");
    const { points } = await product.read(
      History,
      "/api/localities/banes/measures/ruh-ed-attendances/history?from=2024-08-14&to=2024-08-14",
    );
    expect(points.map(({ value }) => value)).toEqual([288]);
    put("banes/again.csv", long("ruh-ed-attendances,14/08/2024,288"));
    await watchUntil(folder, () => expect(files()).toContain("banes/done/again.csv"));
    const after = await product.read(Wall, "/api/localities/banes/wall");
    expect(after.revision).toBe(wall.revision);
  });

  it("S3 refuses a file whole when one of its figures cannot be recorded", async () => {
    const { folder, put, text, files } = makeFolder();
    const before = await product.read(Wall, "/api/localities/banes/wall");
    put(
      "banes/sitrep.csv",
      long("ruh-ed-attendances,13/08/2024,289", "ruh-ed-attendances,12/08/2024,2000000000"),
    );
    await watchUntil(folder, () => expect(files()).toContain("banes/refused/sitrep.csv"));
    expect(text("banes/refused/sitrep.csv.report.txt")).toMatch(/1 figure .* cannot be recorded/);
    const after = await product.read(Wall, "/api/localities/banes/wall");
    expect(after.revision).toBe(before.revision);
  });

  it("says what is no file of figures, and which place is unknown", async () => {
    const { folder, put, text, files } = makeFolder();
    put("banes/letter.pdf", "%PDF-1.7");
    put("bath/sitrep.csv", long("ruh-ed-attendances,13/08/2024,289"));
    await watchUntil(folder, () => {
      expect(files()).toContain("banes/refused/letter.pdf");
      expect(files()).toContain("bath/refused/sitrep.csv");
    });
    expect(text("banes/refused/letter.pdf.report.txt")).toContain("This is a PDF");
    expect(text("bath/refused/sitrep.csv.report.txt")).toContain('There is no place "bath"');
  });

  it("keeps a file that comes while too many are read", async () => {
    const { folder, put, files } = makeFolder();
    put("banes/sitrep.csv", long("ruh-ed-attendances,13/08/2024,289"));
    let asked = 0;
    const busy = async () => {
      asked += 1;
      throw new TooManyFiles();
    };
    await watchUntil(folder, () => expect(asked).toBeGreaterThan(1), busy);
    expect(files()).toEqual(["banes/sitrep.csv"]);
  });

  it("makes the folder when it is not there", async () => {
    const folder = join(root, "not", "there", "yet");
    await watchUntil(folder, () => expect(existsSync(folder)).toBe(true));
  });
});
