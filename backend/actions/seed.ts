/** Fills an empty store with the system that the product is shown with. Safe to run twice. */
import { createHash, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Day, Instant } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { NoticeRule } from "../../contracts/notice.ts";
import type { Origin, ReportedObservation } from "../../contracts/observation.ts";
import type { Key, Locality, Provider, System } from "../../contracts/place.ts";
import type { Plan } from "../../contracts/plan.ts";
import type { WeeklyEvent, WeeklyLayout, WeeklyRisk } from "../../contracts/weekly-update.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { hasAgenda, insertEvent, insertRisk, type Written } from "../store/agenda.ts";
import { type Tx, write } from "../store/database.ts";
import { findMeasures, type MeasureAlias, saveAliases, saveMeasures } from "../store/measures.ts";
import { findNoticeRules, saveNoticeRules } from "../store/notice-rules.ts";
import { insertHistory } from "../store/observations.ts";
import { saveLocality, saveProvider, saveSystem, saveWeeklyLayout } from "../store/places.ts";
import { savePlan } from "../store/plans.ts";
import { advanceRevision } from "../store/revisions.ts";
import {
  findIdempotencyKeys,
  insertSubmissions,
  type RecordedSubmission,
} from "../store/submissions.ts";
import { findWeeklyUpdate } from "../store/weekly-updates.ts";
import { installation } from "./sender.ts";
import { publishWeeklyUpdate } from "./weekly/publish.ts";

export type SeedSubmission = {
  locality: Key;
  provider: Key;
  idempotencyKey: string;
  origin: Origin;
  recordedAt: Instant;
  observations: readonly ReportedObservation[];
};

export type Seeds = {
  system: System;
  localities: readonly Locality[];
  providers: readonly Provider[];
  measures: readonly Measure[];
  aliases: readonly MeasureAlias[];
  plans: readonly Plan[];
  weeklyLayouts: readonly { locality: Key; layout: WeeklyLayout }[];
  /** Each from the week in which it was first listed; for places that have none. */
  risks: readonly (Pick<WeeklyRisk, "risk" | "mitigation"> & { locality: Key; monday: Day })[];
  events: readonly (Pick<WeeklyEvent, "event" | "day"> & { locality: Key })[];
  /** For places that have none: what a place has made of its own rules is left alone. */
  noticeRules: readonly { locality: Key; rules: readonly NoticeRule[] }[];
  submissions: readonly SeedSubmission[];
  /** Weeks that were published before the demonstration begins, each at its moment. */
  published: readonly { locality: Key; monday: Day; at: Instant }[];
};

export type SeedReport = { submissions: number; published: number };

/**
 * Definitions are brought to what the seeds say; observations and published weeks that are there
 * already are left alone.
 */
export const seed = async (deps: Pick<Deps, "db" | "clock">, seeds: Seeds): Promise<SeedReport> => {
  const { redefined, submissions } = await write(deps.db, async (tx) => {
    const before = await findMeasures(tx);
    await saveDefinitions(tx, seeds);
    const after = await findMeasures(tx);
    return {
      redefined: !isDeepStrictEqual(before, after),
      submissions: await insertNew(tx, seeds),
    };
  });
  let published = 0;
  for (const week of seeds.published) {
    if (await publishIfDraft(deps.db, week)) published += 1;
  }
  if (redefined || submissions > 0 || published > 0) await announceAll(deps, seeds);
  return { submissions, published };
};

/** Nobody asked for what is sown. */
const itself: Asker = { caller: { is: "installation" }, session: null, from: null };

/** Of what the source left out of a week, nothing more is known. */
const sownGaps = "Published with what had come by then.";

/** False when the week is published already: also by another server that starts at this moment. */
const publishIfDraft = async (
  db: Deps["db"],
  { locality, monday, at }: Seeds["published"][number],
): Promise<boolean> => {
  if ((await findWeeklyUpdate(db, locality, monday)) !== null) return false;
  const then = { db, clock: { now: () => at } };
  try {
    await publishWeeklyUpdate(then, itself, { locality, monday }, { gaps: sownGaps, reason: null });
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === "conflict") return false;
    throw error;
  }
};

const saveDefinitions = async (tx: Tx, seeds: Seeds): Promise<void> => {
  await saveSystem(tx, seeds.system);
  for (const locality of seeds.localities) await saveLocality(tx, locality);
  for (const provider of seeds.providers) await saveProvider(tx, provider);
  await saveMeasures(tx, seeds.measures);
  await saveAliases(tx, seeds.aliases);
  for (const plan of seeds.plans) await savePlan(tx, plan);
  for (const { locality, layout } of seeds.weeklyLayouts) {
    await saveWeeklyLayout(tx, locality, layout);
  }
  for (const { locality, rules } of seeds.noticeRules) {
    if ((await findNoticeRules(tx, locality)).length > 0) continue;
    await saveNoticeRules(tx, locality, rules);
  }
  for (const { key } of seeds.localities) await saveAgenda(tx, seeds, key);
};

/** Known as long as anybody can ask: what is sown was not written at some moment. */
const fromTheStart: Written = { sender: installation, from: null, at: "1970-01-01T00:00:00.000Z" };

/** For places that have none: what a place has made of its own agenda is left alone. */
const saveAgenda = async (tx: Tx, seeds: Seeds, locality: Key): Promise<void> => {
  const kept = await hasAgenda(tx, locality);
  const risks = kept.risks ? [] : seeds.risks.filter((one) => one.locality === locality);
  for (const { monday, risk, mitigation } of risks) {
    const words = { id: randomUUID(), monday, risk, mitigation, owner: null };
    await insertRisk(tx, locality, { ...words, state: "open" }, fromTheStart);
  }
  const events = kept.events ? [] : seeds.events.filter((one) => one.locality === locality);
  for (const { event, day } of events) {
    const words = { id: randomUUID(), event, day, time: null, where: null };
    await insertEvent(tx, locality, { ...words, withdrawn: false }, fromTheStart);
  }
};

const insertNew = async (tx: Tx, seeds: Seeds): Promise<number> => {
  let inserted = 0;
  for (const { key: locality } of seeds.localities) {
    const known = await findIdempotencyKeys(tx, locality);
    const fresh = seeds.submissions
      .filter((one) => one.locality === locality && !known.has(one.idempotencyKey))
      .map((one) => ({ one, recorded: toRecorded(one) }));
    await insertSubmissions(
      tx,
      fresh.map(({ recorded }) => recorded),
    );
    await insertHistory(
      tx,
      locality,
      fresh.flatMap(({ one, recorded }) =>
        one.observations.map((observation) => ({
          ...observation,
          submission: recorded.id,
          recordedAt: one.recordedAt,
        })),
      ),
    );
    inserted += fresh.length;
  }
  return inserted;
};

const toRecorded = (one: SeedSubmission): RecordedSubmission => ({
  id: randomUUID(),
  locality: one.locality,
  provider: one.provider,
  idempotencyKey: one.idempotencyKey,
  bodyHash: createHash("sha256").update(JSON.stringify(one.observations)).digest("hex"),
  origin: one.origin,
  recordedAt: one.recordedAt,
  revision: 0,
  observationCount: one.observations.length,
  receivedFrom: null,
  sender: null,
});

const announceAll = (deps: Pick<Deps, "db" | "clock">, seeds: Seeds): Promise<void> =>
  write(deps.db, async (tx) => {
    const keys = seeds.localities.map(({ key }) => key).toSorted();
    for (const locality of keys) {
      await advanceRevision(tx, { locality, measures: "all", now: deps.clock.now() });
    }
  });
