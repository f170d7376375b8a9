// `npm run check`: types, lint, Solid's rules, format and dead code. All are run; any failure fails.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../..", import.meta.url));
const rooms = ["contracts", "seeds", "backend", "frontend", "tests"];

const program = (name) => join(folder, "node_modules", ".bin", name);
const typeChecker = join(folder, "node_modules", "typescript-native", "bin", "tsc");

const checks = [
  ...["contracts", "backend", "frontend", "tests"].map((room) => ({
    what: `types of ${room}`,
    run: [process.execPath, typeChecker, "-p", `${room}/tsconfig.json`],
  })),
  { what: "lint", run: [program("oxlint"), "-c", "backend/oxlint.json", "--type-aware", ...rooms] },
  {
    what: "Solid's rules",
    run: [program("eslint"), "-c", "frontend/eslint.config.js", "--max-warnings", "0", "frontend"],
  },
  {
    what: "format",
    run: [program("prettier"), "--check", "--log-level", "warn", ...rooms, "*.{json,md,yml}"],
  },
  { what: "dead code", run: [program("knip"), "-c", "backend/knip.json", "--no-progress"] },
];

const passes = ({ what, run: [command, ...words] }) =>
  new Promise((resolve) => {
    const begun = performance.now();
    const child = spawn(command, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("close", (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok  " : "FAIL"} ${what} (${seconds} s)`);
      if (code !== 0) console.log(said);
      resolve(code === 0);
    });
  });

let allPass = true;
for (const check of checks) allPass = (await passes(check)) && allPass;
process.exitCode = allPass ? 0 : 1;
