/** The tables in seeds/data, which are ours and well formed: anything else is a mistake of ours and stops. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

/** Where seeds/ lies: beside the source, or beside what was built from it. */
export type SeedsFolder = string | URL;

export const readSeedBytes = (folder: SeedsFolder, file: string): Uint8Array =>
  readFileSync(join(typeof folder === "string" ? folder : fileURLToPath(folder), "data", file));

/** One row of a seed table, by heading. */
export type SeedRow = {
  /** @throws when the table has no such column. */
  text: (heading: string) => string;
  /** Null for an empty cell. @throws when the cell is no number. */
  number: (heading: string) => number | null;
};

export const readSeedTable = (folder: SeedsFolder, file: string): SeedRow[] => {
  const [headings = [], ...rows] = parse(Buffer.from(readSeedBytes(folder, file)), {});
  return rows.map((cells, index) => {
    const text = (heading: string): string => {
      const cell = cells[headings.indexOf(heading)];
      if (cell === undefined) throw new Error(`${file}, row ${index + 2}: no ${heading}.`);
      return cell;
    };
    const number = (heading: string): number | null => {
      const cell = text(heading);
      if (cell === "") return null;
      const value = Number(cell);
      if (Number.isFinite(value)) return value;
      throw new Error(`${file}, row ${index + 2}: ${heading} is "${cell}".`);
    };
    return { text, number };
  });
};
