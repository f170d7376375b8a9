import { describe, expect, test } from "vitest";
import { addDays, dayOf, instantInLondon } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { amendmentOf, bandOf } from "../../contracts/tile-band.ts";
import { captionOf, levelAgeOf, linesBeside, readingOf } from "../../contracts/tile-reading.ts";
import { august, january } from "../../frontend/gallery-figures.ts";
import { justChangedOf } from "../../frontend/wall/just-changed.ts";
import { writeTrend } from "../../frontend/wall/trend-words.ts";

const at842 = instantInLondon("2024-08-15", "08:42");
const at1326 = instantInLondon("2025-01-09", "13:26");

const figureOf = (figures: readonly Figure[], key: string): Figure => {
  const found = figures.find((figure) => figure.key === key);
  if (found === undefined) throw new Error(`There is no figure ${key}.`);
  return found;
};

const lead = figureOf(august, "ruh-nctr-banes-p1-3");
const attendances = figureOf(august, "ruh-ed-attendances");
const paulton = figureOf(august, "paulton-miu-attendances");
const virtualWards = figureOf(august, "virtual-ward-utilisation");

describe("the band", () => {
  test("V3 a figure on its target is green and says so", () => {
    const onTarget: Figure = { ...lead, value: 20, variance: { difference: 0, ratio: 0 } };
    expect(bandOf(onTarget, at842, "lead")).toMatchObject({
      is: "green",
      words: "on target of 20",
    });
  });

  test("V5 not rated, to be confirmed and no target are said in words and have no colour", () => {
    const noTarget: Figure = { ...attendances, target: { state: "none", note: null } };
    expect(bandOf(attendances, at842, "second")).toMatchObject({
      is: "not-rated",
      words: "Not rated by RUH",
    });
    expect(bandOf(paulton, at842, "small")).toMatchObject({
      is: "tbc",
      words: "Target to be confirmed",
    });
    expect(bandOf(noTarget, at842, "second")).toMatchObject({
      is: "plain",
      words: "No target set",
    });
  });

  test("V6 a band is named once: in the caption, or else at the edge", () => {
    expect(captionOf(virtualWards)).toBe("target 80% to 95%");
    expect(bandOf(virtualWards, at842, "second").words).toBe("6 points under the band");
    const over = figureOf(january, "virtual-ward-utilisation");
    expect(bandOf(over, at1326, "second").words).toBe("7 points over 80% to 95%");
  });

  test("F1 a figure that is due later today is due, and not late", () => {
    const noTarget: Figure = { ...paulton, target: { state: "none", note: null } };
    expect(bandOf(noTarget, at842, "small")).toMatchObject({
      is: "due",
      words: "Next due today, 11am: HCRG",
    });
  });

  test("F2 an overdue figure names its provider and keeps no colour", () => {
    const late = { ...lead, dueAt: instantInLondon("2024-08-15", "08:00") };
    expect(bandOf(late, at842, "lead")).toEqual({
      is: "overdue",
      words: "Overdue: RUH, due 8am",
      aside: { rag: "green", words: "" },
    });
  });

  test("F2 where the time has no room the provider is still named", () => {
    const provider = { key: "hub", name: "Community Wellbeing Hub" };
    const late = { ...attendances, provider, dueAt: instantInLondon("2024-08-14", "17:00") };
    expect(bandOf(late, at842, "second").words).toBe("Overdue: Community Wellbeing Hub");
  });

  test("F2 what is overdue by more than two weeks says since when there is none, and calls nobody", () => {
    const dueAt = instantInLondon("2024-07-01", "11:00");
    const silent = { ...attendances, asAt: "2024-06-29", dueAt };
    expect(bandOf(silent, at842, "second")).toEqual({
      is: "silent",
      words: "RUH: no figure since 29 Jun",
      aside: null,
    });
    const provider = { key: "hub", name: "Community Wellbeing Hub" };
    expect(bandOf({ ...silent, provider }, at842, "small").words).toBe("No figure since 29 Jun");
  });

  test("D2 an incomplete figure says how much is in, and the last complete total with its day", () => {
    const hospitals = figureOf(january, "community-hospital-nctr");
    expect(readingOf(hospitals)).toMatchObject({ is: "word", word: "No total" });
    expect(linesBeside(hospitals)).toEqual(["Paulton 19", "St Martin’s missing"]);
    expect(bandOf(hospitals, at1326, "small")).toEqual({
      is: "incomplete",
      words: "Incomplete: 1 of 2 in",
      aside: { rag: null, words: "last 31, 8 Jan" },
    });
  });
});

describe("the value", () => {
  test("F3 a zero, no figure and never reported read differently", () => {
    const zero = figureOf(january, "orchard-house-capacity");
    const none = figureOf(january, "paulton-miu-attendances");
    const never: Figure = { ...paulton, value: null, asAt: null, dueAt: null };
    expect(readingOf(zero)).toEqual({ is: "number", number: "0", sign: "" });
    expect(readingOf(none)).toMatchObject({ word: "No figure", says: "absent" });
    expect(linesBeside(none)).toEqual(["unit closed all day, snow"]);
    expect(readingOf(never)).toMatchObject({ word: "No figure yet", says: "never" });
    expect(bandOf(never, at842, "small").words).toBe("Waiting for the first figure");
  });

  test("D4 a ratio over 100% is shown, with what it is made of", () => {
    const over = figureOf(january, "virtual-ward-utilisation");
    expect(readingOf(over)).toEqual({ is: "number", number: "102", sign: "%" });
    expect(captionOf(over)).toBe("47 patients, 46 places");
  });

  test("D3 an average is shown by its parts", () => {
    expect(readingOf(figureOf(august, "nctr-los"))).toMatchObject({ is: "averages" });
  });
});

describe("what a figure was", () => {
  test("a revised figure says what it was and when; a provisional one until when", () => {
    expect(amendmentOf(figureOf(january, "ruh-ed-attendances"), at1326)).toMatchObject({
      short: "was 296",
      words: "was 296, revised 12:50pm",
      long: "was 296, revised 12:50pm by RUH flow lead: late arrivals added",
    });
    const stay = figureOf(january, "nctr-los");
    expect(amendmentOf(stay, at1326)?.words).toBe("Provisional until 22 January");
    expect(amendmentOf(stay, instantInLondon("2025-01-23", "09:00"))).toBeNull();
  });

  test("a reason without room on the tile is still read aloud", () => {
    const reason = "a ward that moved on Monday was counted in both places";
    const revised = { was: "296", at: at1326, role: "RUH flow lead", reason };
    const figure = { ...figureOf(january, "ruh-ed-attendances"), revised };
    expect(amendmentOf(figure, at1326)).toMatchObject({
      long: "was 296, revised 1:26pm by RUH flow lead",
      said: `was 296, revised 1:26pm by RUH flow lead: ${reason}`,
    });
  });

  test("a changed figure is ringed for 4 seconds and says what it was for a minute", () => {
    const was = { ...attendances, value: 255 };
    const changedAfter = (seconds: number) =>
      justChangedOf(
        attendances,
        { at: at842, was },
        new Date(Date.parse(at842) + seconds * 1_000).toISOString(),
      );
    expect(changedAfter(3)).toEqual({ ring: true, was: { words: "was 255", at: "8:42am" } });
    expect(changedAfter(5)).toMatchObject({ ring: false, was: { words: "was 255" } });
    expect(changedAfter(60)).toEqual({ ring: false, was: null });
  });

  test("a figure of which only the due time moved is not ringed", () => {
    const was = { ...attendances, dueAt: null };
    expect(justChangedOf(attendances, { at: at842, was }, at842).ring).toBe(false);
  });
});

describe("in words", () => {
  test("a level says since when: by weekday in the last days, by date before", () => {
    expect(levelAgeOf(figureOf(august, "ruh-opel"), at842)).toBe("since Wed 4:10pm; as at 15 Aug");
    const older = { ...figureOf(august, "ruh-opel"), since: "2024-08-05T14:30" };
    expect(levelAgeOf(older, at842)).toBe("since 5 Aug; as at 15 Aug");
  });

  test("a trend says its ends, its target and how many days are missing", () => {
    const from = addDays(dayOf("2024-08-15"), -3);
    const short: Figure = { ...lead, trend: { from, every: "day", values: [18, null, 22, 16] } };
    expect(writeTrend(short)).toBe(
      "From 12 August to 15 August: highest 22 on 14 August, lowest 16 on 15 August, latest 16. Target 20. No figure for 1 of 4 days.",
    );
  });
});
