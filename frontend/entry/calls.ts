/**
 * What the page of a day's figures asks of the server. All calls reject with an `ApiError`. They stand
 * here and not in the application's one list of calls, because a wall carries that list and none of these.
 */
import type { Day } from "../../contracts/calendar.ts";
import { EntrySheet } from "../../contracts/entry.ts";
import { type Submission, SubmissionReceipt } from "../../contracts/observation.ts";
import { CellHistory, type CellName, type RemarkRequest } from "../../contracts/remark.ts";
import { get, send, tell } from "../api.ts";

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;

/** "?day=2024-08-15"; nothing for what is empty or left out. */
const query = (name: string, value: string | undefined): string =>
  value === undefined || value === "" ? "" : `?${name}=${encodeURIComponent(value)}`;

const cell = ({ measure, breakdown, asAt }: CellName): string =>
  `measures/${encodeURIComponent(measure)}/cells/${encodeURIComponent(asAt)}${query("breakdown", breakdown)}`;

export const calls = {
  /** One provider's figures to enter. Without a day: today, by the server's clock. */
  sheet: (locality: string, provider: string, day?: Day): Promise<EntrySheet> =>
    get(
      EntrySheet,
      `${place(locality)}/providers/${encodeURIComponent(provider)}/sheet${query("day", day)}`,
    ),

  /** Sent again with the same key, it is the same submission and is kept once (rule S6). */
  submit: (
    locality: string,
    submission: Submission,
    idempotencyKey: string,
  ): Promise<SubmissionReceipt> =>
    send(SubmissionReceipt, "POST", `${place(locality)}/submissions`, submission, {
      "Idempotency-Key": idempotencyKey,
    }),

  /** All that was reported of one figure, and all that was said of it. */
  cellHistory: (locality: string, name: CellName): Promise<CellHistory> =>
    get(CellHistory, `${place(locality)}/${cell(name)}`),

  /** Sent again under the same id, it is the same remark. */
  remark: (locality: string, request: RemarkRequest): Promise<void> =>
    tell("POST", `${place(locality)}/remarks`, request),
};
