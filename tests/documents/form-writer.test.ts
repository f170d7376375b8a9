/** A thread that breaks off, hangs or takes too much memory ends in a sentence, and the next form is whole. */
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { type WriteForm, makeFormWriter } from "../../backend/documents/forms/form-writer.ts";
import { UnwrittenForm } from "../../backend/documents/unwritten-form.ts";
import { sourceWeek } from "../support/weekly-update-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "locality-flow-forms-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const limits = { heapMbMax: 64, writeMsMax: 15_000, formsAtOnceMax: 1, formsWaitingMax: 1 };

/** A writer whose thread does as it is told here with each order. */
const writerThat = async (name: string, does: string, more = {}): Promise<WriteForm> => {
  const workerFile = join(folder, `${name}.mjs`);
  const listen = `import { parentPort } from "node:worker_threads";
    let count = 0;
    const answer = () => parentPort.postMessage({ says: "written", bytes: new Uint8Array([1, 2, 3]) });
    parentPort.on("message", () => { count += 1; ${does} });`;
  await writeFile(workerFile, listen);
  return makeFormWriter({ workerFile, limits: { ...limits, ...more } });
};

const sentenceOf = async (writing: Promise<unknown>): Promise<string> => {
  const error = await writing.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UnwrittenForm);
  return error instanceof Error ? error.message : "";
};

describe("what writes a form", () => {
  it("gives what its thread has written, by the same thread again", async () => {
    const write = await writerThat(
      "counts",
      `parentPort.postMessage({ says: "written", bytes: new Uint8Array([count]) });`,
    );
    expect([...(await write("pdf", sourceWeek))]).toEqual([1]);
    expect([...(await write("pdf", sourceWeek))]).toEqual([2]);
  });

  it("says so when its thread breaks off, and starts another for the next", async () => {
    const write = await writerThat(
      "throws",
      `if (count === 2) throw new Error("broken"); answer();`,
    );
    expect(await write("pdf", sourceWeek)).toHaveLength(3);
    const sentence = await sentenceOf(write("pdf", sourceWeek));
    expect(sentence).toContain("The PDF form could not be written");
    expect(sentence).not.toContain("broken");
    expect(await write("pdf", sourceWeek)).toHaveLength(3);
  });

  it("says so when its thread ends without a word", async () => {
    const write = await writerThat("ends", "process.exit(0);");
    expect(await sentenceOf(write("pdf", sourceWeek))).toContain("broke off");
  });

  it("ends a thread that takes too long", async () => {
    const write = await writerThat("hangs", "for (;;);", { writeMsMax: 1_000 });
    expect(await sentenceOf(write("pdf", sourceWeek))).toContain("it took too long");
  });

  it("ends a thread that takes too much memory", async () => {
    const write = await writerThat(
      "swells",
      "const all = []; for (;;) all.push(new Array(100_000).fill(Math.random()));",
    );
    expect(await sentenceOf(write("pdf", sourceWeek))).toMatch(/memory|broke off/);
  });

  it("refuses what is more than can wait, and writes those that wait", async () => {
    const write = await writerThat("slow", "setTimeout(answer, 50);");
    const [first, second] = [write("pdf", sourceWeek), write("pdf", sourceWeek)];
    expect(await sentenceOf(write("pdf", sourceWeek))).toContain("too many");
    expect(await Promise.all([first, second])).toHaveLength(2);
  });

  it("passes on the sentence of a form that cannot be written", async () => {
    const write = await writerThat(
      "lacks",
      `parentPort.postMessage({ says: "unwritten", sentence: "A font is missing." });`,
    );
    expect(await sentenceOf(write("pdf", sourceWeek))).toBe("A font is missing.");
  });

  it("is not there: the sentence says that it could not be written", async () => {
    const write = makeFormWriter({ workerFile: join(folder, "nothing.mjs"), limits });
    expect(await sentenceOf(write("pdf", sourceWeek))).toContain("could not be written");
  });
});
