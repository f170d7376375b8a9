import { describe, expect, it } from "vitest";
import {
  type Letter,
  acknowledge,
  addLetter,
  lettersPerEnvelopeMax,
  refuse,
  sealNext,
  waitingOfOthers,
  withdraw,
} from "../../frontend/entry/letters.ts";

const jo = { id: "jo", name: "Jo Marsh" };
const sam = { id: "sam", name: "Sam Reed" };
const seenAt = "2024-08-15T07:31:00.000Z";
const arrivedAt = "2024-08-15T07:40:00.000Z";

let letters = 0;
const letter = (measure: string, value: number, more: Partial<Letter> = {}): Letter => ({
  id: `letter-${(letters += 1)}`,
  typed: String(value),
  note: "",
  none: null,
  writer: jo,
  locality: "banes",
  provider: "ruh",
  cell: measure,
  observation: { measure, asAt: "2024-08-14", value, replaces: null },
  envelope: null,
  refusal: null,
  ...more,
});

const add = (...added: Letter[]): Letter[] => added.reduce<Letter[]>(addLetter, []);
const seal = (list: readonly Letter[], key: string, writer = jo) =>
  sealNext(list, { writer, key, resting: new Set() });
const valuesOf = (list: readonly Letter[]) => list.map(({ observation }) => observation.value);

describe("what waits to be sent", () => {
  it("a later figure takes the place of one that was never tried, and replaces what that one saw", () => {
    const first = letter("ed", 26, {
      observation: { measure: "ed", asAt: "2024-08-14", value: 26, replaces: seenAt },
    });
    const list = add(first, letter("ed", 267));
    expect(valuesOf(list)).toEqual([267]);
    expect(list[0]?.observation.replaces).toBe(seenAt);
  });

  it("S6 what was tried keeps its key and leaves first; what follows it replaces what it brought", () => {
    const tried = seal(add(letter("ed", 26)), "first");
    const list = addLetter(tried.letters, letter("ed", 267));
    expect(valuesOf(list)).toEqual([26, 267]);
    const again = seal(list, "second");
    expect(again.envelope).toMatchObject({ key: "first" });
    if (again.envelope === null) return;
    const after = seal(acknowledge(again.letters, again.envelope, arrivedAt), "second");
    expect(after.envelope).toMatchObject({
      key: "second",
      letters: [{ observation: { value: 267, replaces: arrivedAt } }],
    });
  });

  it("a level declared at another time is another figure, and both are sent", () => {
    const at = (asAt: string, level: number) =>
      letter("opel", level, { observation: { measure: "opel", asAt, level, replaces: null } });
    expect(add(at("2024-08-15T08:05", 2), at("2024-08-15T10:30", 3))).toHaveLength(2);
  });

  it("leaves together, one provider at a time and at most a hundred", () => {
    const many = Array.from({ length: 105 }, (_, index) => letter(`m${index}`, index));
    const list = add(letter("opel", 3, { provider: "hcrg" }), ...many);
    const first = seal(list, "first");
    expect(valuesOf(first.envelope?.letters ?? [])).toEqual([3]);
    if (first.envelope === null) return;
    const second = seal(acknowledge(first.letters, first.envelope, arrivedAt), "second");
    expect(second.envelope?.letters).toHaveLength(lettersPerEnvelopeMax);
  });

  it("A1 is sent as nobody but the person who typed it, and says whose it is", () => {
    const list = add(letter("ed", 267, { writer: sam }), letter("opel", 3, { writer: sam }));
    expect(seal(list, "key", jo).envelope).toBeNull();
    expect(waitingOfOthers(list, jo)).toEqual([{ name: "Sam Reed", figures: 2 }]);
    expect(seal(list, "key", sam).envelope?.letters).toHaveLength(2);
  });

  it("S3 of a refused envelope only those that were wrong stay; the others leave again", () => {
    const sealed = seal(add(letter("ed", 267), letter("opel", 9)), "first");
    if (sealed.envelope === null) throw new Error("Nothing was sealed.");
    const list = refuse(
      sealed.letters,
      sealed.envelope,
      { is: "refused", message: "Nothing was saved." },
      new Map([[1, "There is no OPEL 9."]]),
    );
    expect(list[1]?.refusal).toEqual({ is: "refused", message: "There is no OPEL 9." });
    expect(valuesOf(seal(list, "second").envelope?.letters ?? [])).toEqual([267]);
  });

  it("what was typed since stands in for a refused figure", () => {
    const sealed = seal(add(letter("ed", 9999)), "first");
    if (sealed.envelope === null) throw new Error("Nothing was sealed.");
    const list = refuse(
      addLetter(sealed.letters, letter("ed", 267)),
      sealed.envelope,
      { is: "refused", message: "Too many." },
      new Map(),
    );
    expect(valuesOf(list)).toEqual([267]);
    expect(list[0]?.refusal).toBeNull();
  });

  it("only what was never tried can be taken out again", () => {
    const list = add(letter("ed", 267));
    expect(withdraw(list, "ed")).toEqual({ letters: [], withdrawn: true });
    const tried = seal(list, "first").letters;
    expect(withdraw(tried, "ed")).toEqual({ letters: tried, withdrawn: false });
  });
});
