/** The screens of a place: paired, listed, named, moved, asked, revoked. Each step is in the audit. */
import type { Key } from "../../../contracts/place.ts";
import {
  readCode,
  type ScreenChange,
  type ScreenOrder,
  type ScreenRequest,
  type ScreensReply,
} from "../../../contracts/screen.ts";
import type { Asker, Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { insertAudit } from "../../store/audit.ts";
import { type Db, type Tx, write } from "../../store/database.ts";
import { lockPairing, savePaired } from "../../store/pairings.ts";
import type { LocalityWithProviders } from "../../store/places.ts";
import { findRevision } from "../../store/revisions.ts";
import {
  findScreens,
  insertScreen,
  type KnownScreen,
  lockScreen,
  saveOrders,
  saveScreenName,
  saveScreenPlace,
  saveScreenRevoked,
} from "../../store/screens.ts";
import { requireLeave } from "../leave.ts";
import { readLocality } from "../place.ts";
import { senderOf } from "../sender.ts";
import { expiryFrom, makeOrderId, makeScreenId } from "./credential.ts";

type FleetDeps = Pick<Deps, "db" | "clock" | "people">;

/** The screens of a place, and what they should be showing. Throws "not-found" for an unknown place. */
export const readScreens = async (
  { db, people, release }: Pick<Deps, "db" | "people" | "release">,
  locality: Key,
): Promise<ScreensReply> => {
  await readLocality(db, locality);
  const { epoch, revision } = await readPlacePosition(db, locality);
  const screens = await findScreens(db, locality);
  return { at: people.clock.now(), epoch, revision, release, screens };
};

/** Where a place stands. Throws "not-found" for an unknown place. */
export const readPlacePosition = async (
  db: Db,
  locality: Key,
): Promise<{ epoch: string; revision: number }> => {
  const found = await findRevision(db, locality);
  if (found === null) throw new ProblemError("not-found", `There is no place "${locality}".`);
  return { epoch: found.epoch, revision: found.revision };
};

/** Makes the screen that shows a code a screen of the place. Throws "invalid" when none shows it now. */
export const pairScreen = (
  deps: FleetDeps,
  asker: Asker,
  locality: Key,
  { code: typed, name }: ScreenRequest,
): Promise<{ id: string; name: string }> =>
  write(deps.db, async (tx) => {
    const place = await readLocality(tx, locality);
    const code = readCode(typed);
    const now = deps.people.clock.now();
    if (code === null || !(await lockPairing(tx, code, now))) throw nobodyShowsIt();
    const id = makeScreenId();
    const pairedBy = senderOf(asker.caller, place, null)?.name ?? "";
    await insertScreen(tx, {
      id,
      locality,
      name,
      pairedBy,
      pairedAt: now,
      expiresAt: expiryFrom(now),
    });
    await savePaired(tx, code, id);
    await note(
      tx,
      deps,
      asker,
      place,
      `Paired the screen “${name}” with the wall of ${place.name}`,
    );
    return { id, name };
  });

const nobodyShowsIt = () =>
  new ProblemError("invalid", "The screen was not paired.", [
    {
      path: "code",
      message: "No screen shows this code now. Look again: it changes every 10 minutes.",
    },
  ]);

/**
 * Names a screen, or moves it to the wall of another place, for which leave is needed there too. Throws
 * "not-found" when the place has no such screen.
 */
export const changeScreen = async (
  deps: FleetDeps & Pick<Deps, "demonstration" | "log">,
  asker: Asker,
  locality: Key,
  id: string,
  change: ScreenChange,
): Promise<void> => {
  if (change.locality !== undefined) {
    await requireLeave(deps, asker, { to: "manage-screens", locality: change.locality });
  }
  await write(deps.db, async (tx) => {
    const { place, screen } = await lockOwn(tx, locality, id);
    const { name = screen.name, locality: next = locality } = change;
    if (name !== screen.name) {
      await saveScreenName(tx, id, name);
      await note(tx, deps, asker, place, `Renamed the screen “${screen.name}” to “${name}”`, [
        { of: "name", before: screen.name, after: name },
      ]);
    }
    if (next !== locality) {
      const to = await readLocality(tx, next);
      await saveScreenPlace(tx, id, next);
      const moved = [{ of: "wall", before: place.name, after: to.name }];
      await note(tx, deps, asker, place, `Moved the screen “${name}” to ${to.name}`, moved);
      await note(tx, deps, asker, to, `Moved the screen “${name}” here from ${place.name}`, moved);
    }
  });
};

/**
 * Asks something of a screen: it is told with each reply until it says that it did it. Throws "not-found"
 * when there is no such screen.
 */
export const orderScreen = (
  deps: FleetDeps,
  asker: Asker,
  locality: Key,
  id: string,
  order: ScreenOrder,
): Promise<void> =>
  write(deps.db, async (tx) => {
    const { place, screen } = await lockOwn(tx, locality, id);
    // The same asked anew takes the place of what still waits: nobody wants it done twice.
    const others = screen.orders.filter(({ is }) => is !== order);
    await saveOrders(tx, id, [...others, { id: makeOrderId(), is: order }]);
    // To look for a screen changes nothing.
    if (order === "reload") {
      await note(tx, deps, asker, place, `Had the screen “${screen.name}” load its page again`);
    }
  });

/** Ends a screen at once. Throws "not-found" when the place has no such screen. */
export const revokeScreen = (
  deps: FleetDeps,
  asker: Asker,
  locality: Key,
  id: string,
): Promise<void> =>
  write(deps.db, async (tx) => {
    const { place, screen } = await lockOwn(tx, locality, id);
    await saveScreenRevoked(tx, id, deps.people.clock.now());
    await note(tx, deps, asker, place, `Revoked the screen “${screen.name}”`, [
      { of: "screen", before: "paired", after: "revoked" },
    ]);
  });

const lockOwn = async (
  tx: Tx,
  locality: Key,
  id: string,
): Promise<{ place: LocalityWithProviders; screen: KnownScreen }> => {
  const place = await readLocality(tx, locality);
  const screen = await lockScreen(tx, id);
  if (screen === null || screen.locality !== locality) {
    throw new ProblemError("not-found", "There is no such screen, or it was revoked or moved.");
  }
  return { place, screen };
};

const note = (
  tx: Tx,
  { clock }: Pick<Deps, "clock">,
  { caller, from }: Asker,
  place: LocalityWithProviders,
  what: string,
  changes: { of: string; before: string; after: string }[] = [],
): Promise<void> =>
  insertAudit(tx, {
    locality: place.key,
    at: clock.now(),
    kind: "place",
    sender: senderOf(caller, place, null),
    from,
    what,
    changes,
  });
