/** The database cannot be used. The message is a sentence for whoever starts Locality Flow. */
export class DatabaseProblem extends Error {
  override name = "DatabaseProblem";
}

/** Another Locality Flow is at work in the same data folder. */
export class AlreadyRunning extends DatabaseProblem {
  override name = "AlreadyRunning";
  readonly pid: number;

  constructor(pid: number) {
    super(
      `Locality Flow is already running here (process ${pid}). Stop it first, or set DATA_DIR to another folder.`,
    );
    this.pid = pid;
  }
}

/** The code of a system error ("ENOENT"), or of one from PostgreSQL ("28P01"); "" when there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** What went wrong, in one line. A refused connection arrives as a bundle of errors with no message of its own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
