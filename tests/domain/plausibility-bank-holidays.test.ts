import { describe, expect, it } from "vitest";
import { bankHolidaysBetween } from "../../backend/domain/bank-holidays.ts";

const of = (year: number): string[] =>
  bankHolidaysBetween(`${year}-01-01`, `${year}-12-31`).toSorted();

describe("bank holidays", () => {
  // As gov.uk/bank-holidays lists them for England and Wales, with the weekend days they stand in for.
  it("are those of an ordinary year", () => {
    expect(of(2024)).toEqual([
      "2024-01-01",
      "2024-03-29",
      "2024-04-01",
      "2024-05-06",
      "2024-05-27",
      "2024-08-26",
      "2024-12-25",
      "2024-12-26",
    ]);
  });

  it("are moved off a weekend, and the weekend day stays as quiet", () => {
    expect(of(2022).filter((day) => day > "2022-12" || day < "2022-02")).toEqual([
      "2022-01-01",
      "2022-01-03",
      "2022-12-25",
      "2022-12-26",
      "2022-12-27",
    ]);
    expect(of(2021).filter((day) => day > "2021-12")).toEqual([
      "2021-12-25",
      "2021-12-26",
      "2021-12-27",
      "2021-12-28",
    ]);
  });

  it("hold what was proclaimed for one year, and what was moved for it", () => {
    expect(of(2022)).toEqual(expect.arrayContaining(["2022-06-02", "2022-06-03", "2022-09-19"]));
    expect(of(2022)).not.toContain("2022-05-30");
    expect(of(2023)).toContain("2023-05-08");
  });

  it("follow Easter", () => {
    expect(of(2025)).toEqual(expect.arrayContaining(["2025-04-18", "2025-04-21"]));
    expect(of(2038)).toEqual(expect.arrayContaining(["2038-04-23", "2038-04-26"]));
  });

  it("W2 lie between the days asked for, over a new year too", () => {
    expect(bankHolidaysBetween("2024-12-26", "2025-01-01").toSorted()).toEqual([
      "2024-12-26",
      "2025-01-01",
    ]);
    expect(bankHolidaysBetween("2024-07-01", "2024-08-25")).toEqual([]);
  });
});
