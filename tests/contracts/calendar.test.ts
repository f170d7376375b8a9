import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  AsAt,
  addDays,
  addMonths,
  daysBetween,
  instantInLondon,
  lastDayOf,
  lastWeekdayOnOrBefore,
  londonDay,
  londonReading,
  mondayOf,
  sundayOf,
  weekdayOf,
} from "../../contracts/calendar.ts";

const anyDay = fc
  .integer({ min: 0, max: 25_000 })
  .map((offset) => Temporal.PlainDate.from("2000-01-01").add({ days: offset }).toString());

describe("calendar", () => {
  it("W1 a week is Monday to Sunday", () => {
    for (const day of ["2024-08-12", "2024-08-15", "2024-08-18"]) {
      expect(mondayOf(day)).toBe("2024-08-12");
      expect(sundayOf(day)).toBe("2024-08-18");
    }
    expect(mondayOf("2024-08-19")).toBe("2024-08-19");
  });

  it("W1 a moment late on Sunday in London still belongs to that week, whatever UTC says", () => {
    expect(londonDay("2024-08-18T22:59:59.000Z")).toBe("2024-08-18");
    expect(londonDay("2024-08-18T23:00:00.000Z")).toBe("2024-08-19");
    expect(londonDay("2024-12-31T23:59:59.000Z")).toBe("2024-12-31");
  });

  it("W2 day arithmetic survives clock changes and new years", () => {
    expect(addDays("2024-03-30", 2)).toBe("2024-04-01");
    expect(addDays("2024-10-26", 2)).toBe("2024-10-28");
    expect(addDays("2024-12-31", 1)).toBe("2025-01-01");
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(addMonths("2024-11", 3)).toBe("2025-02");
    expect(lastDayOf("2024-02")).toBe("2024-02-29");
  });

  it("W2 agrees with an independent calendar on any day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
        const other = Temporal.PlainDate.from(day);
        expect(addDays(day, count)).toBe(other.add({ days: count }).toString());
        expect(weekdayOf(day)).toBe(other.dayOfWeek);
        expect(mondayOf(day)).toBe(other.subtract({ days: other.dayOfWeek - 1 }).toString());
      }),
    );
  });

  it("W2 finds the moment of a London time, and reads it back, as an independent calendar does", () => {
    const anyTime = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(anyDay, anyTime, (day, [hour, minute]) => {
        const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(
          "Europe/London",
          { disambiguation: "compatible" },
        );
        expect(Date.parse(instantInLondon(day, time))).toBe(zoned.epochMilliseconds);
      }),
    );
  });

  it("W2 reads London's clock at any moment as an independent calendar does", () => {
    const anyMoment = fc.integer({ min: 946_684_800, max: 2_524_608_000 });
    // The hours around a change of the clocks, of which chance alone finds few.
    const nearChange = fc
      .tuple(
        fc.constantFrom("2024-03-31T01:00Z", "2024-10-27T01:00Z", "2000-03-26T01:00Z"),
        fc.integer({ min: -10_800, max: 10_800 }),
      )
      .map(([change, seconds]) => Date.parse(change) / 1_000 + seconds);
    fc.assert(
      fc.property(fc.oneof(anyMoment, nearChange), (seconds) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
        const there = instant.toZonedDateTimeISO("Europe/London").toPlainDateTime();
        expect(londonReading(new Date(seconds * 1_000).toISOString())).toBe(
          there.toString({ smallestUnit: "minute", roundingMode: "trunc" }),
        );
      }),
    );
  });

  it("W2 a time that happens twice is its first, and one that is skipped is an hour later", () => {
    expect(instantInLondon("2024-10-27", "01:30")).toBe("2024-10-27T00:30:00.000Z");
    expect(londonReading(instantInLondon("2024-03-31", "01:30"))).toBe("2024-03-31T02:30");
  });

  it("finds the last Thursday on or before a day", () => {
    expect(lastWeekdayOnOrBefore("2024-08-16", 4)).toBe("2024-08-15");
    expect(lastWeekdayOnOrBefore("2024-08-15", 4)).toBe("2024-08-15");
    expect(lastWeekdayOnOrBefore("2024-08-14", 4)).toBe("2024-08-08");
  });

  it("an as-at is a day, or a day with the time at which something was declared", () => {
    expect(AsAt.safeParse("2024-08-15").success).toBe(true);
    expect(AsAt.safeParse("2024-08-15T16:10").success).toBe(true);
    for (const wrong of ["2024-02-30", "15/08/2024", "2024-08-15T16:10:30Z", "2024-8-5", ""]) {
      expect(AsAt.safeParse(wrong).success).toBe(false);
    }
  });
});
