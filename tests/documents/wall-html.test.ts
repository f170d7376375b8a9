import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { fillShell, renderWall, titleOf } from "../../backend/documents/wall-html.ts";
import { instantInLondon } from "../../contracts/calendar.ts";
import type { Figure, Wall } from "../../contracts/figure.ts";
import { august, january } from "../../frontend/gallery-figures.ts";

const wallOf = (figures: readonly Figure[], at: string): Wall => ({
  locality: { key: "banes", name: "Bath and North East Somerset", shortName: "BaNES" },
  epoch: "e",
  revision: 4182,
  at,
  figures: [...figures],
});

const summer = wallOf(august, instantInLondon("2024-08-15", "08:42"));
const winter = wallOf(january, instantInLondon("2025-01-09", "13:26"));

const shell = `<html lang="en-GB" data-theme="dark"><head><title>Locality Flow</title></head><body><div id="app"></div></body></html>`;

const open = (
  wall: Wall,
  { past = false, theme = "dark" }: { past?: boolean; theme?: "dark" | "light" } = {},
) =>
  parseHTML(
    fillShell(shell, {
      title: titleOf(wall),
      theme,
      content: renderWall({ wall, demonstration: false, past, parts: null }),
    }),
  ).document;

type Page = ReturnType<typeof open>;

/** The words of the tile of this title, with single spaces. */
const tileIn = (page: Page, title: string): string => {
  const tile = [...page.querySelectorAll("article")].find((one) =>
    (one.querySelector("h3")?.textContent ?? "").startsWith(title),
  );
  if (tile === undefined) throw new Error(`No tile is called ${title}.`);
  return (tile.textContent ?? "").replaceAll(/\s+/g, " ").trim();
};

describe("a wall in the first bytes of its page", () => {
  it("has every figure with its value, its unit, its difference in words, its rating and its age", () => {
    const page = open(summer);
    expect(page.querySelectorAll("article")).toHaveLength(
      august.filter(({ tile }) => tile !== null).length,
    );
    const lead = tileIn(page, "RUH: BaNES patients");
    for (const words of ["16", "patients on pathways 1 to 3", "as at 15 Aug, 8am", "8 fewer"]) {
      expect(lead).toContain(words);
    }
    expect(lead).toContain("Green 4 under target of 20");
    expect(tileIn(page, "Virtual wards in use")).toContain("Amber 6 points under the band");
    expect(tileIn(page, "RUH OPEL")).toContain("Starting to show pressure");
    expect(page.querySelector("title")?.textContent).toBe(
      "Bath and North East Somerset, wall: Locality Flow",
    );
  });

  it("F2 F3 D2 says overdue, no figure and incomplete in the words of the live wall", () => {
    const page = open(winter);
    expect(tileIn(page, "D2A beds in use")).toContain("Overdue: Council, due 11am");
    expect(tileIn(page, "Paulton MIU")).toMatch(/No figure .*unit closed all day, snow/);
    expect(tileIn(page, "Community hospital NCTR")).toMatch(/No total .*Incomplete: 1 of 2 in/);
    expect(tileIn(page, "Orchard House capacity")).toMatch(/ 0 of 4 beds/);
    expect(tileIn(page, "RUH ED attendances")).toContain("was 296, revised 12:50pm");
  });

  it("is in the order of the wall, and says when its figures were read", () => {
    const page = open(summer);
    const sizes = [...page.querySelectorAll(".tiles > li")].map((one) =>
      one.getAttribute("data-size"),
    );
    expect(sizes.slice(0, 6)).toEqual(["lead", "second", "second", "second", "second", "small"]);
    expect(page.querySelector(".wall-foot")?.textContent).toContain("Figures at 8:42am");
    expect(page.querySelector("noscript")?.textContent).toContain("load it again");
  });

  it("of the past says so where a lost link is said, and never passes for live", () => {
    const page = open(winter, { past: true, theme: "light" });
    const banner = page.querySelector(".banner");
    expect(banner?.textContent?.replaceAll(/\s+/g, " ")).toContain(
      "As known at Thursday 9 January 2025, 1:26pm. Not live.",
    );
    expect(banner?.hasAttribute("hidden")).toBe(false);
    expect(page.documentElement.getAttribute("data-theme")).toBe("light");
  });

  it("escapes what providers write", () => {
    const [first, ...others] = august;
    if (first === undefined) throw new Error("The gallery has no figures.");
    const page = open({
      ...summer,
      figures: [{ ...first, provider: { key: "x", name: "<img src=x> $& $1" } }, ...others],
    });
    expect(page.querySelector("img")).toBeNull();
    expect(page.body.textContent).toContain("<img src=x> $& $1");
  });
});
