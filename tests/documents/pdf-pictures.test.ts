/**
 * What the PDF looks like, set against pictures that somebody has looked at and approved. With APPROVE=1
 * in the environment the pictures are written anew: open them before they are kept.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { renderPdf } from "../../backend/documents/pdf/render-pdf.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { drawPdf } from "../support/read-pdf.ts";
import { sourceWeek } from "../support/weekly-update-fixture.ts";

/** Letters are smoothed a little differently by every release of a reader: blocks of so many pixels are compared. */
const blockPx = 12;
/** Of 255, in the mean of a block: a word that moved or a colour that is another is far beyond it. */
const differenceMax = 14;

const update = WeeklyUpdate.parse({
  ...sourceWeek,
  fingerprint: "3f2a9c0d51e84b7702c6".padEnd(64, "0"),
  summary: [
    {
      is: "words",
      words:
        "16 BaNES patients at RUH on pathways 1 to 3 no longer need a hospital bed: 4 under the target of 20, and 8 fewer than last report. RUH has come down one level to OPEL 2. ED attendances were 20 higher than last report.",
    },
  ],
  completeness: {
    sentence: "18 of 20 figures came; RUH discharges missing Wednesday.",
    expected: 20,
    come: 18,
    gaps: [],
  },
  gapsAccepted: "The extract is down until Monday; the board knows.",
  correctedSinceLastReport: [
    {
      row: "ruh-ed-attendances",
      criteria: "RUH ED attendances",
      asAt: "7 Aug",
      published: "245",
      now: "247",
      recordedAt: "2024-08-13T09:00:00.000Z",
      reason: "two were counted late",
      role: "RUH flow lead",
    },
  ],
  events: [
    {
      event: "Winter assurance: submission",
      day: "2024-08-22",
      time: "14:00",
      where: "Civic Centre, Keynsham",
    },
  ],
});

type Picture = { width: number; height: number; pixels: Uint8ClampedArray };

const fileOf = (page: number): string =>
  fileURLToPath(new URL(`./approved/weekly-pdf-page-${page}.png`, import.meta.url));

const readPicture = async (page: number): Promise<Picture> => {
  const image = await loadImage(await readFile(fileOf(page)));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
};

/** The mean of each colour in each block, row by row. */
const meansOf = ({ width, height, pixels }: Picture): number[] => {
  const [across, down] = [Math.ceil(width / blockPx), Math.ceil(height / blockPx)];
  const sums = Array.from({ length: across * down * 3 }, () => 0);
  const counts = Array.from({ length: across * down }, () => 0);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const block = Math.floor(y / blockPx) * across + Math.floor(x / blockPx);
      counts[block] = (counts[block] ?? 0) + 1;
      for (let shade = 0; shade < 3; shade += 1) {
        const place = block * 3 + shade;
        sums[place] = (sums[place] ?? 0) + (pixels[(y * width + x) * 4 + shade] ?? 0);
      }
    }
  return sums.map((sum, place) => sum / (counts[Math.floor(place / 3)] ?? 1));
};

const countDifferent = (before: Picture, now: Picture): number => {
  const means = meansOf(now);
  return meansOf(before).filter(
    (mean, place) => Math.abs(mean - (means[place] ?? 0)) > differenceMax,
  ).length;
};

describe("the pages of the PDF", () => {
  it("look as they were approved", async () => {
    const drawn = await drawPdf(await renderPdf(update), 1);
    expect(drawn).toHaveLength(2);
    for (const [index, picture] of drawn.entries()) {
      if (process.env["APPROVE"] === "1") await writeFile(fileOf(index + 1), picture.png);
      const approved = await readPicture(index + 1);
      expect([picture.width, picture.height]).toEqual([approved.width, approved.height]);
      expect(countDifferent(approved, picture)).toBe(0);
    }
  });

  it("a rating of another colour is seen", async () => {
    const rows = update.rows.map((row) =>
      row.key === "primary-care-opel" ? { ...row, rag: "amber" as const } : row,
    );
    const [page] = await drawPdf(await renderPdf({ ...update, rows }), 1);
    if (page === undefined) throw new Error("There is a first page.");
    expect(countDifferent(await readPicture(1), page)).toBeGreaterThan(5);
  });
});
