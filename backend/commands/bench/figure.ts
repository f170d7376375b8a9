/** The figure that is sent again and again: a real one of the wall, for one of the last days in turn. */
import { addDays, type Day, dayOf } from "../../../contracts/calendar.ts";
import { Wall } from "../../../contracts/figure.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Submission } from "../../../contracts/observation.ts";

/** Days of the tile that a provider may still change: each patch carries a change in them. */
const daysInTurn = 13;
const valueMin = 200;
const valuesInTurn = 100;

export type SentFigure = { measure: Key; provider: Key; lastDay: Day };

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
  return { measure, provider: figure.provider.key, lastDay: dayOf(figure.asAt) };
};

/** @param turn from 0; no two in a row say the same. */
export const submissionOf = (
  { measure, provider, lastDay }: SentFigure,
  turn: number,
): Submission => ({
  provider,
  observations: [
    {
      measure,
      asAt: addDays(lastDay, -(turn % daysInTurn)),
      value: valueMin + (turn % valuesInTurn),
    },
  ],
});
