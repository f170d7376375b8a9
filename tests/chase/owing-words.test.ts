import { describe, expect, it } from "vitest";
import type { OwedFigure, ProviderOwing, WeekCompleteness } from "../../contracts/owing.ts";
import {
  completenessOf,
  entryDayOf,
  inOrderOfChasing,
  writeMissing,
  writeOwing,
  writeReminder,
  writeStanding,
  writeWhenDue,
  writeWhich,
} from "../../frontend/chase/owing-words.ts";
import { provider } from "../support/measures.ts";

const now = "2024-08-15T10:20:00.000Z"; // 11:20am in London

const owed = (changes: Partial<OwedFigure> = {}): OwedFigure => ({
  measure: "ruh-ed-attendances",
  title: "RUH ED attendances",
  asAt: "2024-08-14",
  dueAt: "2024-08-15T10:00:00.000Z",
  state: "late",
  missing: [],
  ...changes,
});
const toCome = owed({
  measure: "hub",
  title: "Wellbeing Hub referrals",
  asAt: "2024-08-15",
  dueAt: "2024-08-15T16:00:00.000Z",
  state: "due",
});

const owing = (shortName: string, figures: OwedFigure[]): ProviderOwing => ({
  provider: { ...provider, key: shortName.toLowerCase(), shortName },
  owed: figures,
  entered: 5,
  asked: 7,
  lastSubmissionAt: null,
  lastContact: null,
  weeks: [],
  followUps: [],
});

describe("what is owed", () => {
  it("F2 is late by its own time, in the wall's words", () => {
    expect(writeWhenDue("2024-08-15T10:00:00.000Z", now)).toBe("due 11am, 20 minutes late");
    expect(writeWhenDue("2024-08-15T07:54:00.000Z", now)).toBe("due 8:54am, 2 h 26 min late");
    expect(writeWhenDue("2024-08-15T11:00:00.000Z", now)).toBe("due midday, in 40 minutes");
  });

  it("is named by its day and by the parts that are missing", () => {
    expect(writeWhich(owed())).toBe("Wed 14 Aug");
    expect(writeWhich(owed({ missing: ["P2", "P3"] }))).toBe("Wed 14 Aug, without P2 and P3");
  });

  it("of a provider is the longest late; F1 what is not yet due is to come, and not late", () => {
    expect(writeStanding(owing("RUH", [owed(), toCome]), now)).toBe("1 figure, 20 minutes late");
    const older = owed({ dueAt: "2024-08-15T07:54:00.000Z" });
    expect(writeStanding(owing("RUH", [owed(), older]), now)).toBe(
      "2 figures, up to 2 h 26 min late",
    );
    expect(writeStanding(owing("RUH", [toCome]), now)).toBe("1 figure to come, due 5pm");
    expect(writeStanding(owing("RUH", [toCome, toCome]), now)).toBe(
      "2 figures to come, the next due 5pm",
    );
    expect(writeStanding(owing("RUH", []), now)).toBe("Nothing owed");
  });

  it("F2 that is late by weeks is said with the day from which there is none, after all that is late", () => {
    const silent = owed({ asAt: "2024-05-27", dueAt: "2024-05-29T08:00:00.000Z" });
    expect(writeWhenDue(silent.dueAt, now)).toBe("and none since");
    expect(writeStanding(owing("RUH", [silent]), now)).toBe("No figure since 27 May");
    expect(writeStanding(owing("RUH", [silent, toCome]), now)).toBe("1 figure to come, due 5pm");
    expect(writeStanding(owing("RUH", [silent, owed()]), now)).toBe("1 figure, 20 minutes late");
    const providers = [owing("RUH", [silent]), owing("Hub", [toCome]), owing("Council", [])];
    expect(inOrderOfChasing(providers, now).map((one) => one.provider.shortName)).toEqual([
      "Hub",
      "RUH",
      "Council",
    ]);
    expect(writeOwing({ providers }, now)).toBe("Nothing is late. 1 figure is still to come.");
  });

  it("becomes late by the clock while the page is open", () => {
    const due = owed({ state: "due", dueAt: "2024-08-15T10:30:00.000Z" });
    expect(writeStanding(owing("RUH", [due]), now)).toBe("1 figure to come, due 11:30am");
    expect(writeStanding(owing("RUH", [due]), "2024-08-15T10:35:00.000Z")).toBe(
      "1 figure, 5 minutes late",
    );
  });

  it("is summed up, with the longest late provider first", () => {
    const hcrg = owing("HCRG", [owed({ dueAt: "2024-08-14T10:00:00.000Z" })]);
    const providers = [
      owing("Hub", [toCome]),
      owing("RUH", [owed(), owed()]),
      owing("Council", []),
      hcrg,
    ];
    expect(inOrderOfChasing(providers, now).map((one) => one.provider.shortName)).toEqual([
      "HCRG",
      "RUH",
      "Hub",
      "Council",
    ]);
    expect(writeOwing({ providers }, now)).toBe(
      "3 figures are late from HCRG and RUH. 1 figure is still to come.",
    );
    expect(writeOwing({ providers: [owing("Council", [])] }, now)).toBe("Nothing is late.");
  });

  it("leads to the page of the day on which it is entered", () => {
    const today = "2024-08-15";
    expect(entryDayOf(owed(), today)).toBe("2024-08-15");
    expect(entryDayOf({ asAt: "2024-08-10" }, today)).toBe("2024-08-11");
    expect(entryDayOf({ asAt: "2024-08-15T16:10" }, today)).toBe("2024-08-15");
    expect(entryDayOf({ asAt: "2024-08-15", dueAt: "2024-08-22T16:00:00.000Z" }, today)).toBe(
      today,
    );
  });

  it("is written as a reminder that can be sent as it is", () => {
    const parts = { place: "BaNES", now, link: "http://flow.example/enter/banes?provider=ruh" };
    expect(
      writeReminder(owing("RUH", [owed(), owed({ title: "NCTR", missing: ["P3"] })]), parts),
    ).toBe(
      [
        "Owed to BaNES at 11:20am, Thursday 15 August 2024: 2 figures from RUH.",
        "- RUH ED attendances, Wed 14 Aug: due 11am, 20 minutes late",
        "- NCTR, Wed 14 Aug, without P3: due 11am, 20 minutes late",
        "Enter them at http://flow.example/enter/banes?provider=ruh",
        "If there is no figure, please say so there, and why.",
      ].join("\n"),
    );
  });
});

describe("how complete a week was", () => {
  const missing = [
    { measure: "a", title: "Discharges", asAt: "2024-08-11" },
    { measure: "a", title: "Discharges", asAt: "2024-08-10" },
    { measure: "b", title: "NCTR", asAt: "2024-08-10" },
  ];
  const week = (changes: Partial<WeekCompleteness> = {}): WeekCompleteness => ({
    monday: "2024-08-05",
    expected: 28,
    reported: 28,
    none: 0,
    late: 0,
    missing: [],
    ...changes,
  });

  it("is told in a word and a number", () => {
    expect(completenessOf(week())).toEqual({ is: "complete", words: "28 of 28", beside: "" });
    expect(completenessOf(week({ missing, late: 2 }))).toEqual({
      is: "partly",
      words: "25 of 28",
      beside: "2 late",
    });
    expect(completenessOf(week({ expected: 3, missing }))).toMatchObject({ is: "nothing" });
    expect(completenessOf(week({ expected: 0 }))).toMatchObject({ is: "nothing-due" });
  });

  it("F3 counts what was said to be none as come, and says so", () => {
    expect(completenessOf(week({ reported: 26, none: 2 }))).toEqual({
      is: "complete",
      words: "28 of 28",
      beside: "2 said to be none",
    });
  });

  it("lists what is missing, each measure once with its days", () => {
    expect(writeMissing(week({ missing }))).toEqual([
      "Discharges: 10 Aug and 11 Aug",
      "NCTR: 10 Aug",
    ]);
  });
});
