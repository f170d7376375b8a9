/**
 * What waits to be sent, as a list and what becomes of it. Pure: the list is kept by a store that
 * changes it whole, so that a crash between two steps leaves one of the lists made here.
 *
 * A letter that was never tried gives way to a later one for the same figure. One that was tried may
 * have arrived: it is sent again under its own key until the server has answered, and only then what
 * follows it, which by then knows what it replaces (rules S2, S6).
 */
import type { Instant } from "../../contracts/calendar.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";

/** How many figures leave in one go. */
export const lettersPerEnvelopeMax = 100;

/** What was typed in a cell: a figure with its note, or why there is none. */
export type Typed = { typed: string; note: string; none: string | null };

/** Who typed it: under nobody else's name is it ever sent. */
export type Writer = { id: string; name: string };

/** Why a letter stays: the server read it and said no. */
export type Refusal = { is: "refused" | "conflict"; message: string };

export type Letter = Typed & {
  id: string;
  writer: Writer;
  locality: string;
  provider: string;
  /** The cell it was typed in, which shows how it fares. */
  cell: string;
  observation: ReportedObservation;
  /** The idempotency key under which it was tried; null while it was not. */
  envelope: string | null;
  refusal: Refusal | null;
};

/** Letters that go together, under one key. */
export type Envelope = { key: string; letters: readonly Letter[] };

/** The figure that a letter reports: of a declaration that has a time, each time is another. */
const figureOf = ({ locality, observation }: Letter): string => {
  const { measure, breakdown = "", asAt } = observation;
  return `${locality}/${measure}/${breakdown}/${asAt}`;
};

const replacing = (letter: Letter, replaces: Instant | null | undefined): Letter =>
  replaces === undefined ? letter : { ...letter, observation: { ...letter.observation, replaces } };

/** The list with a letter more; what it takes the place of, or answers to, is gone. */
export const addLetter = (letters: readonly Letter[], letter: Letter): Letter[] => {
  const isSame = (other: Letter): boolean =>
    other.writer.id === letter.writer.id && figureOf(other) === figureOf(letter);
  const waiting = letters.filter((other) => isSame(other) && other.refusal === null);
  const kept = letters.filter(
    (other) => !isSame(other) || (other.refusal === null && other.envelope !== null),
  );
  // What the first of them saw is what all of them replace: nothing else has come between.
  return [...kept, replacing(letter, waiting[0]?.observation.replaces)];
};

const isReady = (letter: Letter, writer: Writer): boolean =>
  letter.refusal === null && letter.writer.id === writer.id;

/** The envelopes that were tried and not answered, the first tried first. */
const sealed = (letters: readonly Letter[], writer: Writer): Envelope[] => {
  const byKey = new Map<string, Letter[]>();
  for (const letter of letters) {
    if (letter.envelope === null || !isReady(letter, writer)) continue;
    const together = byKey.get(letter.envelope);
    if (together === undefined) byKey.set(letter.envelope, [letter]);
    else together.push(letter);
  }
  return [...byKey].map(([key, together]) => ({ key, letters: together }));
};

/**
 * What to send next, and the list in which it is marked as tried under `key`: first what was tried
 * before and is not in `resting`, then what has waited longest and follows nothing unanswered.
 */
export const sealNext = (
  letters: readonly Letter[],
  { writer, key, resting }: { writer: Writer; key: string; resting: ReadonlySet<string> },
): { letters: Letter[]; envelope: Envelope | null } => {
  const tried = sealed(letters, writer);
  const again = tried.find((envelope) => !resting.has(envelope.key));
  if (again !== undefined) return { letters: [...letters], envelope: again };
  const unanswered = new Set(tried.flatMap((envelope) => envelope.letters.map(figureOf)));
  const free = letters.filter(
    (letter) =>
      letter.envelope === null && isReady(letter, writer) && !unanswered.has(figureOf(letter)),
  );
  const [first] = free;
  if (first === undefined) return { letters: [...letters], envelope: null };
  const together = free
    .filter(({ locality, provider }) => locality === first.locality && provider === first.provider)
    .slice(0, lettersPerEnvelopeMax)
    .map((letter) => ({ ...letter, envelope: key }));
  const byId = new Map(together.map((letter) => [letter.id, letter]));
  return {
    letters: letters.map((letter) => byId.get(letter.id) ?? letter),
    envelope: { key, letters: together },
  };
};

/** All of an envelope has arrived; what follows it replaces what it brought. */
export const acknowledge = (
  letters: readonly Letter[],
  { key, letters: arrived }: Envelope,
  recordedAt: Instant,
): Letter[] => {
  const figures = new Set(arrived.map(figureOf));
  return letters
    .filter(({ envelope }) => envelope !== key)
    .map((letter) => (figures.has(figureOf(letter)) ? replacing(letter, recordedAt) : letter));
};

/**
 * The server said no. Those it named stay as refused; the others were not to blame and are free to
 * leave again. Where it named none, all of them are refused. What was typed since stands in for a
 * refused one, and is judged by itself.
 *
 * @param messages What was wrong, by the place in the envelope.
 */
export const refuse = (
  letters: readonly Letter[],
  envelope: Envelope,
  refusal: Refusal,
  messages: ReadonlyMap<number, string>,
): Letter[] => {
  const placeOf = new Map(envelope.letters.map(({ id }, place) => [id, place]));
  const typedSince = new Set(
    letters.filter((letter) => letter.envelope === null && letter.refusal === null).map(figureOf),
  );
  return letters.flatMap((letter) => {
    const place = placeOf.get(letter.id);
    if (place === undefined) return [letter];
    const message = messages.get(place);
    if (message === undefined && messages.size > 0) return [{ ...letter, envelope: null }];
    if (typedSince.has(figureOf(letter))) return [];
    return [{ ...letter, refusal: { ...refusal, message: message ?? refusal.message } }];
  });
};

/** Takes back what has not been tried; `withdrawn` says whether there was such a letter. */
export const withdraw = (
  letters: readonly Letter[],
  cell: string,
): { letters: Letter[]; withdrawn: boolean } => {
  const kept = letters.filter(
    (letter) => letter.cell !== cell || letter.envelope !== null || letter.refusal !== null,
  );
  return { letters: kept, withdrawn: kept.length < letters.length };
};

/** Puts aside what was refused of a cell: somebody has read it. */
export const forget = (letters: readonly Letter[], cell: string): Letter[] =>
  letters.filter((letter) => letter.cell !== cell || letter.refusal === null);

/** Whose figures wait here that another person left, and how many. */
export const waitingOfOthers = (
  letters: readonly Letter[],
  writer: Writer | null,
): { name: string; figures: number }[] => {
  const counts = new Map<string, { name: string; figures: number }>();
  for (const letter of letters) {
    if (letter.writer.id === writer?.id || letter.refusal !== null) continue;
    const count = counts.get(letter.writer.id) ?? { name: letter.writer.name, figures: 0 };
    counts.set(letter.writer.id, { ...count, figures: count.figures + 1 });
  }
  return [...counts.values()];
};
