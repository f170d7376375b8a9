/** A Chromium to measure and to test with: the one named, one of the machine's, or the one that npm brings. Never none. */
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

export type FoundBrowser = {
  executablePath: string;
  /** What it needs besides the environment that there is. */
  environment: Record<string, string>;
  /** Removes what was unpacked for it. */
  remove(): Promise<void>;
};

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const asItIs = (executablePath: string): FoundBrowser => ({
  executablePath,
  environment: {},
  remove: async () => {},
});

/** Rejects with what to do when there is none: what needs a browser is not left out. */
export const findBrowser = async (): Promise<FoundBrowser> => {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (!canRun(named)) throw new Error(`CHROMIUM_PATH is "${named}": no program is there.`);
    return asItIs(named);
  }
  const usual = usualPaths.find(canRun);
  if (usual !== undefined) return asItIs(usual);
  return unpackBrowser().catch((cause: unknown) => {
    throw new Error(
      "No Chromium was found, and the one from npm could not be unpacked. Install chromium, or set CHROMIUM_PATH.",
      { cause },
    );
  });
};

/** Each time into a new folder: two test files that unpack at once would find each other's half. */
const unpackBrowser = async (): Promise<FoundBrowser> => {
  const folder = await mkdtemp(join(tmpdir(), "locality-flow-chromium-"));
  // It unpacks its libraries, which a bare machine lacks, only where it takes itself to be at its usual host.
  const executablePath = await withEnvironment(
    { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    async () => (await import("@sparticuz/chromium")).default.executablePath(),
  );
  const fonts = join(folder, "fonts.conf");
  await writeFile(fonts, fontsIn(folder));
  return {
    executablePath,
    environment: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: fonts },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
};

/** Its own list of fonts names folders that are not ours; and without any font no text has a size. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;

/** Runs `work` under changed variables, and puts back all that it or they have changed. */
const withEnvironment = async <T>(
  changes: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> => {
  const before = { ...process.env };
  Object.assign(process.env, changes);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) delete process.env[name];
    }
    Object.assign(process.env, before);
  }
};
