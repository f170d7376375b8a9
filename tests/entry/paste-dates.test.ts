import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../contracts/calendar.ts";
import { writeDayLong, writeDayShort, writeDayWithWeekday } from "../../contracts/wording.ts";
import { readDay } from "../../frontend/entry/paste/read-day.ts";

const near = "2024-08-15";

describe("a date over a column", () => {
  it.each([
    ["2024-08-08"],
    ["2024-08-08 00:00:00"],
    ["08/08/2024"],
    ["8/8/24"],
    ["8/8"],
    ["8.8.2024"],
    ["08-08-2024"],
    ["8 Aug"],
    ["8-Aug"],
    ["8-Aug-24"],
    ["8 August 2024"],
    ["8th August"],
    ["Thu 8"],
    ["Thu 8 Aug"],
    ["Thurs 8th Aug"],
    ["Thursday, 8 August 2024"],
    ["THU 08/08"],
  ])("“%s” is 8 August 2024", (heading) => {
    expect(readDay(heading, near)).toEqual({ is: "day", day: "2024-08-08" });
  });

  it("is read day first, and never month first", () => {
    expect(readDay("03/08/2024", near)).toEqual({ is: "day", day: "2024-08-03" });
    expect(readDay("08/15/2024", near)).toEqual({
      is: "wrong",
      message: "There is no such day as 08/15/2024.",
    });
  });

  it("without a year or a month is the nearest to the page's day, over a new year too", () => {
    expect(readDay("29 Dec", "2025-01-03")).toEqual({ is: "day", day: "2024-12-29" });
    expect(readDay("Sun 29", "2025-01-03")).toEqual({ is: "day", day: "2024-12-29" });
    expect(readDay("2 Jan", "2024-12-30")).toEqual({ is: "day", day: "2025-01-02" });
  });

  it("that contradicts its weekday is pointed out, and not believed", () => {
    expect(readDay("Thu 9 Aug", near)).toEqual({
      is: "wrong",
      message: "“Thu 9 Aug”: that day is Friday 9 August 2024.",
    });
    expect(readDay("Thu 9", near).is).toBe("wrong");
  });

  it("is not seen in a figure, a label or a part of a date", () => {
    for (const text of [
      "8",
      "1,234",
      "7.5",
      "2024",
      "P1",
      "Aug",
      "Thursday",
      "n/a",
      "-",
      "",
      "OPEL 3",
    ])
      expect(readDay(text, near)).toEqual({ is: "none" });
  });

  it("that does not exist is said to be none", () => {
    expect(readDay("30 Feb", near)).toMatchObject({ is: "wrong" });
    expect(readDay("31/06/2024", near)).toMatchObject({ is: "wrong" });
  });

  it("is read back in every way that dates are written here", () => {
    const withNumbers = (day: string): string =>
      `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
    const writers = [writeDayShort, writeDayWithWeekday, writeDayLong, withNumbers];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: -60, max: 60 }),
        fc.constantFrom(...writers),
        (from, apart, write) => {
          const base = addDays("2020-01-01", from);
          const day = addDays(base, apart);
          expect(readDay(write(day), base)).toEqual({ is: "day", day });
        },
      ),
    );
  });
});
