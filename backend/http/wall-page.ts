/** The page of a wall: the figures are in its first bytes, for whoever may see them. */
import { Hono } from "hono";
import type { Context } from "hono";
import { Instant } from "../../contracts/calendar.ts";
import type { Wall } from "../../contracts/figure.ts";
import { hasLeave } from "../actions/leave.ts";
import { readLocality } from "../actions/place.ts";
import { readPlaces } from "../actions/read-places.ts";
import { readPosition, readWall } from "../actions/read-wall.ts";
import {
  fillShell,
  renderNoWall,
  renderWall,
  titleOf,
  type WallDocument,
} from "../documents/wall-html.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { askerOf, partOf } from "./gate.ts";
import { readShell } from "./shells.ts";

/** @param folder where the build put the pages. */
export const wallPageRoutes = (deps: Deps, folder: string): Hono => {
  const readNow = keepWalls(deps);
  return new Hono().get("/wall/:locality", async (c) => {
    const shell = await readShell(folder, await chooseShell(deps, c));
    const document = await readDocument(deps, c, readNow);
    // Figures are in it, and not everybody's: nobody between keeps it.
    return c.html(document === null ? shell : fillShell(shell, document), 200, {
      "Cache-Control": "no-store",
    });
  });
};

/** A wall of the past, a system's, or a place's: each has scripts of its own. */
const chooseShell = async (deps: Deps, c: Context): Promise<"wall" | "replay" | "system"> => {
  if (Instant.safeParse(c.req.query("as-known-at")).success) return "replay";
  try {
    const { kind } = await readLocality(deps.db, partOf(c, "locality"));
    return kind === "system" ? "system" : "wall";
  } catch {
    return "wall"; // which says itself what is wrong
  }
};

type ReadNow = (locality: string) => Promise<Wall>;

/**
 * Reads the wall of a place as it stands. A thousand displays that load their page at once, as after a
 * restart, have it read once: at one revision and in one minute a wall says the same to all of them.
 */
const keepWalls = (deps: Deps): ReadNow => {
  const kept = new Map<string, { of: string; wall: Promise<Wall> }>();
  return async (locality) => {
    const { epoch, revision } = await readPosition(deps, locality);
    const of = `${epoch}.${revision} ${deps.clock.now().slice(0, "2024-08-15T08:31".length)}`;
    const found = kept.get(locality);
    if (found?.of === of) return found.wall;
    const wall = readWall(deps, locality);
    kept.set(locality, { of, wall });
    wall.catch(() => kept.delete(locality));
    return wall;
  };
};

/** The walls of a system's localities that the asker may see; null for a place that is no system. */
const readParts = async (
  deps: Deps,
  c: Context,
  key: string,
  readNow: ReadNow,
): Promise<Wall[] | null> => {
  const { kind, system } = await readLocality(deps.db, key);
  if (kind !== "system") return null;
  const { localities } = await readPlaces(deps, askerOf(c));
  const parts = [];
  for (const one of localities) {
    const isPart = one.kind === "locality" && one.system === system;
    if (!isPart || !(await hasLeave(deps, askerOf(c), { to: "see-wall", locality: one.key }))) {
      continue;
    }
    parts.push(await readNow(one.key));
  }
  return parts;
};

/** Null when the figures cannot be read now: the page comes without, and asks again by itself. */
const readDocument = async (
  deps: Deps,
  c: Context,
  readNow: ReadNow,
): Promise<WallDocument | null> => {
  const locality = partOf(c, "locality");
  const theme = c.req.query("theme") === "light" ? "light" : "dark";
  try {
    if (!(await hasLeave(deps, askerOf(c), { to: "see-wall", locality }))) {
      const sentence = `Sign in as somebody who belongs to “${locality}” to see its figures.`;
      const content = renderNoWall("This wall is not open to everyone", sentence);
      return { title: "Wall", theme, content };
    }
    const moment = Instant.safeParse(c.req.query("as-known-at"));
    const wall = moment.success
      ? await readWall(deps, locality, moment.data)
      : await readNow(locality);
    const demonstration = deps.demonstration !== null;
    const past = moment.success;
    const parts = past ? null : await readParts(deps, c, locality, readNow);
    const content = renderWall({ wall, demonstration, past, parts });
    return { title: titleOf(wall), theme, content };
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      deps.log.warn({ err: error, locality }, "A wall's page was sent without its figures.");
      return null;
    }
    const heading = error.code === "not-found" ? "No such wall" : "This wall cannot be shown";
    return { title: "Wall", theme, content: renderNoWall(heading, error.message) };
  }
};
