/** What may be said of a figure's process at a moment. */
import { describe, expect, it } from "vitest";
import { composeFigureVariation } from "../../backend/domain/control-chart/figure-variation.ts";
import {
  chartWindowOf,
  chooseView,
  composeChartSeries,
} from "../../backend/domain/control-chart/series-view.ts";
import { addDays, daysFrom, lastDayOf, addMonths, weekdayOf } from "../../contracts/calendar.ts";
import type { Trend } from "../../contracts/figure.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import { claimOf, sayVariation, writeChartView } from "../../contracts/variation.ts";

const due = { time: "11:00", afterDays: 1 };
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const dayOf = (counts: "snapshot" | "period", weekdays = everyDay): Cadence => ({
  every: "day",
  counts,
  at: null,
  weekdays,
  due,
});

type Judged = Pick<Measure, "kind" | "cadence" | "polarity">;
const attendances: Judged = { kind: "count", cadence: dayOf("period"), polarity: "lower" };
const inHospital: Judged = { kind: "count", cadence: dayOf("snapshot"), polarity: "lower" };
const weekly: Judged = {
  kind: "count",
  cadence: { every: "week", named: "end", weekday: 7, due },
  polarity: "lower",
};

/** Thursday 15 August 2024, and the days before it that make a chart. */
const latest = "2024-08-15";
const first = "2024-02-10";
const days = daysFrom(first, latest);

/** A figure for each day, by its weekday and the week that it is in. */
const daily = (valueOf: (weekday: number, week: number, day: string) => number | null): Trend => ({
  from: first,
  every: "day",
  values: days.map((day, i) => valueOf(weekdayOf(day), Math.floor((i + 5) / 7), day)),
});

/** Quiet at weekends and busy on Mondays, with the same small ups and downs each week. */
const cyclic = (weekday: number, week: number): number =>
  (weekday > 5 ? 150 : weekday === 1 ? 320 : 250) + (week % 2) * 6;

describe("the variation of a daily count of what happened", () => {
  it("is judged by weekly totals to the last whole week, so that a weekly cycle is no signal", () => {
    const judged = composeFigureVariation(daily(cyclic), attendances);
    expect(judged).toMatchObject({ view: "weekly-totals", through: "2024-08-11" });
    expect(judged?.variation).toMatchObject({ icon: "common-cause", trial: false, points: 26 });
    expect(judged?.chart.points.every(({ special }) => special === null)).toBe(true);
    expect(writeChartView("weekly-totals", "2024-08-11")).toBe("by weekly totals to 11 August");
  });

  it("does not see the week that is not over", () => {
    const quiet = daily((weekday, week, day) => (day > "2024-08-11" ? 0 : cyclic(weekday, week)));
    expect(composeFigureVariation(quiet, attendances)?.variation.icon).toBe("common-cause");
  });

  it("is improving only for a special cause of improvement", () => {
    const better = daily((weekday, week, day) =>
      day > "2024-08-04" ? cyclic(weekday, week) - 60 : cyclic(weekday, week),
    );
    const variation = composeFigureVariation(better, attendances)?.variation;
    expect(variation && claimOf(variation)).toBe("improving");
    expect(variation && sayVariation(variation)).toBe("improving, lower than usual");
  });

  it("D2 takes a week with a day missing for a gap, and says nothing when that is the last week", () => {
    const without = (missing: string) =>
      daily((weekday, week, day) => (day === missing ? null : cyclic(weekday, week)));
    expect(composeFigureVariation(without("2024-07-10"), attendances)?.variation.points).toBe(25);
    expect(composeFigureVariation(without("2024-08-10"), attendances)).toBeNull();
  });

  it("expects no figure of a weekday on which none is due", () => {
    const weekdaysOnly = { ...attendances, cadence: dayOf("period", [1, 2, 3, 4, 5]) };
    const noWeekends = daily((weekday, week) => (weekday > 5 ? null : cyclic(weekday, week)));
    expect(composeFigureVariation(noWeekends, weekdaysOnly)?.variation.points).toBe(26);
  });
});

describe("the variation of what is there each day", () => {
  it("is judged by the same weekday as the figure", () => {
    const judged = composeFigureVariation(daily(cyclic), inHospital);
    expect(judged).toMatchObject({ view: "same-weekday", through: latest });
    expect(judged?.chart.points.map(({ value }) => value)).toContain(256);
    expect(judged?.chart.points.every(({ value }) => (value ?? 0) >= 250)).toBe(true);
    expect(judged?.variation.icon).toBe("common-cause");
    expect(writeChartView("same-weekday", latest)).toBe(
      "by the same weekday, to Thursday 15 August",
    );
  });

  it("says nothing when the latest figure is missing", () => {
    const missing = daily((weekday, week, day) => (day === latest ? null : cyclic(weekday, week)));
    expect(composeFigureVariation(missing, inHospital)).toBeNull();
  });
});

describe("the variation of a figure", () => {
  it("claims nothing from fewer than 13 points", () => {
    const few: Trend = {
      from: "2024-06-02",
      every: "week",
      values: [9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 1],
    };
    const judged = composeFigureVariation(few, weekly);
    expect(judged?.variation).toMatchObject({ icon: "improvement-low", trial: true, points: 12 });
    expect(judged && claimOf(judged.variation)).toBeNull();
    const enough = { ...few, from: "2024-05-26", values: [9, ...few.values] };
    const firm = composeFigureVariation(enough, weekly);
    expect(firm?.through).toBe("2024-08-18");
    expect(firm && claimOf(firm.variation)).toBe("improving");
    expect(writeChartView("as-it-comes", "2024-08-18")).toBeNull();
  });

  it("is about the last day of the month where it comes by the month", () => {
    const monthly: Judged = { ...weekly, cadence: { every: "month", due } };
    const series: Trend = { from: "2023-12-31", every: "month", values: [3, 4, 3] };
    expect(composeFigureVariation(series, monthly)?.through).toBe("2024-02-29");
  });

  it("is none for a level, a yes or no, a text, an event, or an empty series", () => {
    const empty: Trend = { from: latest, every: "week", values: [] };
    expect(composeFigureVariation(empty, weekly)).toBeNull();
    for (const kind of ["level", "yes-no", "text"] as const) {
      expect(chooseView({ ...attendances, kind })).toBeNull();
    }
    expect(chooseView({ kind: "count", cadence: { every: "occasion" } })).toBeNull();
    const short: Trend = { from: "2024-08-13", every: "day", values: [1, 2, 3] };
    expect(composeFigureVariation(short, attendances)).toBeNull();
  });

  it("D3 does not add up percentages: those of days are judged by the weekday", () => {
    expect(chooseView({ ...attendances, kind: "percent" })).toBe("same-weekday");
    expect(chooseView({ ...attendances, kind: "average" })).toBe("same-weekday");
  });
});

describe("the series of a chart", () => {
  it("is asked for by its window, and ends with the figure that it is about", () => {
    expect(chartWindowOf(attendances.cadence, latest)).toEqual({ from: first, to: latest });
    expect(chartWindowOf({ every: "occasion" }, latest)).toBeNull();
    const readings = [
      { asAt: addDays(latest, -2), value: 5 },
      { asAt: latest, value: 7 },
    ];
    const series = composeChartSeries(attendances.cadence, latest, readings);
    expect(series).toMatchObject({ from: first, every: "day" });
    expect(series?.values).toHaveLength(days.length);
    expect(series?.values.slice(-4)).toEqual([null, 5, null, 7]);
    expect(composeChartSeries({ every: "occasion" }, latest, readings)).toBeNull();
  });

  it("steps by whole months", () => {
    const july = "2024-07-31";
    const series = composeChartSeries({ every: "month", due }, july, [
      { asAt: lastDayOf(addMonths("2024-07", -5)), value: 2 },
      { asAt: july, value: 3 },
    ]);
    expect(series?.values.slice(-6)).toEqual([2, null, null, null, null, 3]);
  });
});
