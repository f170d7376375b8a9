/** How much of a table is read from one file. */
import { fileBytesMax } from "../../contracts/import.ts";
import { writeNumber } from "../../contracts/wording.ts";
import { UnreadableFile } from "./unreadable-file.ts";

export const fileRowsMax = 200_000;
export const fileCellsMax = 3_000_000;

/** @throws UnreadableFile over `fileRowsMax` rows in all. */
export const checkRows = (rows: number): void => {
  if (rows <= fileRowsMax) return;
  throw new UnreadableFile(
    "too-many",
    `This file has more than ${writeNumber(fileRowsMax)} rows. Send fewer months at a time.`,
  );
};

/** @throws UnreadableFile over `fileCellsMax` cells in all. */
export const checkCells = (cells: number): void => {
  if (cells <= fileCellsMax) return;
  throw new UnreadableFile(
    "too-many",
    `This file has more than ${writeNumber(fileCellsMax)} cells. Send only the columns with figures, and fewer months at a time.`,
  );
};

/** @throws UnreadableFile over `fileBytesMax`. */
export const checkSize = ({ byteLength }: Uint8Array): void => {
  if (byteLength <= fileBytesMax) return;
  throw new UnreadableFile(
    "too-large",
    `This file has ${Math.ceil(byteLength / 1_000_000)} MB and at most ${fileBytesMax / 1_000_000} MB can be read. Send fewer months at a time.`,
  );
};
