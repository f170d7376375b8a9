/** What a person wrote in one of our own forms, by the measure that it is about. */
import { type Measure, scales } from "../../contracts/measure.ts";
import { readNumberCell } from "./cells.ts";
import { plainWords } from "./words.ts";

/** A number, a level or a sentence; `empty` where nothing is written; or what is wrong with it. */
export type FormValue =
  { is: "value"; value: number | string } | { is: "empty" } | { is: "unclear"; why: string };

const unclear = (why: string): FormValue => ({ is: "unclear", why });
const found = (value: number | string): FormValue => ({ is: "value", value });

const yes = new Set(["yes", "y", "true", "1"]);
const no = new Set(["no", "n", "false", "0"]);

/** "OPEL 3", "opel3", "3", "Amber 2", "Amber". */
const readLevel = (words: string, { scale }: Measure): FormValue => {
  if (scale === null) return readNumber(words, "count");
  const plain = words.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");
  const step = scales[scale].find(({ level, name }) => {
    const called = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");
    const colour = scale === "gpas" ? called.replace(/\d$/, "") : "";
    return [called, colour, String(level), `level${level}`].includes(plain);
  });
  if (step !== undefined) return found(step.level);
  return unclear(
    `is "${words}", which is none of ${scales[scale].map(({ name }) => name).join(", ")}`,
  );
};

const readNumber = (words: string, kind: Measure["kind"]): FormValue => {
  const cell = readNumberCell(words);
  if (cell.is === "no-value") return { is: "empty" };
  if (cell.is === "unclear") return unclear(`is "${words}", which is not a number from zero up`);
  if (cell.percent && kind !== "percent") return unclear(`is "${words}", a share and not a number`);
  if (kind === "count" && !Number.isInteger(cell.value)) {
    return unclear(`is "${words}" and must be a whole number`);
  }
  return found(cell.value);
};

/** @param text a cell; "-" and the like are empty, except where a sentence is asked for. */
export const readFormValue = (text: string, measure: Measure): FormValue => {
  const words = plainWords(text);
  if (words === "") return { is: "empty" };
  if (measure.kind !== "text" && readNumberCell(words).is === "no-value") return { is: "empty" };
  switch (measure.kind) {
    case "level":
      return readLevel(words, measure);
    case "yes-no": {
      const plain = words.toLowerCase();
      if (yes.has(plain)) return found(1);
      return no.has(plain) ? found(0) : unclear(`is "${words}" and must be yes or no`);
    }
    case "text":
      return found(words);
    case "count":
    case "percent":
    case "average":
      return readNumber(words, measure.kind);
  }
};
