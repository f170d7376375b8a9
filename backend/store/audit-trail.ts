/** Reads back who did what: submissions, remarks and contacts are entries too, beside those of the audit. */
import { type RawBuilder, sql } from "kysely";
import type { AuditEntry, AuditKind } from "../../contracts/audit.ts";
import type { AsAt, Instant } from "../../contracts/calendar.ts";
import type { Origin } from "../../contracts/observation.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { RemarkKind } from "../../contracts/remark.ts";
import type { Db } from "./database.ts";

/** What was done, by the kind of its source. */
type Doing =
  | { is: "submission"; submission: string; provider: Key; origin: Origin; observations: number }
  | { is: "remark"; measure: Key; breakdown: string; asAt: AsAt; kind: RemarkKind; words: string }
  | { is: "contact"; provider: Key; words: string }
  | { is: "other"; kind: AuditKind; what: string; changes: AuditEntry["changes"] };

type Head = {
  /** Tells it from every other, and orders those of one moment. */
  id: string;
  at: Instant;
  locality: Key | null;
  sender: Sender | null;
  from: string | null;
};

/** One thing that was done, before it is put in words. */
export type Deed = Head & Doing;

export type TrailQuestion = {
  /** Null for the whole installation: every place, and what concerns none. */
  locality: Key | null;
  kind: AuditKind | null;
  /** Nothing before `from`, nothing at or after `until`. */
  from: Instant | null;
  until: Instant | null;
  /** No figures recorded after it: a demonstration's come from a season that has yet to pass. */
  knownAt: Instant;
  /** The entry that the last page ended with. */
  before: { at: Instant; id: string } | null;
  limit: number;
};

/** What was done, the last first. */
export const findDeeds = async (db: Db, question: TrailQuestion): Promise<Deed[]> => {
  const sources = sourcesOf(question);
  if (sources.length === 0) return [];
  const { rows } = await sql<Head & { doing: Doing }>`
    SELECT id, at, locality_id AS locality, sender, sent_from AS "from", doing
    FROM (${sql.join(sources, sql` UNION ALL `)}) AS deed
    ORDER BY at DESC, id DESC
    LIMIT ${question.limit}
  `.execute(db);
  return rows.map(({ doing, ...head }) => ({ ...head, ...doing }));
};

const sourcesOf = (question: TrailQuestion): RawBuilder<unknown>[] => {
  const { kind } = question;
  const wants = (one: AuditKind): boolean => kind === null || kind === one;
  return [
    ...(wants("figures") ? [submitted(question)] : []),
    ...(wants("remarks") ? [remarks(question)] : []),
    ...(wants("place") ? [contacts(question)] : []),
    ...(kind === "figures" || kind === "remarks" ? [] : [others(question)]),
  ];
};

/** The first entries of one source that the page can hold: each source is read along its own index. */
const page = (
  { locality, from, until, before, limit }: TrailQuestion,
  id: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  (${until}::timestamptz IS NULL OR ${at} < ${until})
  AND (${from}::timestamptz IS NULL OR ${at} >= ${from})
  AND (${locality}::text IS NULL OR locality_id = ${locality})
  AND (${before?.at ?? null}::timestamptz IS NULL
       OR (${at}, ${id}) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::text))
  ORDER BY ${at} DESC, ${id} DESC
  LIMIT ${limit}`;

const submitted = (question: TrailQuestion): RawBuilder<unknown> => sql`(
  SELECT 's' || submission_id AS id, recorded_at AS at, locality_id, sender,
         received_from AS sent_from,
         json_build_object('is', 'submission', 'submission', submission_id,
           'provider', provider_id, 'origin', origin, 'observations', observation_count) AS doing
  FROM submission
  WHERE recorded_at <= ${question.knownAt}
    AND ${page(question, sql`'s' || submission_id`, sql`recorded_at`)})`;

const remarks = (question: TrailQuestion): RawBuilder<unknown> => sql`(
  SELECT 'r' || remark_id AS id, at, locality_id, sender, sent_from,
         json_build_object('is', 'remark', 'measure', measure_id, 'breakdown', breakdown,
           'asAt', as_at, 'kind', kind, 'words', words) AS doing
  FROM remark
  WHERE ${page(question, sql`'r' || remark_id`, sql`at`)})`;

const contacts = (question: TrailQuestion): RawBuilder<unknown> => sql`(
  SELECT 'c' || contact_id AS id, at, locality_id, sender, sent_from,
         json_build_object('is', 'contact', 'provider', provider_id, 'words', words) AS doing
  FROM contact
  WHERE ${page(question, sql`'c' || contact_id`, sql`at`)})`;

const others = (question: TrailQuestion): RawBuilder<unknown> => sql`(
  SELECT 'a' || lpad(audit_id::text, 19, '0') AS id, at, locality_id, sender, sent_from,
         json_build_object('is', 'other', 'kind', kind, 'what', what, 'changes', changes) AS doing
  FROM audit
  WHERE (${question.kind}::text IS NULL OR kind = ${question.kind})
    AND ${page(question, sql`'a' || lpad(audit_id::text, 19, '0')`, sql`at`)})`;

type Said = {
  value: number | null;
  level: number | null;
  text: string | null;
  none: string | null;
  note: string | null;
};

/** One figure of a submission, with what stood there before it. */
export type DeedFigure = {
  submission: string;
  locality: Key;
  measure: Key;
  breakdown: string;
  asAt: AsAt;
  reason: string | null;
  after: Said;
  /** Null when nothing stood there. */
  before: Said | null;
};

/** The figures of some submissions, at most so many of each, in order of measure, as-at and part. */
export const findDeedFigures = async (
  db: Db,
  submissions: readonly { submission: string; locality: Key; at: Instant }[],
  figuresMax: number,
): Promise<DeedFigure[]> => {
  const { rows } = await sql<DeedFigure>`
    SELECT asked.submission, asked.locality, of.measure_id AS measure, of.breakdown,
           of.as_at AS "asAt", of.reason,
           json_build_object('value', of.value, 'level', of.level, 'text', of.text,
             'none', of.none, 'note', of.note) AS after,
           (SELECT json_build_object('value', value, 'level', level, 'text', text,
              'none', none, 'note', note)
            FROM observation
            WHERE locality_id = asked.locality AND measure_id = of.measure_id
              AND as_at = of.as_at AND breakdown = of.breakdown
              AND recorded_at < of.recorded_at
            ORDER BY recorded_at DESC LIMIT 1) AS before
    FROM json_to_recordset(${JSON.stringify(submissions)})
      AS asked (submission uuid, locality text, at timestamptz)
    CROSS JOIN LATERAL (
      SELECT * FROM observation
      WHERE locality_id = asked.locality AND recorded_at = asked.at
        AND submission_id = asked.submission
      ORDER BY measure_id, as_at, breakdown
      LIMIT ${figuresMax}
    ) AS of
  `.execute(db);
  return rows;
};
