/** The figure that is sent again and again: a real one of the wall, for one of the last days in turn. */
import { addDays, type Day, dayOf } from "../../../contracts/calendar.ts";
import { Wall } from "../../../contracts/figure.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Submission } from "../../../contracts/observation.ts";

/** Days of the tile that a provider may still change: each patch carries a change in them. */
export const daysInTurn = 13;
const valueMin = 200;
const valuesInTurn = 100;

export type SentFigure = { measure: Key; title: string; provider: Key; lastDay: Day };

/** Throws when the place has no figure of that name with a day. */
export const findSentFigure = async (
  address: string,
  place: string,
  measure: Key,
): Promise<SentFigure> => {
  const reply = await fetch(`${address}/api/localities/${place}/wall`);
  const { figures } = Wall.parse(await reply.json());
  const figure = figures.find(({ key }) => key === measure);
  if (figure === undefined || figure.asAt === null) {
    throw new Error(`There is no figure "${measure}" on the wall of "${place}".`);
  }
  const { title, provider, asAt } = figure;
  return { measure, title, provider: provider.key, lastDay: dayOf(asAt) };
};

/**
 * @param turn from 0; no two in a row say the same.
 * @param days among how many days they go round: with 1 each is the number on the tile.
 */
export const submissionOf = (
  { measure, provider, lastDay }: SentFigure,
  turn: number,
  days: number,
): Submission => ({
  provider,
  observations: [
    {
      measure,
      asAt: addDays(lastDay, -(turn % days)),
      value: valueMin + (turn % valuesInTurn),
    },
  ],
});
