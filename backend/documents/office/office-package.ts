/** The zip that an office document is: written anew so that the same update gives the same bytes. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** Zip keeps a moment for each file; what matters is that it is always the same. */
const zippedAt = new Date(2000, 0, 1);
const compression = { level: 6, mtime: zippedAt } as const;

/** Files by their path in the package. */
export type PackageFiles = Readonly<Record<string, string | Uint8Array>>;

export const packFiles = (files: PackageFiles): Uint8Array => {
  const zippable: Zippable = {};
  for (const [path, content] of Object.entries(files))
    zippable[path] = [typeof content === "string" ? strToU8(content) : content, compression];
  return zipSync(zippable);
};

const isXml = (path: string): boolean => /\.(xml|rels)$/.test(path);

const numbered =
  /((?:^|\/)(?:charts\/(?:_rels\/)?chart|embeddings\/Microsoft_Excel_Worksheet))(\d+)(?=\.)/g;

/** The libraries count charts for as long as they run: here they are counted from 1, in paths and in what names them. */
const countFromOne = (paths: readonly string[]): ((text: string) => string) => {
  const found = paths.flatMap((path) => {
    const number = /charts\/chart(\d+)\.xml$/.exec(path)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const first = Math.min(...found);
  return (text) =>
    text.replace(
      numbered,
      (_, name: string, number: string) => `${name}${Number(number) - first + 1}`,
    );
};

/**
 * The package with each XML file as `edit` leaves it, in the package's order, and with what `replace`
 * has for some of its paths.
 */
export const rewritePackage = (
  bytes: Uint8Array,
  edit: (path: string, xml: string) => string,
  replace: (paths: readonly string[]) => PackageFiles,
): Uint8Array => {
  const files: Record<string, string | Uint8Array> = {};
  const unzipped = unzipSync(bytes);
  const count = countFromOne(Object.keys(unzipped));
  for (const [writtenPath, content] of Object.entries(unzipped)) {
    if (writtenPath.endsWith("/")) continue;
    const path = count(writtenPath);
    files[path] = isXml(path) ? edit(path, count(strFromU8(content))) : content;
  }
  return packFiles({ ...files, ...replace(Object.keys(files)) });
};
