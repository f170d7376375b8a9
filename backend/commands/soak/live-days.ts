/** Lets a wall live through days as busy as a winter's, in seconds each. */
import { addDays, type Day, instantInLondon } from "../../../contracts/calendar.ts";
import { type Holding, leastOf } from "./holding.ts";
import type { Line } from "./line.ts";
import type { Cell, PlaceTeam } from "./place-team.ts";
import type { WatchedWall } from "./watched-wall.ts";

const changesPerDay = 40;
const reconnectsPerDay = 10;
const measuresPerDay = 4;
const minutesPerDay = 1_440;
/** So that neighbours in the sheet do not change one after the other. */
const cellStride = 7;

/** From the midnight before the demonstration's first morning: the days before it are in the seeds. */
export const firstDay: Day = "2024-08-16";

export type Soaking = { team: PlaceTeam; wall: WatchedWall; line: Line };

/**
 * One day: figures come all around the clock, which passes midnight, night, due times and what
 * follows from them; a quarter of the figures come while the line is cut. Resolves with the least
 * that the wall held at any of several moments.
 *
 * @param index from 0, counted from `firstDay`.
 */
export const liveDay = async ({ team, wall, line }: Soaking, index: number): Promise<Holding> => {
  const day = addDays(firstDay, index);
  await team.moveClock(instantInLondon(day, "00:05"));
  const cells = await team.findCells();
  const holdings: Holding[] = [];
  for (let change = 0; change < changesPerDay; change += 1) {
    const turn = index * changesPerDay + change;
    await team.moveClock(instantInLondon(day, timeOfChange(change)));
    const cell = cellOfTurn(cells, turn);
    const isCut = change % (changesPerDay / reconnectsPerDay) === 1;
    if (isCut) line.cut();
    const revision = await team.enter(cell, turn);
    if (isCut) line.mend();
    await wall.shows(revision);
    if ((change + 1) % (changesPerDay / measuresPerDay) === 0) holdings.push(await wall.measure());
  }
  return leastOf(holdings);
};

/** "23:59" for the last, and for the others as long before. */
const timeOfChange = (change: number): string => {
  const minutes = Math.round(((change + 1) * (minutesPerDay - 10)) / changesPerDay) + 9;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
};

const cellOfTurn = (cells: readonly Cell[], turn: number): Cell => {
  const cell = cells[(turn * cellStride) % cells.length];
  if (cell === undefined) throw new Error("There is nothing to enter in this place.");
  return cell;
};
