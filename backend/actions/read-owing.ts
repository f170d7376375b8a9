/** Who owes what, and how completely each provider has reported: for those who chase before the morning call. */
import { type Instant, addDays, londonDay, mondayOf } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import { completenessWeeks, type OwingReply, type ProviderOwing } from "../../contracts/owing.ts";
import type { Key } from "../../contracts/place.ts";
import type { Remark } from "../../contracts/remark.ts";
import {
  findOwed,
  type Followed,
  gatherCame,
  inOrderOfLateness,
  measureWeek,
} from "../domain/completeness.ts";
import type { Deps } from "../deps.ts";
import { findArrivedFigures, findExtents, findLastSubmissions } from "../store/arrivals.ts";
import { findLastContacts } from "../store/contacts.ts";
import { type Db, readConsistently } from "../store/database.ts";
import { findMeasures } from "../store/measures.ts";
import { findOpenFollowUps } from "../store/remarks.ts";
import { findRevision } from "../store/revisions.ts";
import { readLocality, readNow } from "./place.ts";

/** Throws "not-found" for an unknown place. */
export const readOwing = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  key: Key,
): Promise<OwingReply> =>
  readConsistently(db, async (tx) => {
    const now = clock.now();
    const { providers } = await readLocality(tx, key);
    const { knownAt } = await readNow(tx, clock);
    const measures = await findMeasures(tx, [key]);
    const known = await readKnown(tx, key, measures, now, knownAt);
    const revision = await findRevision(tx, key);
    return {
      locality: key,
      at: now,
      revision: revision?.revision ?? 0,
      providers: providers.map((provider) => ({
        provider,
        ...composeOwing(provider.key, known, now),
      })),
    };
  });

type Known = {
  followed: readonly Followed[];
  submittedAt: ReadonlyMap<Key, Instant>;
  contacts: Awaited<ReturnType<typeof findLastContacts>>;
  followUps: readonly (Remark & { owner: Measure })[];
};

const readKnown = async (
  db: Db,
  locality: Key,
  measures: readonly Measure[],
  now: Instant,
  knownAt: Instant,
): Promise<Known> => {
  const expected = measures.filter(
    ({ derivation, cadence }) => derivation === null && cadence.every !== "occasion",
  );
  const keys = expected.map((measure) => measure.key);
  const from = firstMondayOf(now);
  const to = londonDay(now);
  const arrived = await findArrivedFigures(db, locality, keys, { from, to, knownAt });
  const extents = await findExtents(db, locality, keys, { to, knownAt });
  const followUps = await findOpenFollowUps(db, locality, knownAt);
  return {
    followed: expected.map((measure) => ({
      measure,
      came: gatherCame(measure, arrived),
      extent: extents.get(measure.key) ?? null,
    })),
    submittedAt: await findLastSubmissions(db, locality, knownAt),
    contacts: await findLastContacts(db, locality, knownAt),
    followUps: followUps.flatMap((remark) => {
      const owner = measures.find((measure) => measure.key === remark.measure);
      return owner === undefined ? [] : [{ ...remark, owner }];
    }),
  };
};

const firstMondayOf = (now: Instant) =>
  addDays(mondayOf(londonDay(now)), -7 * (completenessWeeks - 1));

const composeOwing = (
  provider: Key,
  { followed, submittedAt, contacts, followUps }: Known,
  now: Instant,
): Omit<ProviderOwing, "provider"> => {
  const own = followed.filter(({ measure }) => measure.provider === provider);
  const owed = own.flatMap((one) => findOwed(one, now) ?? []);
  const first = firstMondayOf(now);
  return {
    owed: inOrderOfLateness(owed),
    entered: own.length - owed.length,
    asked: own.length,
    lastSubmissionAt: submittedAt.get(provider) ?? null,
    lastContact: contacts.get(provider) ?? null,
    weeks: Array.from({ length: completenessWeeks }, (_, week) =>
      measureWeek(own, addDays(first, 7 * week), now),
    ),
    followUps: followUps
      .filter(({ owner }) => owner.provider === provider)
      .map(({ owner, measure, breakdown, asAt, words, at }) => ({
        measure,
        title: owner.title,
        breakdown,
        asAt,
        words,
        at,
      })),
  };
};
