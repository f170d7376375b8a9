/** The wall of a place: all its figures at a position, what changed since one, and as they were known then. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure, Wall } from "../../contracts/figure.ts";
import type { Key } from "../../contracts/place.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { readConsistently } from "../store/database.ts";
import { findChangedSince, findRevision, type Knowing, type Revision } from "../store/revisions.ts";
import {
  nameOf,
  nowOf,
  type Place,
  type Places,
  readNow,
  readPlace,
  type View,
  viewAt,
} from "./place.ts";
import { readFigures, readFiguresAtOnce } from "./read-figures.ts";

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
    if (asKnownAt === undefined) noteSeen(places, key, figures);
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
 * definitions changed since. Read in two questions when no other change comes between them, which is
 * nearly always; else in a transaction, so that what is read agrees.
 */
export const readPatch = async (
  deps: Reading,
  key: Key,
  since: number,
): Promise<PatchRead | "unknown"> => {
  const { db, places } = deps;
  const patch =
    (await readPatchBy(db, deps, key, since, (place, view, keys, { steps }) =>
      readFiguresAtOnce(db, place, view, keys, { steps, seen: places.seen }),
    )) ??
    (await readConsistently(db, (tx) =>
      readPatchBy(tx, deps, key, since, (place, view, keys) => readFigures(tx, place, view, keys)),
    ));
  if (patch === null) throw new Error("A consistent read found that places moved on in it.");
  if (patch === "unknown") return patch;
  noteSeen(places, key, patch.figures);
  return patch;
};

const noteSeen = ({ seen }: Places, key: Key, figures: readonly Figure[]): void => {
  for (const { key: measure, asAt } of figures) {
    if (asAt !== null) seen.set(nameOf({ locality: key, measure }), asAt);
  }
};

type ReadChanged = (
  place: Place,
  view: View,
  keys: readonly Key[],
  knowing: Knowing,
) => Promise<Figure[] | null>;

/** Null when `read` is. */
const readPatchBy = async (
  db: Deps["db"],
  { clock, places }: Reading,
  key: Key,
  since: number,
  read: ReadChanged,
): Promise<PatchRead | "unknown" | null> => {
  const changed = await findChangedSince(db, key, since);
  if (changed === null || changed.revision < since) return "unknown";
  // A patch can only add and replace: where definitions changed, a figure may be gone.
  if (changed.measures === "all") return "unknown";
  const now = nowOf(changed.knowing, clock);
  const place = await places.read(db, key, now);
  const figures = await read(place, viewAt(now.knownAt), changed.measures, changed.knowing);
  if (figures === null) return null;
  return { epoch: changed.epoch, from: since, to: changed.revision, at: clock.now(), figures };
};

export const readPosition = async ({ db }: Pick<Deps, "db">, key: Key): Promise<Revision> =>
  requireRevision(db, key);

const requireRevision = async (db: Deps["db"], key: Key, knownAt?: Instant): Promise<Revision> => {
  const revision = await findRevision(db, key, knownAt);
  if (revision === null) throw new ProblemError("not-found", `There is no place "${key}".`);
  return revision;
};
