/** The measures of a place, as the settings offer them. Pure. */
import type { Figure } from "../../../contracts/figure.ts";
import type { WeeklyLayout, WeeklyRowLayout } from "../../../contracts/weekly-update.ts";

/** What the settings know of a measure. */
export type Choice = Pick<Figure, "key" | "title" | "kind" | "parts" | "derived">;

export type Option = { value: string; label: string };

/** By title; two of one title are told apart by their key. */
export const optionsOf = (choices: readonly Choice[]): Option[] =>
  choices
    .map(({ key, title }) => ({
      value: key,
      label: choices.filter((one) => one.title === title).length > 1 ? `${title} (${key})` : title,
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label));

/** What a section can draw, by section. */
export const drawnBy: Record<Exclude<keyof WeeklyLayout, "rows">, (choice: Choice) => boolean> = {
  nctrByPathway: ({ kind, parts }) => kind === "count" && parts.length > 1,
  nctrByTrust: ({ derived, parts }) => derived && parts.length > 1,
  nctrAgainstLastYear: ({ kind }) => kind === "count" || kind === "percent" || kind === "average",
  lengthOfStay: ({ kind, parts }) => kind === "average" && parts.length > 1,
};

const titleOf = (choices: readonly Choice[], key: string): string =>
  choices.find((choice) => choice.key === key)?.title ?? key;

/** What a row shows, in words: "The figure RUH OPEL", "A sentence written each week". */
export const writeRowKind = (
  { row }: Pick<WeeklyRowLayout, "row">,
  choices: readonly Choice[],
): string => {
  switch (row.is) {
    case "figure":
      return `Figure: ${titleOf(choices, row.measure)}`;
    case "yes-no":
      return `Yes or no: ${titleOf(choices, row.measure)}`;
    case "parts":
      return `With its parts: ${titleOf(choices, row.measure)}`;
    case "pair":
      return `Side by side: ${titleOf(choices, row.first)}, and ${titleOf(choices, row.second)}`;
    case "sentence":
      return "A sentence written each week";
  }
};

/** A key for a new row that no other has: the measure's own, or the words made into one. */
export const nameRow = (wanted: string, taken: readonly string[]): string => {
  const plain =
    wanted
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .slice(0, keyCharactersMax)
      .replaceAll(/^-+|-+$/g, "") || "row";
  if (!taken.includes(plain)) return plain;
  for (let count = 2; ; count += 1) {
    const name = `${plain}-${count}`;
    if (!taken.includes(name)) return name;
  }
};

/** Leaves room for a number behind it. */
const keyCharactersMax = 58;
