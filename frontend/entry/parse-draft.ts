/** What someone typed, read as a figure of its measure; or a sentence that says what to type. Pure. */
import type { EntryRow } from "../../contracts/entry.ts";
import { levelOf, scales } from "../../contracts/measure.ts";
import { noteCharactersMax, valueMax } from "../../contracts/observation.ts";
import { writeNumber } from "../../contracts/wording.ts";

/**
 * - `empty`: nothing was typed, which reports nothing (rule F3).
 * - `no-figure`: "-" or "n/a": there is no figure, and somebody has to say why.
 * - `wrong`: not a figure of this measure; the message says what is wrong and what to type.
 */
export type Draft =
  | { is: "empty" }
  | { is: "value"; value: number }
  | { is: "text"; text: string }
  | { is: "no-figure" }
  | { is: "wrong"; message: string };

type Asked = Pick<EntryRow, "kind" | "unit" | "scale">;

const noFigureMarks = new Set(["-", "–", "—", ".", "*", "n/a", "na", "none", "no figure"]);
const noneOrZeroWords = new Set(["nil", "null", "blank"]);
const thousands = /^-?\d{1,3}([, \u00a0\u202f]\d{3})+(\.\d+)?$/;
const plainNumber = /^[-−]?(\d+\.?\d*|\.\d+)$/;

const wrong = (message: string): Draft => ({ is: "wrong", message });

/** Reads `typed` as the measure asks for it. Never guesses: what could be two things is asked about. */
export const parseDraft = (row: Asked, typed: string): Draft => {
  const text = typed.replace(/[\u00a0\u202f]/g, " ").trim();
  if (text === "") return { is: "empty" };
  if (row.kind !== "yes-no" && noFigureMarks.has(text.toLowerCase())) return { is: "no-figure" };
  switch (row.kind) {
    case "text":
      return parseText(text);
    case "yes-no":
      return parseYesNo(text);
    case "level":
      return parseLevel(row, text);
    case "count":
    case "percent":
    case "average":
      return parseNumber(row, text);
  }
};

const parseText = (text: string): Draft =>
  text.length > noteCharactersMax
    ? wrong(
        `This is ${writeNumber(text.length)} characters long. Write at most ${noteCharactersMax}.`,
      )
    : { is: "text", text };

const parseYesNo = (text: string): Draft => {
  const word = text.toLowerCase();
  if (["y", "yes", "1"].includes(word)) return { is: "value", value: 1 };
  if (["n", "no", "0"].includes(word)) return { is: "value", value: 0 };
  if (noFigureMarks.has(word)) return { is: "no-figure" };
  return wrong(`“${text}” is neither yes nor no. Choose Yes or No.`);
};

const parseLevel = ({ scale }: Asked, text: string): Draft => {
  const digits = /^(?:[a-z]+ ?)?(\d+)$/i.exec(text)?.[1];
  const level = digits === undefined ? null : Number(digits);
  if (level !== null && (scale === null || levelOf(scale, level) !== undefined))
    return { is: "value", value: level };
  const names = scale === null ? "" : `: ${scales[scale].map(({ name }) => name).join(", ")}`;
  return wrong(`“${text}” is not a level. Choose one of the four${names}.`);
};

/** "a count of patients", "a percentage", "an average in days" */
const writeKind = ({ kind, unit }: Asked): string => {
  if (kind === "percent") return "a percentage";
  return kind === "average" ? `an average in ${unit.many}` : `a count of ${unit.many}`;
};

const parseNumber = (row: Asked, text: string): Draft => {
  const value = readNumber(row, text);
  return value === null ? refuseNumber(row, text) : checkNumber(row, text, value);
};

/** A number as it is written, whether or not it is a figure of its measure; null where it is none. */
export const readNumber = ({ kind }: Pick<Asked, "kind">, typed: string): number | null => {
  const text = typed.replace(/[\u00a0\u202f]/g, " ").trim();
  const bare = kind === "percent" && text.endsWith("%") ? text.slice(0, -1).trim() : text;
  const written = thousands.test(bare) ? bare.replace(/[, ]/g, "") : bare;
  return plainNumber.test(written) ? Number(written.replace("−", "-")) : null;
};

const refuseNumber = (row: Asked, text: string): Draft => {
  if (noneOrZeroWords.has(text.toLowerCase()))
    return wrong(`“${text}” may be zero or no figure. Type 0, or say why there is no figure.`);
  const bare = text.endsWith("%") ? text.slice(0, -1).trim() : text;
  return bare !== text && row.kind !== "percent"
    ? wrong(`${text} has a per cent sign. This is ${writeKind(row)}. Enter it without the sign.`)
    : wrong(writeUnreadable(row, text));
};

const writeUnreadable = (row: Asked, text: string): string => {
  const example = row.kind === "count" ? "a whole number, such as 16" : "a number, such as 7.5";
  return /^\d[\d,. ]*$/.test(text)
    ? `${text} can be read in two ways. Write a comma only before three digits, as in 1,234, and a point for decimals.`
    : `“${text}” is not a number. Enter ${example}, or say why there is no figure.`;
};

const checkNumber = (row: Asked, text: string, value: number): Draft => {
  if (value < 0)
    return wrong(`${text} is under zero. This is ${writeKind(row)}. The least it can be is 0.`);
  if (value > valueMax) return wrong(`${text} is larger than any figure here. Check its digits.`);
  if (row.kind === "count" && !Number.isInteger(value))
    return wrong(
      `${text} has a decimal. This is ${writeKind(row)}. Enter a whole number, such as ${writeNumber(Math.trunc(value))}.`,
    );
  return { is: "value", value };
};
