import { describe, expect, it } from "vitest";
import type { Passage } from "../../contracts/passage.ts";
import { markWords, writeFollowed } from "../../frontend/weekly/edit/mark-words.ts";

const passage: Passage = [
  { is: "fact", fact: "beds/value", words: "16" },
  { is: "words", words: " beds, " },
  { is: "fact", fact: "beds/against-target", words: "4 under the target of 20" },
  { is: "words", words: "." },
];

const marked = (text: string): string =>
  markWords(text, passage)
    .map(({ words, follows }) => (follows ? `[${words}]` : words))
    .join("");

describe("R6 the marks in a field", () => {
  it.each([
    ["16 beds, 4 under the target of 20.", "[16] beds, [4 under the target of 20]."],
    ["16 beds today, 4 under the target of 20.", "[16] beds today, [4 under the target of 20]."],
    ["Today 16 beds, 4 under the target of 20.", "Today [16] beds, [4 under the target of 20]."],
    ["16 beds, 4 under the target of 20. More.", "[16] beds, [4 under the target of 20]. More."],
    ["17 beds, 4 under the target of 20.", "17 beds, [4 under the target of 20]."],
    ["16 beds, 4 over the target of 20.", "[16] beds, 4 over the target of 20."],
    ["", ""],
    ["Nothing of it", "Nothing of it"],
  ])("of %j are %j", (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it("leave no word out and add none, whatever is cut out or put in", () => {
    const whole = "16 beds, 4 under the target of 20.";
    for (let from = 0; from <= whole.length; from += 1) {
      for (let to = from; to <= whole.length; to += 1) {
        const text = `${whole.slice(0, from)}é🙂${whole.slice(to)}`;
        const stretches = markWords(text, passage);
        expect(stretches.map(({ words }) => words).join("")).toBe(text);
        for (const { words, follows } of stretches) {
          if (follows) expect(["16", "4 under the target of 20"]).toContain(words);
        }
      }
    }
  });

  it("are said in words to who cannot see them", () => {
    expect(writeFollowed(markWords("16 beds, 4 under the target of 20.", passage))).toBe(
      "Follows the figures: 16, 4 under the target of 20.",
    );
    expect(writeFollowed(markWords("Nothing of it", passage))).toBe("");
  });
});
