/** The weekly update: composed while it is a draft, kept whole when it is published, then only read. */
import {
  type Day,
  type Instant,
  addDays,
  daysBetween,
  londonDay,
  mondayOf,
  sundayOf,
} from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { WeeklyUpdate, WeeklyUpdateList } from "../../contracts/weekly-update.ts";
import { writeDayPlain } from "../../contracts/wording.ts";
import { composeCorrections } from "../domain/correction.ts";
import { composeWeeklyUpdate, windowsOfUpdate } from "../domain/weekly-update.ts";
import { measuresOfLayout } from "../domain/weekly/ground.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { insertAudit } from "../store/audit.ts";
import { findEvents, findRisks } from "../store/agenda.ts";
import { type Db, readConsistently, write } from "../store/database.ts";
import { findWeeklyLayout } from "../store/places.ts";
import { advanceRevision, findRevision } from "../store/revisions.ts";
import {
  findWeeklyUpdate,
  insertWeeklyUpdate,
  listWeeklyUpdates,
} from "../store/weekly-updates.ts";
import { type Place, readNow, readLocality, readPlace, readReadings } from "./place.ts";
import { readFigures } from "./read-figures.ts";
import { senderOf } from "./sender.ts";

/** Events are listed from the week on to this many days after it. */
const eventDaysAhead = 28;
/** Drafts of weeks gone by can be composed this far back. */
const weeksBackMax = 1_500;

export type WeeklyRequest = { locality: Key; monday: Day; asKnownAt?: Instant | undefined };

/**
 * The update of a week: as published, with what has been corrected since beside it; or a draft, of
 * what is known at `asKnownAt` or now. Throws "not-found" for an unknown place or one without an
 * update, "invalid" for a day that is no Monday or a week that has not begun.
 */
export const readWeeklyUpdate = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { locality, monday, asKnownAt }: WeeklyRequest,
): Promise<WeeklyUpdate> =>
  readConsistently(db, async (tx) => {
    const knownAt = asKnownAt ?? (await readNow(tx, clock)).knownAt;
    checkMonday(monday, londonDay(clock.now()));
    const published = await findWeeklyUpdate(tx, locality, monday);
    if (published !== null && asKnownAt === undefined) {
      return { ...published, corrections: await correctionsOf(tx, published, knownAt) };
    }
    return composeDraft(tx, locality, monday, knownAt);
  });

/** Whether the week's update has been published; not, for a place that is not there. */
export const isPublished = async (
  { db }: Pick<Deps, "db">,
  locality: Key,
  monday: Day,
): Promise<boolean> => (await findWeeklyUpdate(db, locality, monday)) !== null;

/**
 * Freezes the week's update as it is known at this moment, at a revision of its own; it never
 * changes again (rule R3). Throws "conflict" when it is published already.
 */
export const publishWeeklyUpdate = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { caller, from }: Asker,
  { locality, monday }: WeeklyRequest,
): Promise<WeeklyUpdate> =>
  write(db, async (tx) => {
    const now = clock.now();
    checkMonday(monday, londonDay(now));
    const sender = senderOf(caller, await readLocality(tx, locality), null);
    // The place is locked from here on: nothing is recorded between what is read and what is kept.
    const position = await advanceRevision(tx, { locality, measures: "all", now });
    if ((await findWeeklyUpdate(tx, locality, monday)) !== null) {
      throw new ProblemError(
        "conflict",
        `The update for the week of ${monday} is published and does not change again.`,
      );
    }
    const draft = await composeDraft(tx, locality, monday, position.at);
    const published: WeeklyUpdate = {
      ...draft,
      state: "published",
      publishedAt: position.at,
      // What the installation sows was the place team's.
      publishedBy: sender === null || sender.is === "installation" ? "Place team" : sender.role,
    };
    await insertWeeklyUpdate(tx, published);
    await insertAudit(tx, {
      locality,
      at: position.at,
      kind: "updates",
      sender,
      from,
      what: `Published the weekly update for the week of ${writeDayPlain(monday)}`,
      changes: [],
    });
    return published;
  });

/** Every published week, newest first, with this week's draft before them. */
export const listUpdates = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  locality: Key,
): Promise<WeeklyUpdateList> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    const editions = await listWeeklyUpdates(tx, locality);
    const published = editions.map(({ monday, publishedAt }) => ({
      monday,
      state: "published" as const,
      publishedAt,
    }));
    const monday = mondayOf(londonDay(clock.now()));
    const hasLayout = (await findWeeklyLayout(tx, locality)) !== null;
    const owesDraft = hasLayout && !published.some((update) => update.monday === monday);
    const draft = owesDraft ? [{ monday, state: "draft" as const, publishedAt: null }] : [];
    return { locality, updates: [...draft, ...published] };
  });

const checkMonday = (monday: Day, today: Day): void => {
  const refuse = (message: string): never => {
    throw new ProblemError("invalid", message, [{ path: "monday", message }]);
  };
  if (monday !== mondayOf(monday)) {
    refuse(`${monday} is not a Monday. A week is named by its Monday: ${mondayOf(monday)}.`);
  }
  if (monday > today) refuse(`The week of ${monday} has not begun.`);
  if (daysBetween(monday, today) > weeksBackMax * 7)
    refuse(`The week of ${monday} is too long ago.`);
};

const requireLayout = async (db: Db, { locality }: Pick<Place, "locality">) => {
  const layout = await findWeeklyLayout(db, locality.key);
  if (layout === null) {
    throw new ProblemError("not-found", `${locality.name} has no weekly update.`);
  }
  return layout;
};

const composeDraft = async (
  db: Db,
  locality: Key,
  monday: Day,
  knownAt: Instant,
): Promise<WeeklyUpdate> => {
  const place = await readPlace(db, locality, knownAt, monday);
  const layout = await requireLayout(db, place);
  const position = await findRevision(db, locality, knownAt);
  const today = londonDay(knownAt);
  const asAtMax = sundayOf(monday) < today ? sundayOf(monday) : today;
  const figures = await readFigures(db, place, { knownAt, asAtMax }, "all");
  const shown = measuresOfLayout(layout);
  const wanted = place.measures.filter(
    (measure) => measure.locality === locality && shown.includes(measure.key),
  );
  const windows = windowsOfUpdate(monday);
  const readings = await readReadings(
    db,
    place,
    wanted.map((measure) => ({ measure, windows })),
    knownAt,
  );
  return composeWeeklyUpdate({
    locality: place.locality,
    layout,
    monday,
    position: { epoch: position?.epoch ?? "", revision: position?.revision ?? 0 },
    asKnownAt: knownAt,
    figures: new Map(figures.map((figure) => [figure.key, figure])),
    readings,
    plans: place.plans,
    variationOf: () => null,
    lastReport:
      place.lastReport === null
        ? null
        : { monday: place.lastReport.monday, publishedAt: place.lastReport.publishedAt },
    risks: await findRisks(db, locality, monday, knownAt),
    events: await findEvents(db, locality, {
      from: monday,
      to: addDays(monday, eventDaysAhead),
      knownAt,
    }),
    passages: new Map(),
    correctedSinceLastReport: [],
    edition: 1,
    editionReason: null,
  });
};

/** Sets what was published against what is in force now for the same as-ats. */
const correctionsOf = async (db: Db, published: WeeklyUpdate, knownAt: Instant) => {
  const place = await readPlace(db, published.locality.key, knownAt);
  const layout = await requireLayout(db, place);
  const wanted = place.measures.flatMap((measure) => {
    const read = published.readings[measure.key];
    return measure.locality !== place.locality.key || read === undefined
      ? []
      : [{ measure, windows: [{ from: read.asAt, to: read.asAt }] }];
  });
  const readings = await readReadings(db, place, wanted, knownAt);
  const own = place.measures.filter((measure) => measure.locality === place.locality.key);
  return composeCorrections(published, layout, own, readings);
};
