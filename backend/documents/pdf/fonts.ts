/** The open face that is embedded in the PDF, in three weights, each with its letters beyond Latin-1. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { UnwrittenForm } from "../unwritten-form.ts";
import { openWoff } from "./woff.ts";

export const faces = ["regular", "strong", "heavy"] as const;
export type Face = (typeof faces)[number];

const weights: Readonly<Record<Face, number>> = { regular: 400, strong: 600, heavy: 700 };

/** A weight is two files: the letters of Western Europe, and those of the rest of Latin. */
export type FontFiles = Readonly<Record<Face, { latin: Uint8Array; extended: Uint8Array }>>;

/** Where the fonts lie in what is installed. */
export const findFontFolder = (): string =>
  join(
    dirname(
      createRequire(import.meta.url).resolve("@fontsource/atkinson-hyperlegible-next/package.json"),
    ),
    "files",
  );

const readFont = async (folder: string, name: string): Promise<Uint8Array> => {
  try {
    return openWoff(await readFile(join(folder, name)));
  } catch (cause) {
    throw new UnwrittenForm(
      `The PDF could not be written: the font file ${name} is missing from this installation, or is not whole. Install it again, or take another form meanwhile.`,
      { cause },
    );
  }
};

/** @throws UnwrittenForm when a file is not there: another face would not be the same document. */
export const readFonts = async (folder: string = findFontFolder()): Promise<FontFiles> => {
  const readFace = async (face: Face) => {
    const nameOf = (letters: string): string =>
      `atkinson-hyperlegible-next-${letters}-${weights[face]}-normal.woff`;
    const [latin, extended] = await Promise.all([
      readFont(folder, nameOf("latin")),
      readFont(folder, nameOf("latin-ext")),
    ]);
    return { latin, extended };
  };
  const [regular, strong, heavy] = await Promise.all([
    readFace("regular"),
    readFace("strong"),
    readFace("heavy"),
  ]);
  return { regular, strong, heavy };
};
