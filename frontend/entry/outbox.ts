/**
 * Sends figures, one cell at a time, and says of each where it is. Nothing that was typed is given up:
 * what did not arrive is sent again, with the same idempotency key, until the server has answered.
 */
import type { Instant } from "../../contracts/calendar.ts";
import type { Submission, SubmissionReceipt } from "../../contracts/observation.ts";
import { ApiError } from "../api.ts";

/** What was typed in a cell: a figure with its note, or why there is none. */
export type Typed = { typed: string; note: string; none: string | null };

/** Where a figure is, with what was typed, so that a cell can be drawn again as it was left. */
export type Delivery = Typed &
  (
    | { is: "saving" }
    /** No answer came; it is sent again by itself. */
    | { is: "waiting" }
    | { is: "saved"; at: Instant; warnings: readonly string[] }
    /** The server read it and said no. */
    | { is: "refused"; message: string }
    /** The server could not say; it is sent again when someone asks. */
    | { is: "failed"; message: string }
  );

export type Letter = Typed & { submission: Submission };

type Entry = { letter: Letter; idempotencyKey: string; inFlight: boolean; tries: number };

export type OutboxParts = {
  submit: (submission: Submission, idempotencyKey: string) => Promise<SubmissionReceipt>;
  /** A new key, never used before. */
  nextKey: () => string;
  onChange: (cell: string, delivery: Delivery) => void;
  /** Runs `act` after a wait. */
  after: (waitMs: number, act: () => void) => void;
};

export interface Outbox {
  /** Sends for this cell; a letter that has not left yet is replaced by it. */
  send(cell: string, letter: Letter): void;
  /** Sends again what failed, with its own key. */
  retry(cell: string): void;
  /** Sends at once all that waits: the network is back. */
  flush(): void;
}

const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

const waitBefore = (tries: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** tries);

const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && ["offline", "unavailable", "too-many"].includes(error.code);

const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  ["invalid", "forbidden", "not-found", "conflict", "too-large"].includes(error.code);

const writeRefusal = ({ message, issues }: ApiError): string =>
  issues.length === 0 ? message : issues.map((issue) => issue.message).join(" ");

export const makeOutbox = ({ submit, nextKey, onChange, after }: OutboxParts): Outbox => {
  const entries = new Map<string, Entry>();
  const next = new Map<string, Letter>();

  const settle = (cell: string, entry: Entry, receipt: SubmissionReceipt): void => {
    const { typed, note, none } = entry.letter;
    entries.delete(cell);
    const warnings = receipt.warnings.map(({ message }) => message);
    onChange(cell, { is: "saved", at: receipt.recordedAt, warnings, typed, note, none });
  };

  const holdBack = (cell: string, entry: Entry, error: unknown): void => {
    const { typed, note, none } = entry.letter;
    if (isRefusal(error)) {
      entries.delete(cell);
      onChange(cell, { is: "refused", message: writeRefusal(error), typed, note, none });
    } else if (isUnanswered(error)) {
      onChange(cell, { is: "waiting", typed, note, none });
      entry.tries += 1;
      const { tries } = entry;
      after(waitBefore(tries - 1), () => {
        // Somebody may have sent it meanwhile, or typed something else.
        if (entries.get(cell) === entry && entry.tries === tries) void deliver(cell, entry);
      });
    } else {
      const message = "It could not be saved just now. It is kept here; send it again.";
      onChange(cell, { is: "failed", message, typed, note, none });
    }
  };

  const deliver = async (cell: string, entry: Entry): Promise<void> => {
    if (entry.inFlight) return;
    entry.inFlight = true;
    const { submission, typed, note, none } = entry.letter;
    onChange(cell, { is: "saving", typed, note, none });
    const outcome = await submit(submission, entry.idempotencyKey).then(
      (receipt) => ({ receipt }),
      (error: unknown) => ({ error }),
    );
    entry.inFlight = false;
    const replacement = next.get(cell);
    next.delete(cell);
    if (replacement !== undefined) start(cell, replacement);
    else if ("receipt" in outcome) settle(cell, entry, outcome.receipt);
    else holdBack(cell, entry, outcome.error);
  };

  const start = (cell: string, letter: Letter): void => {
    const entry = { letter, idempotencyKey: nextKey(), inFlight: false, tries: 0 };
    entries.set(cell, entry);
    void deliver(cell, entry);
  };

  return {
    send: (cell, letter) => {
      // The first may have arrived: the second follows it, so that the later one is in force.
      if (entries.get(cell)?.inFlight === true) next.set(cell, letter);
      else start(cell, letter);
    },
    retry: (cell) => {
      const entry = entries.get(cell);
      if (entry !== undefined) void deliver(cell, entry);
    },
    flush: () => {
      for (const [cell, entry] of entries) if (entry.tries > 0) void deliver(cell, entry);
    },
  };
};
