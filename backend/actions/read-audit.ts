/** The audit in words: who did what, when, from where, and what it was before and after (rule A3). */
import { type AuditKind, type AuditReply, auditEntriesPerPageMax } from "../../contracts/audit.ts";
import { type Day, Instant, addDays, instantInLondon } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { findDeedFigures, findDeeds, type TrailQuestion } from "../store/audit-trail.ts";
import { readConsistently } from "../store/database.ts";
import { findMeasures } from "../store/measures.ts";
import { findLocalities } from "../store/places.ts";
import { composeEntry } from "./audit-words.ts";
import { readNow } from "./place.ts";

/** How many figures of one submission a page tells of; the rest are counted. */
export const figuresPerEntryMax = 20;

export type AuditRequest = {
  /** Null for the whole installation. */
  locality: Key | null;
  kind?: AuditKind | undefined;
  /** London days, both included. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** What the page before ended with. */
  before?: string | undefined;
};

/**
 * A page of the audit, the last entry first.
 *
 * @param figuresMax how many figures of one submission to tell of.
 * Throws "invalid" for a `before` that no page ended with.
 */
export const readAudit = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  request: AuditRequest,
  figuresMax = figuresPerEntryMax,
): Promise<AuditReply> =>
  readConsistently(db, async (tx) => {
    const { knownAt } = await readNow(tx, clock);
    const found = await findDeeds(tx, questionOf(request, knownAt));
    const deeds = found.slice(0, auditEntriesPerPageMax);
    const last = deeds.at(-1);
    const submissions = deeds.flatMap((deed) =>
      deed.is === "submission" && deed.locality !== null
        ? [{ submission: deed.submission, locality: deed.locality, at: deed.at }]
        : [],
    );
    const figures = await findDeedFigures(tx, submissions, figuresMax);
    const measures = await findMeasures(tx);
    const places = await findLocalities(tx);
    return {
      entries: deeds.map((deed) => composeEntry(deed, { figures, measures, places })),
      before: found.length > deeds.length && last !== undefined ? `${last.at}~${last.id}` : null,
    };
  });

const questionOf = (request: AuditRequest, knownAt: Instant): TrailQuestion => ({
  locality: request.locality,
  kind: request.kind ?? null,
  from: request.from === undefined ? null : instantInLondon(request.from, "00:00"),
  until: request.to === undefined ? null : instantInLondon(addDays(request.to, 1), "00:00"),
  knownAt,
  before: request.before === undefined ? null : readCursor(request.before),
  limit: auditEntriesPerPageMax + 1,
});

const readCursor = (cursor: string): { at: Instant; id: string } => {
  const [said = "", id = ""] = cursor.split("~");
  const at = Instant.safeParse(said);
  if (!at.success || !/^[sarc][0-9a-f-]{1,40}$/.test(id)) {
    throw new ProblemError("invalid", "This page of the audit cannot be found.", [
      { path: "before", message: "Give the `before` that the page before ended with." },
    ]);
  }
  return { at: at.data, id };
};
