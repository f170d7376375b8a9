/** Writes a risk or an event, or writes it anew: every wording is kept. */
import { daysBetween, londonDay, mondayOf } from "../../../contracts/calendar.ts";
import { holdsNhsNumber } from "../../../contracts/observation-check.ts";
import type { Issue } from "../../../contracts/problem.ts";
import type { Key } from "../../../contracts/place.ts";
import {
  type EventRequest,
  eventsPerLocalityMax,
  type RiskRequest,
  risksPerLocalityMax,
} from "../../../contracts/weekly-draft.ts";
import { writeDayShort } from "../../../contracts/wording.ts";
import type { Asker, Deps } from "../../deps.ts";
import { countOf, ProblemError } from "../../problem.ts";
import {
  countAgenda,
  findEvent,
  findRisk,
  insertEvent,
  insertRisk,
  type Written,
} from "../../store/agenda.ts";
import { insertAudit } from "../../store/audit.ts";
import { type Tx, write } from "../../store/database.ts";
import { lockPlaces } from "../../store/revisions.ts";
import { readLocality } from "../place.ts";
import { installation, senderOf } from "../sender.ts";

/** Risks and events are written for days no further away than this. */
const daysAwayMax = 1_000;

type Doing = Pick<Deps, "db" | "clock">;

/**
 * The same wording again is the same. Throws "not-found" for an unknown place, "invalid" for a week that
 * is not named by its Monday or is far away, words that hold an NHS number, or more risks than a place
 * may list.
 */
export const writeRisk = (
  deps: Doing,
  asker: Asker,
  locality: Key,
  { id, monday, risk, mitigation, owner, state }: RiskRequest,
): Promise<void> =>
  writeAgenda(deps, asker, locality, async (tx, written) => {
    refuse([
      ...checkWords({ risk, mitigation, owner }),
      ...checkDay("monday", monday, written),
      ...(monday === mondayOf(monday)
        ? []
        : [{ path: "monday", message: `A week is named by its Monday: ${mondayOf(monday)}.` }]),
    ]);
    const before = await findRisk(tx, locality, id);
    const after = { id, monday, risk, mitigation, owner, state };
    if (before !== null && JSON.stringify(before) === JSON.stringify(after)) return;
    if (before === null) await refuseTooMany(tx, locality, "risks", risksPerLocalityMax);
    await insertRisk(tx, locality, after, written);
    await insertAudit(tx, {
      ...auditOf(locality, written),
      what: `${deedOnRisk(before?.state ?? null, state)} a risk, from the week of ${writeDayShort(monday)}`,
      changes: changesOf([
        ["Risk", before?.risk, risk],
        ["Mitigation", before?.mitigation, mitigation],
        ["Owner", before?.owner, owner],
        ["State", before?.state, state],
      ]),
    });
  });

/** As `writeRisk`; a withdrawn event is in no calendar any more, and can be written again. */
export const writeEvent = (
  deps: Doing,
  asker: Asker,
  locality: Key,
  { id, event, day, time, where, withdrawn }: EventRequest,
): Promise<void> =>
  writeAgenda(deps, asker, locality, async (tx, written) => {
    refuse([...checkWords({ event, where }), ...checkDay("day", day, written)]);
    const before = await findEvent(tx, locality, id);
    const after = { id, event, day, time, where, withdrawn };
    if (before !== null && JSON.stringify(before) === JSON.stringify(after)) return;
    if (before === null) await refuseTooMany(tx, locality, "events", eventsPerLocalityMax);
    await insertEvent(tx, locality, after, written);
    await insertAudit(tx, {
      ...auditOf(locality, written),
      what: `${withdrawn ? "Took out of" : before === null ? "Wrote into" : "Changed in"} the calendar: ${event}, ${writeDayShort(day)}`,
      changes: changesOf([
        ["Event", before?.event, event],
        ["Day", before?.day, day],
        ["Time", before?.time, time],
        ["Where", before?.where, where],
      ]),
    });
  });

/** In one transaction, with the place locked: two wordings at one moment would want one number. */
const writeAgenda = (
  { db, clock }: Doing,
  { caller, from }: Asker,
  locality: Key,
  doIt: (tx: Tx, written: Written) => Promise<void>,
): Promise<void> =>
  write(db, async (tx) => {
    const place = await readLocality(tx, locality);
    await lockPlaces(tx, [locality]);
    await doIt(tx, {
      sender: senderOf(caller, place, null) ?? installation,
      from,
      at: clock.now(),
    });
  });

const deedOnRisk = (before: "open" | "closed" | null, after: "open" | "closed"): string => {
  if (after === "closed") return "Closed";
  if (before === null) return "Wrote";
  return before === "closed" ? "Opened again" : "Changed";
};

const auditOf = (locality: Key, { sender, from, at }: Written) => ({
  locality,
  at,
  kind: "updates" as const,
  sender,
  from,
});

type Change = readonly [of: string, before: string | null | undefined, after: string | null];

const changesOf = (all: readonly Change[]) =>
  all
    .map(([of, before, after]) => ({ of, before: before ?? null, after }))
    .filter(({ before, after }) => before !== after);

const refuse = (issues: readonly Issue[]): void => {
  if (issues.length === 0) return;
  const said = `Nothing was saved: ${countOf(issues.length, "thing is", "things are")} not right.`;
  throw new ProblemError("invalid", said, [...issues]);
};

const checkWords = (words: Record<string, string | null>): Issue[] =>
  Object.entries(words)
    .filter(([, said]) => said !== null && holdsNhsNumber(said))
    .map(([path]) => ({
      path,
      message: "This holds an NHS number. Nothing about a person belongs here: take it out.",
    }));

const checkDay = (path: string, day: string, { at }: Written): Issue[] =>
  Math.abs(daysBetween(londonDay(at), day)) > daysAwayMax
    ? [{ path, message: `${day} is over ${daysAwayMax} days away. Look at the year.` }]
    : [];

const refuseTooMany = async (
  tx: Tx,
  locality: Key,
  what: "risks" | "events",
  max: number,
): Promise<void> => {
  const open = await countAgenda(tx, locality);
  if (open[what] < max) return;
  throw new ProblemError(
    "invalid",
    what === "risks"
      ? `The place lists ${max} open risks already. Close one first.`
      : `The calendar holds ${max} events already. Take one out first.`,
  );
};
