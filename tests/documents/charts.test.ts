import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type ChartName, chartNames, renderChart } from "../../backend/documents/charts.ts";
import type { BreakdownSection, WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { mondayBefore, sourceWeek, totals } from "../support/weekly-update-fixture.ts";

const draw = (update: WeeklyUpdate, name: ChartName): Element => {
  const svg = renderChart(update, name);
  if (svg === null) throw new Error(`${name} was not drawn`);
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  const found = document.querySelector("svg");
  if (found === null) throw new Error(`${name} is not an SVG`);
  return found;
};

const textOf = (svg: Element, selector: string): string =>
  svg.querySelector(selector)?.textContent ?? "";

const drawnTexts = (svg: Element): string[] =>
  [...svg.querySelectorAll("text")].map((text) =>
    text.children.length === 0
      ? text.textContent
      : [...text.children].map((line) => line.textContent).join(" "),
  );

const sectionOf = (update: WeeklyUpdate): BreakdownSection => {
  if (update.nctrByPathway === null) throw new Error("the fixture has this section");
  return update.nctrByPathway;
};

const withPathwayWeek = (back: number, values: Record<string, number | null>): WeeklyUpdate => {
  const section = sectionOf(sourceWeek);
  const weeks = section.weeks.map((week) =>
    week.asAt === mondayBefore(back) ? totals(week.asAt, values) : week,
  );
  return { ...sourceWeek, nctrByPathway: { ...section, weeks } };
};

describe("every chart", () => {
  it.each(chartNames)("R5 %s is the same text each time it is drawn", (name) => {
    expect(renderChart(sourceWeek, name)).toBe(renderChart(structuredClone(sourceWeek), name));
  });

  it.each(chartNames)("%s has a title and a description for who does not see it", (name) => {
    const svg = draw(sourceWeek, name);
    expect(svg.getAttribute("role")).toBe("img");
    const id = svg.getAttribute("aria-labelledby") ?? "";
    expect(textOf(svg, `#${id}`)).not.toBe("");
    const described = svg.getAttribute("aria-describedby") ?? "";
    expect(textOf(svg, `#${described}`)).toContain("12 August");
  });

  it.each(chartNames)("%s carries no style sheet, script or outside address", (name) => {
    const svg = draw(sourceWeek, name);
    expect(svg.querySelectorAll("style, script, image, use, a, [href]")).toHaveLength(0);
    expect(svg.outerHTML).not.toMatch(/url\(|NaN|undefined|null/);
  });

  it("an update without a section has no chart of it", () => {
    expect(renderChart({ ...sourceWeek, nctrByPathway: null }, "nctr-by-pathway")).toBeNull();
    expect(renderChart({ ...sourceWeek, nctrByTrust: null }, "nctr-by-trust")).toBeNull();
    expect(renderChart({ ...sourceWeek, nctrAgainstLastYear: null }, "nctr-last-year")).toBeNull();
  });

  it("words of the update cannot become markup", () => {
    const section = { ...sectionOf(sourceWeek), title: `<script>"&'` };
    const svg = draw({ ...sourceWeek, nctrByPathway: section }, "nctr-by-pathway");
    expect(svg.querySelector("script")).toBeNull();
    expect(textOf(svg, "desc")).toContain(`<script>"&'`);
  });
});

describe("NCTR by pathway", () => {
  const barsOf = (svg: Element) =>
    [...svg.querySelectorAll("rect")].map((bar) => ({
      x: Number(bar.getAttribute("x")),
      y: Number(bar.getAttribute("y")),
      height: Number(bar.getAttribute("height")),
      fill: bar.getAttribute("fill"),
    }));

  it("R5 its totals and the latest parts are the update's", () => {
    const svg = draw(sourceWeek, "nctr-by-pathway");
    for (const total of ["33", "34", "32", "31", "28", "26"])
      expect(drawnTexts(svg)).toContain(total);
    expect(textOf(svg, "desc")).toContain("At 12 August: P0 6, P1 10, P2 5, P3 5.");
  });

  it("stacks P1 lowest, then P2, P3 and P0, with a gap of 2 between", () => {
    const bars = barsOf(draw(sourceWeek, "nctr-by-pathway"));
    const last = Math.max(...bars.map(({ x }) => x));
    const stack = bars.filter(({ x }) => x === last).toSorted((a, b) => b.y - a.y);
    expect(stack.map(({ fill }) => fill)).toEqual(["#4a90d6", "#1f5f9f", "#12324f", "#7e909e"]);
    for (const [index, above] of stack.slice(1).entries()) {
      const below = stack[index];
      expect((below?.y ?? 0) - (above.y + above.height)).toBeCloseTo(2, 1);
    }
  });

  it("a bar is as high as its number", () => {
    const bars = barsOf(draw(sourceWeek, "nctr-by-pathway"));
    const last = Math.max(...bars.map(({ x }) => x));
    const heights = new Map(
      bars.filter(({ x }) => x === last).map(({ fill, height }) => [fill, height + 2]),
    );
    expect((heights.get("#4a90d6") ?? 0) / (heights.get("#1f5f9f") ?? 1)).toBeCloseTo(2, 1);
  });

  it("says the fewest only when every week is there and each was more", () => {
    const title = (update: WeeklyUpdate) => textOf(draw(update, "nctr-by-pathway"), "title");
    expect(title(sourceWeek)).toBe("NCTR is down to 26, the fewest in eight weeks");
    expect(title(withPathwayWeek(3, { P0: 6, P1: 10, P2: 5, P3: 5 }))).toBe("NCTR is down to 26");
    expect(title(withPathwayWeek(3, { P0: 6, P1: 12, P2: null, P3: 6 }))).toBe(
      "NCTR is down to 26",
    );
    expect(title(withPathwayWeek(0, { P0: 9, P1: 19, P2: 9, P3: 9 }))).toBe(
      "NCTR is up to 46, the most in eight weeks",
    );
    expect(title(withPathwayWeek(1, { P0: 6, P1: 10, P2: 5, P3: 5 }))).toBe(
      "NCTR is 26, as a week before",
    );
  });

  it("D2 a week with a part missing has no bar and says which part", () => {
    const whole = barsOf(draw(sourceWeek, "nctr-by-pathway")).length;
    const svg = draw(withPathwayWeek(3, { P0: 5, P1: 12, P2: null, P3: 6 }), "nctr-by-pathway");
    expect(barsOf(svg)).toHaveLength(whole - 4);
    expect(drawnTexts(svg)).toContain("P2 missing");
    expect(textOf(svg, "desc")).toContain("22 Jul no total, P2 missing");
  });

  it("F3 a week without any figure keeps its place, empty, in words", () => {
    const section = sectionOf(sourceWeek);
    const weeks = section.weeks.filter(({ asAt }) => asAt !== mondayBefore(2));
    const svg = draw({ ...sourceWeek, nctrByPathway: { ...section, weeks } }, "nctr-by-pathway");
    expect(drawnTexts(svg)).toContain("no figure");
    expect(drawnTexts(svg)).toContain("29 Jul");
    expect(barsOf(svg)).toHaveLength(28);
  });

  it("D2 the latest week being incomplete is the title", () => {
    const svg = draw(withPathwayWeek(0, { P0: 6, P1: 10, P2: null, P3: 5 }), "nctr-by-pathway");
    expect(textOf(svg, "title")).toBe("NCTR: no total for 12 Aug, P2 missing");
  });

  it("an update in which nothing came is drawn without a bar", () => {
    const section = sectionOf(sourceWeek);
    const none = { P0: null, P1: null, P2: null, P3: null };
    const weeks = section.weeks.map(({ asAt }) => totals(asAt, none));
    const svg = draw({ ...sourceWeek, nctrByPathway: { ...section, weeks } }, "nctr-by-pathway");
    expect(barsOf(svg)).toHaveLength(0);
    expect(drawnTexts(svg).filter((text) => text === "no figure")).toHaveLength(8);
    expect(svg.outerHTML).not.toContain("NaN");
  });
});

describe("NCTR by trust", () => {
  it("F3 says a true zero as 0 on every bar", () => {
    const svg = draw(sourceWeek, "nctr-by-trust");
    expect(textOf(svg, "title")).toBe("All 26 are at RUH: none at GWH and SFT");
    expect(drawnTexts(svg).filter((text) => text === "0")).toHaveLength(16);
  });

  it("F3 a trust that sent nothing is in words, and never all of it", () => {
    if (sourceWeek.nctrByTrust === null) throw new Error("the fixture has this section");
    const weeks = sourceWeek.nctrByTrust.weeks.map((week) =>
      week.asAt === mondayBefore(0) ? totals(week.asAt, { GWH: 0, RUH: 26, SFT: null }) : week,
    );
    const nctrByTrust = { ...sourceWeek.nctrByTrust, weeks };
    const svg = draw({ ...sourceWeek, nctrByTrust }, "nctr-by-trust");
    expect(textOf(svg, "title")).toBe("NCTR by trust at 12 Aug: GWH 0, RUH 26, SFT missing");
    expect(drawnTexts(svg).filter((text) => text === "0")).toHaveLength(15);
    expect(drawnTexts(svg)).toContain("no figure");
  });
});

describe("NCTR against last year", () => {
  const lastYearWith = (change: { value?: number | null; lastYear?: number | null }) => {
    const section = sourceWeek.nctrAgainstLastYear;
    if (section === null) throw new Error("the fixture has this section");
    const weeks = section.weeks.map((week) =>
      week.asAt === mondayBefore(3) ? { ...week, ...change } : week,
    );
    return { ...sourceWeek, nctrAgainstLastYear: { ...section, weeks } };
  };
  /** How many unbroken stretches a stroke of this colour is drawn in. */
  const stretches = (svg: Element, stroke: string): number => {
    const own = [...svg.querySelectorAll("g")].filter(
      (group) => group.getAttribute("stroke") === stroke,
    );
    const paths = own.flatMap((group) => [...group.querySelectorAll("path")]);
    return paths.reduce(
      (sum, path) => sum + (path.getAttribute("d") ?? "").split("M").length - 1,
      0,
    );
  };

  it("R5 names each line at its end, with its number", () => {
    const svg = draw(sourceWeek, "nctr-last-year");
    for (const end of ["20 this year", "30 last year", "target 20"])
      expect(drawnTexts(svg)).toContain(end);
    expect(textOf(svg, "title")).toBe(
      "20 at 12 Aug: on target of 20, and fewer than last year's 30",
    );
  });

  it("F3 a missing week breaks the line and is said in words", () => {
    expect(stretches(draw(sourceWeek, "nctr-last-year"), "#22323f")).toBe(1);
    const svg = draw(lastYearWith({ value: null }), "nctr-last-year");
    expect(stretches(svg, "#22323f")).toBe(2);
    expect(drawnTexts(svg)).toContain("no figure");
    expect(textOf(svg, "desc")).toContain("22 July: no figure, last year 33");
  });

  it("V5 a target to be confirmed is no line", () => {
    const section = sourceWeek.nctrAgainstLastYear;
    if (section === null) throw new Error("the fixture has this section");
    const weeks = section.weeks.map((week) => ({ ...week, target: { state: "tbc" as const } }));
    const svg = draw(
      { ...sourceWeek, nctrAgainstLastYear: { ...section, weeks } },
      "nctr-last-year",
    );
    expect(drawnTexts(svg).some((text) => text.startsWith("target"))).toBe(false);
    expect(stretches(svg, "#0b63b8")).toBe(0);
    expect(textOf(svg, "title")).not.toContain("target");
  });
});
