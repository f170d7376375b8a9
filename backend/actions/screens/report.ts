/** A screen says what it shows, and is told who it is and what is asked of it. */
import type { Caller } from "../../../contracts/access.ts";
import type { ScreenDuty, ScreenReport } from "../../../contracts/screen.ts";
import type { Deps } from "../../deps.ts";
import { deriveBehindSince } from "../../domain/screen.ts";
import { ProblemError } from "../../problem.ts";
import { write } from "../../store/database.ts";
import { lockScreen, saveOrders, saveScreenSeen } from "../../store/screens.ts";
import { readLocality } from "../place.ts";
import { renewCredential } from "./credential.ts";
import { readPlacePosition } from "./fleet.ts";

type ReportDeps = Pick<Deps, "db" | "people" | "demonstration" | "release">;

/**
 * Takes a report in.
 *
 * @param token what the screen came with: it is renewed when it is old.
 * @returns what it is to do, and its new credential, or null where the old one goes on. Throws
 *   "signed-out" when it was revoked meanwhile.
 */
export const reportScreen = (
  { db, people, demonstration, release }: ReportDeps,
  { id }: Extract<Caller, { is: "screen" }>,
  token: string,
  report: ScreenReport,
): Promise<{ duty: ScreenDuty; renewed: string | null }> =>
  write(db, async (tx) => {
    const screen = await lockScreen(tx, id);
    if (screen === null) throw new ProblemError("signed-out", "This screen was revoked.");
    const { locality } = screen;
    const { name, shortName } = await readLocality(tx, locality);
    const position = await readPlacePosition(tx, locality);
    const now = people.clock.now();
    // What it shows of a place that it was moved from says nothing of this one.
    const shows = report.shows?.locality === locality ? report.shows : null;
    const renewed = await renewCredential(tx, screen, token, now);
    await saveScreenSeen(tx, id, {
      at: now,
      shows,
      release: report.release,
      visible: report.visible,
      placeRevision: position.revision,
      behindSince: deriveBehindSince(screen, shows, position, now),
    });
    const orders = screen.orders.filter((order) => !report.done.includes(order.id));
    if (orders.length < screen.orders.length) await saveOrders(tx, id, orders);
    const duty = {
      id,
      name: screen.name,
      locality,
      place: { name, shortName },
      demonstration: demonstration !== null,
      release,
      orders,
    };
    return { duty, renewed };
  });
