/** A file that no figure can be taken from. Its message is a sentence for the person who sent it. */
import type { ProblemCode } from "../../contracts/problem.ts";

export class UnreadableFile extends Error {
  readonly code: Extract<ProblemCode, "unreadable" | "too-large" | "too-many">;

  constructor(code: UnreadableFile["code"], sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = "UnreadableFile";
    this.code = code;
  }
}

/** Nothing is wrong with the file: so many are being read that this one must come again. */
export class TooManyFiles extends UnreadableFile {
  constructor() {
    super(
      "too-many",
      "Several files are being read at this moment. Nothing was saved; send it again in a minute.",
    );
    this.name = "TooManyFiles";
  }
}
