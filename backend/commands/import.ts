/** `npm run import -- FILE [--preview]`: reads a file of figures; without --preview, records it. */
import { readFile as readBytes, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { aliases, localities, measures, providers } from "../../seeds/index.ts";
import { fileBytesMax, type ImportPreview, ImportReceipt } from "../../contracts/import.ts";
import { Problem } from "../../contracts/problem.ts";
import { readFile } from "../feeds/file-reader.ts";
import { UnreadableFile } from "../feeds/unreadable-file.ts";
import { findCredentials, NotLetIn } from "./sign-in.ts";

const usage = `See what a file holds:  npm run -s import -- FILE --preview [--place banes]
Record what is new:     npm run -s import -- FILE [--place banes] [--key KEY] [--skip-refused]
The key of a feed may also stand in FEED_KEY; a demonstration needs none.`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    place: { type: "string", default: "banes" },
    preview: { type: "boolean", default: false },
    "skip-refused": { type: "boolean", default: false },
    key: { type: "string" },
    /** Of a demonstration: as whom to sign in where there is no key. */
    as: { type: "string", default: "place" },
    address: {
      type: "string",
      default: `http://127.0.0.1:${process.env.PORT ?? "8080"}`,
    },
  },
});

/** A sentence for the person at the keyboard. */
class Refused extends Error {}

/** Reads the file here, by the places and labels that the seeds know; nothing needs to run. */
const preview = async (bytes: Uint8Array): Promise<ImportPreview> => {
  const isHere = ({ locality }: { locality: string }): boolean => locality === options.place;
  if (!localities.some(({ key }) => key === options.place)) {
    const keys = localities.map(({ key }) => key).join(", ");
    throw new Refused(`There is no place "${options.place}". Choose one of: ${keys}`);
  }
  const context = {
    aliases: aliases.filter(isHere),
    measures: measures.filter(isHere),
    providers: providers.filter(isHere),
  };
  const reading = await readFile(bytes, context, Number.POSITIVE_INFINITY);
  return reading.preview;
};

const record = async (bytes: Uint8Array): Promise<object> => {
  const skips = options["skip-refused"] ? "&skip-refused=yes" : "";
  const path = `/api/localities/${options.place}/imports?confirm=yes${skips}`;
  const key = options.key ?? process.env.FEED_KEY;
  const credentials = await findCredentials(options.address, options.as, key);
  const reply = await fetch(`${options.address}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream", ...credentials },
    body: new Uint8Array(bytes),
  }).catch(() => {
    throw new Refused(`Nothing answers at ${options.address}. Start the product with npm start.`);
  });
  const json: unknown = await reply.json();
  if (!reply.ok) {
    const { message, issues } = Problem.parse(json);
    const lines = issues.map((issue) => `${issue.path}: ${issue.message}`);
    throw new Refused([message, ...lines].join("\n"));
  }
  const receipt = ImportReceipt.parse(json);
  const { observations, changed, unchanged, refused, submissions } = receipt;
  const { unmapped, ignored, warnings } = receipt.preview;
  return {
    observations,
    changed,
    unchanged,
    refused,
    submissions: submissions.length,
    unmapped,
    ignored,
    warnings,
  };
};

const openFile = async (file: string): Promise<Uint8Array> => {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) throw new Refused(`There is no file "${file}".`);
  if (found.size > fileBytesMax) {
    throw new Refused(
      `This file has ${Math.ceil(found.size / 1_000_000)} MB and at most ${fileBytesMax / 1_000_000} MB can be read. Send fewer months at a time.`,
    );
  }
  return readBytes(file).catch(() => {
    throw new Refused(`The file "${file}" may not be read. Ask its owner to let you.`);
  });
};

try {
  const [file] = positionals;
  if (file === undefined) throw new Refused(usage);
  const bytes = await openFile(file);
  const said = options.preview ? await preview(bytes) : await record(bytes);
  console.log(JSON.stringify(said, null, 2));
} catch (error) {
  const isSentence = [Refused, NotLetIn, UnreadableFile].some((kind) => error instanceof kind);
  if (!(error instanceof Error) || !isSentence) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
