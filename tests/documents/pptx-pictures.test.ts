/**
 * The slides set against pictures that somebody has looked at and approved. A fresh machine has nothing
 * that draws slides, so what is compared is what the pictures were drawn from: every shape, its place, its
 * words and colours, and the numbers of the charts. With APPROVE=1 in the environment both are written
 * anew; that needs LibreOffice (soffice) and poppler (pdftoppm). Open the pictures before they are kept.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { format, resolveConfig } from "prettier";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { renderPptx } from "../../backend/documents/pptx/render-pptx.ts";
import { type Box, type ReadSlide, readSlides } from "../support/office-reader.ts";
import { ordinaryWeek } from "../support/rich-week.ts";

const emuPerInch = 914_400;
/** A slide is 1,280 pixels wide with it. */
const dotsPerInch = 96;
const pictureBytesMax = 200_000;
const drawMsMax = 180_000;

const Approved = z.object({
  /** SHA-256 of each picture, in the slides' order: a picture belongs to one structure only. */
  pictures: z.array(z.string()),
  slides: z.array(z.unknown()),
});

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`./approved/${name}`, import.meta.url));
const structureFile = fileOf("weekly-slides.json");
const pictureFile = (slide: number): string => fileOf(`weekly-slide-${slide}.png`);

/** In hundredths of an inch: "0.55 0.44, 12.23 by 0.48". */
const writeBox = ({ x, y, width, height }: Box): string => {
  const [left, top, w, h] = [x, y, width, height].map((emu) => (emu / emuPerInch).toFixed(2));
  return `${left} ${top}, ${w} by ${h}`;
};

const describeSlide = ({ title, colours, shapes, tables, charts }: ReadSlide) => ({
  title,
  colours,
  shapes: shapes.map(({ name, lines, box }) => ({ name, at: writeBox(box), lines })),
  tables: tables.map(({ name, box, rows }) => ({
    name,
    at: writeBox(box),
    rows: rows.map((row) => row.map((cell) => cell.join(" / ")).join(" | ")),
  })),
  charts: charts.map(({ box, categories, series }) => ({
    at: writeBox(box),
    categories: categories.join(" "),
    series: series.map(
      ({ name, values }) => `${name}: ${values.map((value) => value ?? "gap").join(" ")}`,
    ),
  })),
});

/** Draws the slides with the programs that there are; throws a sentence where there are none. */
const drawSlides = async (bytes: Uint8Array): Promise<void> => {
  const run = promisify(execFile);
  const folder = await mkdtemp(join(tmpdir(), "locality-flow-slides-"));
  try {
    await writeFile(join(folder, "slides.pptx"), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder];
    await run("soffice", [...convert, join(folder, "slides.pptx")]);
    const [pdf, picture] = [join(folder, "slides.pdf"), fileOf("weekly-slide")];
    await run("pdftoppm", ["-r", String(dotsPerInch), "-png", pdf, picture]);
  } catch (cause) {
    throw new Error("To draw the slides anew, install LibreOffice Impress and poppler-utils.", {
      cause,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const readPictures = (count: number): Promise<Buffer[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => readFile(pictureFile(at + 1))));

const sumOf = (picture: Buffer): string => createHash("sha256").update(picture).digest("hex");

let slides: ReturnType<typeof describeSlide>[];
beforeAll(async () => {
  const bytes = await renderPptx(ordinaryWeek);
  slides = readSlides(bytes).map(describeSlide);
  if (process.env["APPROVE"] !== "1") return;
  await drawSlides(bytes);
  const pictures = (await readPictures(slides.length)).map(sumOf);
  const structure = JSON.stringify({ pictures, slides });
  const options = await resolveConfig(structureFile);
  await writeFile(structureFile, await format(structure, { ...options, parser: "json" }));
}, drawMsMax);

const readApproved = async () => Approved.parse(JSON.parse(await readFile(structureFile, "utf8")));

describe("the slides of the week commencing 12 August 2024", () => {
  it("R10 are made of what the approved pictures were drawn from", async () => {
    expect(slides).toEqual((await readApproved()).slides);
  });

  it("have a picture each, which is the one that belongs to them", async () => {
    const { pictures } = await readApproved();
    expect(pictures).toHaveLength(slides.length);
    const found = await readPictures(slides.length);
    expect(found.map(sumOf)).toEqual(pictures);
    for (const { length } of found) expect(length).toBeLessThanOrEqual(pictureBytesMax);
  });
});
