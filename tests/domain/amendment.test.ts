import { describe, expect, it } from "vitest";
import {
  amendableUntil,
  checkReplaced,
  closedFor,
  saysTheSame,
  type Standing,
} from "../../backend/domain/amendment.ts";
import { holdsNhsNumber } from "../../contracts/observation-check.ts";
import { aMeasure } from "../support/measures.ts";

const standing: Standing = {
  measure: "nctr",
  breakdown: "",
  asAt: "2024-08-15",
  recordedAt: "2024-08-15T07:43:00.000Z",
  value: 15,
  level: null,
  text: null,
  none: null,
  sender: { name: "Robin Lead", role: "RUH flow lead" },
};
const now = "2024-08-15T07:50:00.000Z";

const conflict = (replaces: string | null | undefined, stands: Standing | null = standing) =>
  checkReplaced(
    {
      observations: [
        {
          measure: "nctr",
          asAt: "2024-08-15",
          value: 16,
          ...(replaces === undefined ? {} : { replaces }),
        },
      ],
      standing: new Map(stands === null ? [] : [["nctr  2024-08-15", stands]]),
      measures: new Map([["nctr", aMeasure({ title: "Delayed patients" })]]),
    },
    "RUH",
    now,
  ).map(({ message }) => message);

describe("a change made meanwhile", () => {
  it("S2 is told with what stands now, from whom and when", () => {
    expect(conflict("2024-08-15T07:31:00.000Z")).toEqual([
      "RUH’s Delayed patients for 15 Aug was changed to 15 by Robin Lead, RUH flow lead, at 8:43am while you were typing.",
    ]);
    expect(conflict(null)[0]).toContain("was entered as 15 by Robin Lead");
  });

  it("S2 is none when what was seen still stands, however its moment is written", () => {
    expect(conflict("2024-08-15T07:43:00.000Z")).toEqual([]);
    expect(conflict("2024-08-15T07:43:00Z")).toEqual([]);
    expect(conflict(null, null)).toEqual([]);
    expect(conflict(undefined)).toEqual([]);
  });

  it("says so when nothing stands there any more, when it was another day, and when nobody is known", () => {
    expect(conflict("2024-08-15T07:31:00.000Z", null)[0]).toContain("nothing stands there now");
    const yesterday = { ...standing, recordedAt: "2024-08-14T15:10:00.000Z", sender: null };
    expect(conflict(null, yesterday)).toEqual([
      "RUH’s Delayed patients for 15 Aug was entered as 15 on Wed 4:10pm while you were typing.",
    ]);
    const none = { ...standing, value: null, none: "System down" };
    expect(conflict(null, none)[0]).toContain("no figure (System down)");
  });
});

describe("how long a figure may be changed", () => {
  it("W2 is fourteen London days after it was due, or after what it is about", () => {
    const daily = aMeasure();
    expect(amendableUntil(daily.cadence, "2024-10-20")).toBe("2024-11-03");
    expect(amendableUntil({ every: "occasion" }, "2024-08-01")).toBe("2024-08-15");
    expect(closedFor(daily, "2024-08-01", "2024-08-15", "BaNES")).toBeNull();
    expect(closedFor(daily, "2024-08-01", "2024-08-16", "BaNES")).toContain(
      "Ask the BaNES place team",
    );
  });

  it("F3 a zero in place of no figure is a change; another reason for no figure is none", () => {
    const none = { ...standing, value: null, none: "System down" };
    expect(saysTheSame({ value: 0 }, none)).toBe(false);
    expect(saysTheSame({ none: "Still down" }, none)).toBe(true);
    expect(saysTheSame({ value: 15 }, standing)).toBe(true);
  });
});

describe("an NHS number", () => {
  it.each([
    ["943 476 5919", true],
    ["see 9434765919.", true],
    ["943-476-5919", true],
    ["943 476 5918", false],
    ["01225 428331", false],
    ["0122542833", false],
    ["bed 12, 4 wait", false],
  ])("is known by its check digit: %s", (words, held) => {
    expect(holdsNhsNumber(words)).toBe(held);
  });
});
