/** Which character stands between the cells of a delimited text. */

export type Delimiter = "," | ";" | "\t" | "|";
/** In the order in which they are preferred where nothing else tells them apart. */
export const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];

/** What is looked at: title blocks are shorter, and a habit shows sooner. */
const sampleLinesMax = 200;
const sampleCharactersMax = 200_000;

/** How many of the sample's lines have the number of delimiters that most of them have, and that number. */
type Habit = { lines: number; count: number };

const habitOf = (lines: readonly string[], delimiter: Delimiter): Habit => {
  const linesByCount = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1);
  }
  let habit: Habit = { lines: 0, count: 0 };
  for (const [count, seen] of linesByCount) {
    if (seen > habit.lines || (seen === habit.lines && count > habit.count)) {
      habit = { lines: seen, count };
    }
  }
  return habit;
};

/**
 * The delimiter that most lines have equally often, quoted ones not counted: in "1,5;2,5" under
 * "a;b" it is the semicolon. A comma where there is none at all.
 */
export const findDelimiter = (text: string): Delimiter => {
  const lines = text
    .slice(0, sampleCharactersMax)
    .split("\n", sampleLinesMax)
    .map((line) => line.replaceAll(/"[^"]*"/g, ""));
  let best: { delimiter: Delimiter; habit: Habit } | null = null;
  for (const delimiter of delimiters) {
    const habit = habitOf(lines, delimiter);
    if (
      best === null ||
      habit.lines > best.habit.lines ||
      (habit.lines === best.habit.lines && habit.count > best.habit.count)
    ) {
      best = { delimiter, habit };
    }
  }
  return best?.delimiter ?? ",";
};
