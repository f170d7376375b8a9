/** `npm run import -- FILE [--preview]`: reads a file of figures; without --preview, records it. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { aliases } from "../../seeds/index.ts";
import { ImportReceipt } from "../../contracts/observation.ts";
import { Problem } from "../../contracts/problem.ts";
import { readFeed } from "../feeds/read-feed.ts";
import { UnreadableFile } from "../feeds/unreadable-file.ts";

const usage = `See what a file holds:  npm run -s import -- FILE --preview [--place banes]
Record what is new:     npm run -s import -- FILE [--place banes]`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    place: { type: "string", default: "banes" },
    preview: { type: "boolean", default: false },
    address: {
      type: "string",
      default: `http://127.0.0.1:${process.env.PORT ?? "8080"}`,
    },
  },
});

/** Reads the file here, by the labels that the seeds know; nothing needs to run. */
const preview = (bytes: Uint8Array): object =>
  readFeed(bytes, { aliases: aliases.filter(({ locality }) => locality === options.place) })
    .preview;

const record = async (bytes: Uint8Array): Promise<object | string> => {
  const path = `/api/localities/${options.place}/imports?confirm=yes`;
  const reply = await fetch(`${options.address}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: new Uint8Array(bytes),
  }).catch(() => null);
  if (reply === null) {
    return `Nothing answers at ${options.address}. Start the product with npm start.`;
  }
  const json: unknown = await reply.json();
  if (!reply.ok) return Problem.parse(json).message;
  const { changed, unchanged, submissions, preview: read } = ImportReceipt.parse(json);
  const { unmapped, ignored, warnings } = read;
  return { changed, unchanged, submissions: submissions.length, unmapped, ignored, warnings };
};

const runCommand = async (): Promise<object | string> => {
  const [file] = positionals;
  if (file === undefined) return usage;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return `There is no file "${file}".`;
  try {
    return options.preview ? preview(bytes) : await record(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
};

const said = await runCommand();
if (typeof said === "string") {
  console.error(said);
  process.exitCode = 1;
} else console.log(JSON.stringify(said, null, 2));
