import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AlreadyRunning, codeOf, DatabaseProblem, reasonOf } from "./problem.ts";
import { identityOf } from "./process-identity.ts";

const attemptsMax = 5;

/** The right to work in a data folder, held by one process at a time. */
export type Claim = { release(): void };

/**
 * Claims a data folder for this process, or throws `AlreadyRunning` naming the process that holds it.
 * A claim whose holder has ended counts for nothing, whoever has its number now.
 */
export function claimDataDir(dataDir: string): Claim {
  const lock = join(dataDir, "running.lock");
  const mine = `${process.pid}\n${identityOf(process.pid)}\n`;
  const draft = `${lock}.${process.pid}`;
  try {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      writeFileSync(draft, mine, { mode: 0o644 });
      if (place(draft, lock)) return { release: () => release(lock, mine) };
      const found = read(lock);
      if (found === undefined) continue;
      refuseIfHeld(found);
      moveAside(lock, found, draft);
    }
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(
      `Locality Flow cannot write to its data folder ${dataDir} (${reasonOf(error)}). Set DATA_DIR to a folder that it may write to.`,
      { cause: error },
    );
  } finally {
    rmSync(draft, { force: true });
  }
  throw new DatabaseProblem(
    `The claim ${lock} keeps changing hands. Start Locality Flow once only.`,
  );
}

/** A link appears whole or not at all, so nobody ever reads half a claim. */
function place(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    // Some shared and memory-card file systems have no links.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(codeOf(error)))
      throw error;
    return create(lock, readFileSync(draft, "utf8"));
  }
}

function create(lock: string, text: string): boolean {
  try {
    writeFileSync(lock, text, { mode: 0o644, flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function refuseIfHeld(claim: string): void {
  const [pidText, identity] = claim.split("\n");
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const now = identityOf(pid);
  if (now !== undefined && (now === identity || now === "unknown" || identity === "unknown"))
    throw new AlreadyRunning(pid);
}

/** Two starts may judge the same claim dead: the one that finds it has moved a living claim puts it back and leaves. */
function moveAside(lock: string, judged: string, draft: string): void {
  const aside = `${draft}.ended`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const moved = readFileSync(aside, "utf8");
  if (moved !== judged) place(aside, lock);
  rmSync(aside, { force: true });
  if (moved !== judged) refuseIfHeld(moved);
}

function release(lock: string, mine: string): void {
  if (read(lock) === mine) rmSync(lock, { force: true });
}

function read(lock: string): string | undefined {
  try {
    return readFileSync(lock, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
