import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  type FileReaderLimits,
  filesAtOnceMax,
  filesWaitingMax,
  heapMbMax,
  makeFileReader,
  readFile,
  readMsMax,
} from "../../backend/feeds/file-reader.ts";
import { readFeed } from "../../backend/feeds/read-feed.ts";
import { aliases, measures, providers } from "../../seeds/index.ts";

const here = ({ locality }: { locality: string }): boolean => locality === "banes";
const context = {
  aliases: aliases.filter(here),
  measures: measures.filter(here),
  providers: providers.filter(here),
};
const limits: FileReaderLimits = { heapMbMax, readMsMax, filesAtOnceMax, filesWaitingMax };

const headings = "nhs_trust22_code,trust,date,do_not_meet_criteria_to_reside,discharged_total";
const csv = (...rows: string[]): Uint8Array =>
  new TextEncoder().encode(`${[headings, ...rows].join("\n")}\n`);
const small = csv("RD1,RUH,2024-08-14,209,131", "RN3,GWH,2024-08-14,180,99");

/** Threads that do what no file could be made to do for sure. */
const folder = mkdtempSync(join(tmpdir(), "locality-flow-worker-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const worker = (name: string, code: string): string => {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, code);
  return path;
};

describe("reading a file in a thread of its own", () => {
  it("understands what reading it here would", async () => {
    const { observations, ...reading } = await readFile(small, context);
    expect(reading).toEqual(await readFeed(small, context));
    expect(observations).toBe(reading.preview.observations.length);
  });

  it("keeps the order of figures that come in several slices", async () => {
    const rows = Array.from({ length: 400 }, (_, trust) =>
      Array.from({ length: 28 }, (_row, day) => {
        const code = `R${String(trust).padStart(3, "0")}`;
        return `${code},Trust,2024-07-${String(day + 1).padStart(2, "0")},${trust + day + 1},5`;
      }),
    ).flat();
    const file = csv(...rows, "RD1,RUH,2024-08-14,209,131");
    const whole = await readFeed(file, context);
    const { preview } = whole;
    expect(await readFile(file, context, Number.POSITIVE_INFINITY)).toEqual({
      ...whole,
      observations: preview.observations.length,
    });
    // For a page the first are enough, and all are counted.
    expect(await readFile(file, context, 10)).toEqual({
      ...whole,
      preview: { ...preview, observations: preview.observations.slice(0, 10) },
      observations: preview.observations.length,
    });
  });

  it("refuses with the sentence of what is wrong", async () => {
    await expect(readFile(new TextEncoder().encode("hello"), context)).rejects.toMatchObject({
      name: "UnreadableFile",
      code: "unreadable",
    });
  });

  it("lets others be answered meanwhile", async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, i) => `R${String(i % 999).padStart(3, "0")},Trust,2024-08-${10 + (i % 20)},${i + 1},5`,
    );
    let isDone = false;
    let longestMs = 0;
    const reading = readFile(csv(...rows), context).finally(() => (isDone = true));
    const begun = performance.now();
    let last = begun;
    while (!isDone) {
      await setImmediate();
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }
    await reading;
    // In this thread it would be all of it.
    expect(longestMs).toBeLessThan((last - begun) / 2);
  });

  it("ends one that takes too much memory, and reads the next", async () => {
    const greedy = worker("greedy", "const all = []; for (;;) all.push(new Array(1000).fill({}));");
    const read = makeFileReader({ workerFile: greedy, limits: { ...limits, heapMbMax: 32 } });
    await expect(read(small, context)).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringMatching(/more memory/),
    });
    expect((await readFile(small, context)).preview.layout).toBe("trust-daily");
  });

  it("ends one that takes too long, and reads the next", async () => {
    const endless = worker("endless", "for (;;);");
    const read = makeFileReader({ workerFile: endless, limits: { ...limits, readMsMax: 200 } });
    await expect(read(small, context)).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringMatching(/longer than 0.2 seconds/),
    });
    expect((await readFile(small, context)).preview.layout).toBe("trust-daily");
  });

  it("passes on a fault that is not the file's", async () => {
    const faulty = worker("faulty", "throw new TypeError('a fault');");
    await expect(makeFileReader({ workerFile: faulty })(small, context)).rejects.toThrow("a fault");
    const silent = worker("silent", "");
    await expect(makeFileReader({ workerFile: silent })(small, context)).rejects.toThrow(
      /without an answer/,
    );
  });

  it("reads a few at once, lets a few wait and sends the rest away", async () => {
    const slow = worker("slow", "setTimeout(() => { throw new Error('done'); }, 100);");
    const read = makeFileReader({
      workerFile: slow,
      limits: { ...limits, filesAtOnceMax: 1, filesWaitingMax: 1 },
    });
    const outcomes = [1, 2, 3].map(() =>
      read(small, context).catch((error: unknown) => (error instanceof Error ? error.name : "")),
    );
    expect(await Promise.all(outcomes)).toEqual(["Error", "Error", "TooManyFiles"]);
    // Their turns are over: another one is let in.
    await expect(read(small, context)).rejects.toThrow("done");
  });

  it("needs nothing of the product's environment", async () => {
    const telling = worker("telling", "throw new Error(JSON.stringify(Object.keys(process.env)));");
    await expect(makeFileReader({ workerFile: telling })(small, context)).rejects.toThrow("[]");
  });

  it("is started from what the build makes", () => {
    const built = fileURLToPath(new URL("../../dist/server/read-file.worker.js", import.meta.url));
    return expect(makeFileReader({ workerFile: built })(small, context)).resolves.toMatchObject({
      preview: { layout: "trust-daily" },
    });
  });
});
