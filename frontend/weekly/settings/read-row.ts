/** What was typed of a new row, made into one; or what it still needs. Pure. */
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import { type Choice, nameRow } from "./measures.ts";

export type Kind = "measure" | "parts" | "pair" | "sentence";

/** What was typed into the form of a new row. */
export type Typed = {
  kind: Kind;
  criteria: string;
  measure: string;
  second: string;
  all: string;
  of: string;
  what: string;
};

export const nothing: Typed = {
  kind: "measure",
  criteria: "",
  measure: "",
  second: "",
  all: "",
  of: "",
  what: "",
};

export type TypedField = Exclude<keyof Typed, "kind">;

type Read = { row: WeeklyRowLayout } | { wrong: TypedField };

/** The row, or the first thing that it still needs. @param taken the keys of the rows that there are. */
export const readRow = (
  typed: Typed,
  choices: readonly Choice[],
  taken: readonly string[],
): Read => {
  const found = choices.find(({ key }) => key === typed.measure);
  if (typed.kind !== "sentence" && found === undefined) return { wrong: "measure" };
  const criteria = typed.criteria.trim() || (found?.title ?? "");
  if (criteria === "") return { wrong: "criteria" };
  const named = (row: WeeklyRowLayout["row"]): Read => ({
    row: { key: nameRow(found?.key ?? criteria, taken), criteria, row },
  });
  if (found === undefined) return named({ is: "sentence" });
  const { key: measure, kind, parts } = found;
  if (typed.kind === "measure") {
    return named({ is: kind === "yes-no" ? "yes-no" : "figure", measure });
  }
  if (typed.kind === "parts") {
    const what = typed.what.trim();
    return what === "" ? { wrong: "what" } : named({ is: "parts", measure, what });
  }
  if (typed.second === "" || typed.second === measure) return { wrong: "second" };
  if (typed.all === "") return { wrong: "all" };
  const of = parts.find(({ key }) => key === typed.of);
  if (of === undefined || of.key === typed.all) return { wrong: "of" };
  const pair = { first: measure, second: typed.second, all: typed.all, of: of.key };
  return named({ is: "pair", ...pair, ofLabel: of.label });
};

export const needs: Record<TypedField, string> = {
  criteria: "Write what the row is called.",
  measure: "Choose a measure.",
  second: "Choose another measure.",
  all: "Choose the part that is everyone.",
  of: "Choose another part.",
  what: "Write what is counted.",
};
