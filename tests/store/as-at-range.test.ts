import { expect, test } from "vitest";
import { joinRanges } from "../../backend/store/as-at-range.ts";

const range = (measure: string, from: string, to: string, locality = "banes") => ({
  locality,
  measure,
  from,
  to,
});

test("stretches of one measure are joined where they overlap, and others stay apart", () => {
  expect(
    joinRanges([
      range("nctr", "2024-08-10", "2024-08-15"),
      range("beds", "2024-08-01", "2024-08-31"),
      range("nctr", "2023-08-10", "2023-08-15"),
      range("nctr", "2024-08-01", "2024-08-10"),
      range("nctr", "2024-08-02", "2024-08-03"),
      range("nctr", "2024-08-12", "2024-08-14", "swindon"),
    ]),
  ).toEqual([
    range("beds", "2024-08-01", "2024-08-31"),
    range("nctr", "2023-08-10", "2023-08-15"),
    range("nctr", "2024-08-01", "2024-08-15"),
    range("nctr", "2024-08-12", "2024-08-14", "swindon"),
  ]);
});

test("a day as the end holds all of its times when stretches are joined", () => {
  const joined = range("opel", "2024-08-15", "2024-08-15");
  expect(joinRanges([joined, range("opel", "2024-08-15T08:00", "2024-08-15T16:10")])).toEqual([
    joined,
  ]);
  expect(
    joinRanges([
      range("opel", "2024-08-14", "2024-08-15T16:10"),
      range("opel", "2024-08-15", "2024-08-15"),
    ]),
  ).toEqual([range("opel", "2024-08-14", "2024-08-15")]);
});
