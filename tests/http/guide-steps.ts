/** The commands of the guide, run as they stand: by a shell, with curl put before the routes of a test's product. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export type Step = {
  /** The lines of one block of commands. */
  commands: string;
  /** The status that the words after it name; null where nothing is asked for over HTTP. */
  status: number | null;
  /** What the block after it says that the last answer holds. */
  holds: unknown;
};

const fences = /```sh\n([^]*?)```([^]*?)```json\n([^]*?)```/g;

/** @param markdown as the description has it. */
export const stepsOf = (markdown: string): Step[] =>
  [...markdown.matchAll(fences)].map(([, commands = "", words = "", holds = ""]) => {
    const status = /answers `(\d{3})`/.exec(words)?.[1];
    return {
      commands,
      status: status === undefined ? null : Number(status),
      holds: JSON.parse(holds),
    };
  });

/** The shell splits the words of each command; what stands for curl says them, NUL after each, and 1 at the end. */
const curlThatSays = String.raw`curl() { printf '%s\0' "$@"; printf '\001\0'; }`;

/** Runs a block in `folder`, and returns the words that curl was called with, call by call. */
export const runCommands = async (
  commands: string,
  { folder, environment }: { folder: string; environment: Record<string, string> },
): Promise<string[][]> => {
  const script = `${curlThatSays}\n${commands}`;
  const { stdout } = await promisify(execFile)("sh", ["-e", "-u", "-c", script], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
  });
  const calls: string[][] = [];
  let call: string[] = [];
  for (const word of stdout.split("\0").slice(0, -1)) {
    if (word !== "\u0001") call.push(word);
    else {
      calls.push(call);
      call = [];
    }
  }
  return calls;
};

export type Request = { path: string; init: RequestInit; keepsCookiesIn: string | null };

/** What curl asks for when it is called with these words; a word that the guide has no use for fails. */
export const requestOf = async (
  words: readonly string[],
  folder: string,
  cookies: ReadonlyMap<string, string>,
): Promise<Request> => {
  const headers = new Headers();
  const init: RequestInit = { headers };
  let path = "";
  let keepsCookiesIn: string | null = null;
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!word.startsWith("-")) {
      const { pathname, search } = new URL(word);
      path = pathname + search;
      continue;
    }
    const value = left.shift() ?? "";
    if (word === "-X") init.method = value;
    else if (word === "-H") headers.set(value.replace(/:.*/s, ""), value.replace(/^[^:]*: */, ""));
    else if (word === "-c") keepsCookiesIn = value;
    else if (word === "-b") headers.set("cookie", cookies.get(value) ?? "");
    else if (word === "-d" || word === "--data-binary") {
      init.method ??= "POST";
      const file = word === "-d" ? null : /^@(.+)$/.exec(value)?.[1];
      init.body = file === null || file === undefined ? value : await readFile(join(folder, file));
    } else throw new Error(`The guide calls curl with ${word}.`);
  }
  return { path, init, keepsCookiesIn };
};
