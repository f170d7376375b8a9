/** The wall of a place: all its figures at a position, what changed since one, and as they were known then. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure, Wall } from "../../contracts/figure.ts";
import type { Key } from "../../contracts/place.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { readConsistently } from "../store/database.ts";
import { findChangedSince, findRevision, type Revision } from "../store/revisions.ts";
import { nowOf, readFigures, readNow, readPlace, viewAt } from "./place.ts";

export type SnapshotRead = { epoch: string; revision: number; at: Instant; figures: Figure[] };
export type PatchRead = { epoch: string; from: number; to: number; at: Instant; figures: Figure[] };

type Reading = Pick<Deps, "db" | "clock" | "places">;

/**
 * @param asKnownAt the moment to look from; without it, now.
 * Throws "not-found" for an unknown place, "invalid" for a moment that has not come.
 */
export const readWall = (
  { db, clock, places }: Reading,
  key: Key,
  asKnownAt?: Instant,
): Promise<Wall> =>
  readConsistently(db, async (tx) => {
    const now = clock.now();
    if (asKnownAt !== undefined && asKnownAt > now) {
      throw new ProblemError(
        "invalid",
        "What will be known later cannot be shown. Give a moment up to now.",
        [{ path: "as-known-at", message: `It is ${now} here; ${asKnownAt} has not come.` }],
      );
    }
    const position = await requireRevision(tx, key, asKnownAt);
    const known = await readNow(tx, clock);
    const knownAt = asKnownAt ?? known.knownAt;
    const place = await (asKnownAt === undefined
      ? places.read(tx, key, known)
      : readPlace(tx, key, asKnownAt));
    const figures = await readFigures(tx, place, viewAt(knownAt), "all");
    const { name, shortName } = place.locality;
    return {
      locality: { key, name, shortName },
      epoch: position.epoch,
      revision: position.revision,
      at: asKnownAt ?? now,
      figures,
    };
  });

/** All figures and the position they are at, in one consistent read. */
export const readSnapshot = async (deps: Reading, key: Key): Promise<SnapshotRead> => {
  const { epoch, revision, at, figures } = await readWall(deps, key);
  return { epoch, revision, at, figures };
};

/**
 * The whole figures that changed after `since`; "unknown" when the place has never been there, or its
 * definitions changed since.
 */
export const readPatch = (
  { db, clock, places }: Reading,
  key: Key,
  since: number,
): Promise<PatchRead | "unknown"> =>
  readConsistently(db, async (tx) => {
    const changed = await findChangedSince(tx, key, since);
    if (changed === null || changed.revision < since) return "unknown";
    // A patch can only add and replace: where definitions changed, a figure may be gone.
    if (changed.measures === "all") return "unknown";
    const now = nowOf(changed.knowing, clock);
    const place = await places.read(tx, key, now);
    const figures = await readFigures(tx, place, viewAt(now.knownAt), changed.measures);
    return { epoch: changed.epoch, from: since, to: changed.revision, at: clock.now(), figures };
  });

export const readPosition = async ({ db }: Pick<Deps, "db">, key: Key): Promise<Revision> =>
  requireRevision(db, key);

const requireRevision = async (db: Deps["db"], key: Key, knownAt?: Instant): Promise<Revision> => {
  const revision = await findRevision(db, key, knownAt);
  if (revision === null) throw new ProblemError("not-found", `There is no place "${key}".`);
  return revision;
};
