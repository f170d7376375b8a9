import { describe, expect, it } from "vitest";
import { ReportedObservation } from "../../contracts/observation.ts";
import { readBook } from "../../backend/feeds/read-feed.ts";
import { renderTemplate } from "../../backend/documents/template.ts";
import { openText } from "../../backend/feeds/text-book.ts";
import { contextOf, lines, readCsv, workbookOf } from "../support/feeds.ts";

const banes = contextOf("banes");
const bsw = contextOf("bsw");
const read = (...all: string[]) => readCsv(lines(...all), banes);
const reasons = (...all: string[]) => read(...all).preview.ignored.map(({ why }) => why);

const nctr = (breakdown: string, value: number, asAt = "2024-08-15") => ({
  measure: "ruh-nctr-banes",
  breakdown,
  asAt,
  value,
});

describe("our own form with a row for each figure", () => {
  it("takes columns in any order, and measures by key or by title", () => {
    const { preview, reported } = read(
      "Value,Note,Date,Part,Measure",
      '12,"two, at least, tomorrow",15/08/2024,P1,ruh-nctr-banes',
      '4,,15 Aug 2024,P2,"NCTR, BaNES"',
      "267,,2024-08-14,,RUH\u00a0ED  attendances",
    );
    expect(preview.layout).toBe("long");
    expect(reported).toEqual([
      { ...nctr("P1", 12), note: "two, at least, tomorrow" },
      nctr("P2", 4),
      { measure: "ruh-ed-attendances", asAt: "2024-08-14", value: 267 },
    ]);
    expect(preview.observations[0]).toEqual({
      ...nctr("P1", 12),
      organisation: "RD1",
      note: "two, at least, tomorrow",
      row: 2,
      mapped: true,
    });
    for (const one of reported) expect(ReportedObservation.parse(one)).toEqual(one);
  });

  it("F3 no figure is a report with its reason, and a blank is none", () => {
    const headings = "measure,part,date,value,no figure because,note";
    expect(
      read(headings, "ruh-ed-attendances,,14/08/2024,,System down since 6am,").reported,
    ).toEqual([
      { measure: "ruh-ed-attendances", asAt: "2024-08-14", none: "System down since 6am" },
    ]);
    expect(reasons(headings, "ruh-ed-attendances,,14/08/2024,-,,")).toEqual([
      "Row 2: no value and no reason for having none.",
    ]);
    expect(reasons(headings, "ruh-ed-attendances,,14/08/2024,12,Down,")).toEqual([
      "Row 2: RUH ED attendances has a value and a reason for having none.",
    ]);
  });

  it.each([
    ["ruh-opel", "OPEL 3", { level: 3 }],
    ["ruh-opel", "3", { level: 3 }],
    ["primary-care-gpas", "Amber 2", { level: 2 }],
    ["primary-care-gpas", "amber", { level: 2 }],
    ["care-home-challenges", "Y", { value: 1 }],
    ["care-home-challenges", "no", { value: 0 }],
    ["ruh-ed-attendances", "1,267", { value: 1267 }],
    ["virtual-ward-capacity", " 40\u00a0", { value: 40 }],
  ])("%s is written %s", (measure, cell, said) => {
    expect(read("measure,date,value", `${measure},14/08/2024,"${cell}"`).reported).toEqual([
      { measure, asAt: "2024-08-14", ...said },
    ]);
  });

  it.each([
    ["ruh-opel", "5"],
    ["ruh-opel", "high"],
    ["ruh-ed-attendances", "26.7"],
    ["ruh-ed-attendances", "about 260"],
    ["ruh-ed-attendances", "-12"],
    ["ruh-ed-attendances", "26%"],
    ["care-home-challenges", "some"],
  ])("F3 %s is not surely what %s says, so it is named and not taken", (measure, cell) => {
    const { preview, reported } = read("measure,date,value", `${measure},14/08/2024,${cell}`);
    expect(reported).toEqual([]);
    expect(preview.ignored[0]?.why).toContain(`"${cell}"`);
  });

  it("an event carries its time, and a month its last day", () => {
    expect(read("measure,date,value", "ruh-opel,15/08/2024 16:10,2").reported).toEqual([
      { measure: "ruh-opel", asAt: "2024-08-15T16:10", level: 2 },
    ]);
    const monthly = "cwh-referrals-monthly,all,June 2024,755";
    expect(read("measure,part,date,value", monthly).reported[0]?.asAt).toBe("2024-06-30");
    expect(reasons("measure,date,value", "ruh-ed-attendances,June 2024,755")).toHaveLength(1);
  });

  it("a label that no measure answers to is counted, with what was perhaps meant", () => {
    const { preview, reported } = read(
      "measure,date,value",
      "RUH ED attendence,14/08/2024,267",
      "RUH ED attendence,15/08/2024,270",
      "Parking spaces,15/08/2024,3",
    );
    expect(reported).toEqual([]);
    expect(preview.unmapped).toEqual([
      { label: "RUH ED attendence", rows: 2, suggestion: "RUH ED attendances" },
      { label: "Parking spaces", rows: 1, suggestion: null },
    ]);
    expect(preview.observations.map(({ value, mapped }) => [value, mapped])).toEqual([
      [267, false],
      [270, false],
      [3, false],
    ]);
  });

  it("a provider may be named, and must be the one that reports the measure", () => {
    const row = (provider: string) => `${provider},ruh-ed-attendances,14/08/2024,267`;
    const headings = "provider,measure,date,value";
    for (const provider of ["RUH", "ruh", "RUH Bath", "RD1", ""]) {
      expect(read(headings, row(provider)).reported, provider).toHaveLength(1);
    }
    expect(reasons(headings, row("HCRG"), row("Nobody"))).toEqual([
      "Row 2: RUH ED attendances is not reported by HCRG.",
      'Row 3: no provider of this place is called "Nobody".',
    ]);
  });

  it("a part that the measure does not have is named, with those that it has", () => {
    expect(reasons("measure,part,date,value", "ruh-nctr-banes,P9,15/08/2024,3")[0]).toMatch(
      /no part "P9"; its parts are P0, P1, P2 and P3/,
    );
  });

  it("a row that is cut short, has a cell too many, or stands twice is never a wrong value", () => {
    const headings = "measure,part,date,value,no figure because,note";
    const { preview, reported } = read(
      headings,
      "ruh-ed-attendances,,13/08/2024,26",
      "ruh-ed-attendances,,14/08/2024,2,67,,",
      "ruh-ed-attendances,,15/08/2024,267,,",
      "ruh-ed-attendances,,15/08/2024,276,,",
      "ruh-ed-attendances,,16/08/2024,250,,",
      "ruh-ed-attendances,,16/08/2024,250,,",
    );
    expect(reported).toEqual([{ measure: "ruh-ed-attendances", asAt: "2024-08-16", value: 250 }]);
    expect(preview.ignored).toHaveLength(4);
  });

  it("rows that all leave the last columns off are whole", () => {
    const headings = "measure,part,date,value,no figure because,note";
    const rows = ["ruh-ed-attendances,,14/08/2024,267", "ruh-ed-attendances,,15/08/2024,270"];
    expect(read(headings, ...rows).reported).toHaveLength(2);
  });

  it("a workbook's sheet reads the same: days as days, serial numbers or midnights", () => {
    const days = ["2024-08-15", 45_520, "2024-08-17T00:00"];
    const book = workbookOf({
      Figures: [
        ["Figures of the RUH"],
        [],
        ["Measure", "Date", "Value"],
        ...days.map((day) => ["ruh-ed-attendances", day, 267]),
      ],
    });
    const { preview, reported } = readBook(book, banes);
    expect(reported.map(({ asAt }) => asAt)).toEqual(["2024-08-15", "2024-08-16", "2024-08-17"]);
    expect(preview.observations[0]).toMatchObject({ sheet: "Figures", row: 4 });
  });
});

describe("our own form as a grid", () => {
  it("has a row for each measure and part, and a column for each day", () => {
    const { preview, reported } = read(
      "Measure,Part,14/08/2024,Thu 15 Aug 2024,Note",
      "ruh-nctr-banes,P1,11,12,",
      "ruh-nctr-banes,P2,,4,",
      "RUH ED attendances,,267,No figure because the system is down,quiet",
    );
    expect(preview.layout).toBe("wide");
    expect(reported).toEqual([
      nctr("P1", 11, "2024-08-14"),
      nctr("P1", 12),
      nctr("P2", 4),
      { measure: "ruh-ed-attendances", asAt: "2024-08-14", value: 267 },
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", none: "the system is down" },
    ]);
  });

  it("has a row for each day, and a column for each measure", () => {
    const { preview, reported } = read(
      "Date,RUH ED attendances,ruh-nctr-banes: P1,RUH OPEL,Parking",
      "14/08/2024,267,11,OPEL 2,3",
      "15/08/2024,-,12,3,4",
    );
    expect(reported).toEqual([
      { measure: "ruh-ed-attendances", asAt: "2024-08-14", value: 267 },
      nctr("P1", 11, "2024-08-14"),
      { measure: "ruh-opel", asAt: "2024-08-14", level: 2 },
      nctr("P1", 12),
      { measure: "ruh-opel", asAt: "2024-08-15", level: 3 },
    ]);
    expect(preview.unmapped).toEqual([{ label: "Parking", rows: 2, suggestion: null }]);
  });

  it("may be all parts of one measure, whose names have hyphens of their own", () => {
    const { reported } = read(
      "Date,Awaiting Care Act assessment (D2A beds),care-act-assessments: reablement-interim",
      "31/07/2024,14,46",
    );
    expect(reported).toEqual([
      { measure: "care-act-assessments", breakdown: "d2a-beds", asAt: "2024-07-31", value: 14 },
      {
        measure: "care-act-assessments",
        breakdown: "reablement-interim",
        asAt: "2024-07-31",
        value: 46,
      },
    ]);
  });

  it("may have parts in a second row of headings, under a measure in merged cells", () => {
    const { reported } = read(
      "Date,RUH ED attendances,ruh-nctr-banes,,",
      ",,P1,P2,P3",
      "15/08/2024,267,12,4,5",
    );
    expect(reported).toEqual([
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 267 },
      nctr("P1", 12),
      nctr("P2", 4),
      nctr("P3", 5),
    ]);
  });

  it("a last day that a line break falls into is not a day of another year", () => {
    const { reported } = read("measure,14/08/2024,15/08/20", "24", "ruh-ed-attendances,267,270");
    expect(reported).toEqual([{ measure: "ruh-ed-attendances", asAt: "2024-08-14", value: 267 }]);
  });
});

describe("a template", () => {
  const days = ["2024-08-12", "2024-08-13", "2024-08-15"];
  const places = [banes, bsw].flatMap((context) =>
    context.providers
      .filter(({ key }) =>
        context.measures.some((one) => one.provider === key && one.derivation === null),
      )
      .map((provider) => ({ context, provider, name: `${provider.locality} ${provider.key}` })),
  );

  /** The cells of a template, with a figure in every place for one. */
  const fillIn = (template: string, figures: Map<string, string>): string => {
    const [headings, ...rows] = openText(new TextEncoder().encode(template)).sheets[0]?.rows ?? [];
    const filled = rows.map(({ cells }) => {
      const figure = figures.get(cells[1] ?? "") ?? "";
      const isLong = headings?.cells.includes("value") === true;
      return cells.map((cell, column) => {
        const isFigure = isLong ? headings.cells[column] === "value" : column > 2;
        return `"${isFigure ? figure : cell}"`;
      });
    });
    return lines(headings?.cells.join(",") ?? "", ...filled.map((cells) => cells.join(",")));
  };

  it.each(places)("of $name comes back as it was filled in, in either form", (place) => {
    const { context, provider } = place;
    const figures = new Map<string, string>();
    for (const { key, title, kind } of context.measures) {
      const figure = kind === "level" ? "2" : kind === "yes-no" ? "yes" : "7";
      figures.set(key, figure).set(title, figure);
    }
    for (const form of ["long", "wide"] as const) {
      const template = renderTemplate(form, provider, context.measures, days);
      expect(template.startsWith("\ufeff")).toBe(true);
      const filled = fillIn(template, figures);
      const rows = filled.trimEnd().split("\n").slice(1);
      const { preview, reported } = readCsv(filled, context);
      expect(preview.layout).toBe(form);
      expect(preview.ignored).toEqual([]);
      expect(preview.unmapped).toEqual([]);
      expect(reported).toHaveLength(form === "long" ? rows.length : rows.length * days.length);
      for (const one of reported) {
        const measure = context.measures.find(({ key }) => key === one.measure);
        expect(measure?.provider).toBe(provider.key);
        expect(measure?.derivation).toBe(null);
      }
    }
  });

  it("asks for a weekly and a monthly measure on the day that its figure carries", () => {
    const hub = banes.providers.find(({ key }) => key === "wellbeing-hub");
    expect.assert(hub !== undefined);
    const template = renderTemplate("long", hub, banes.measures, days);
    expect(template.split("\r\n").map((row) => row.split(",").at(-4))).toEqual(
      expect.arrayContaining(["2024-08-08", "2024-08-15", "2024-07-31"]),
    );
    expect(renderTemplate("wide", hub, banes.measures, ["2024-08-13"])).not.toMatch(/monthly/);
  });
});
