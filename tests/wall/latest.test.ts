import { describe, expect, test } from "vitest";
import type { Figure } from "../../contracts/figure.ts";
import { august } from "../../frontend/gallery-figures.ts";
import { latestOf } from "../../frontend/wall/latest.ts";

const cameAt = (key: string, time: string, named: Partial<Figure> = {}): Figure => {
  const found = august.find((figure) => figure.key === key);
  if (found === undefined) throw new Error(`There is no figure ${key}.`);
  return { ...found, recordedAt: `2024-08-15T${time}:00.000Z`, ...named };
};

const attendances = cameAt("ruh-ed-attendances", "07:43", { value: 281 });
const wards = cameAt("virtual-ward-utilisation", "07:40");
const yes = cameAt("care-home-challenges", "07:20");
const older = cameAt("paulton-miu-attendances", "07:00");

describe("the line of what came last", () => {
  test("names the last three, the latest first, with what each said before", () => {
    const was = { ...attendances, value: 267 };
    const latest = latestOf([older, yes, wards, attendances], {
      "ruh-ed-attendances": { at: "2024-08-15T07:43:00.000Z", was },
    });
    expect(latest).toEqual([
      {
        key: "ruh-ed-attendances",
        title: "RUH ED attendances",
        was: "267",
        now: "281",
        at: "2024-08-15T07:43:00.000Z",
      },
      expect.objectContaining({ title: "Virtual wards in use", was: null, now: "74%" }),
      expect.objectContaining({ title: "Care home challenges", now: "Yes" }),
    ]);
  });

  test("F3 says in words that no figure came, and leaves out what has no tile or never came", () => {
    const none = cameAt("paulton-miu-attendances", "07:50", { value: null, none: "snow" });
    const untold = cameAt("ruh-nctr", "07:55", { tile: null });
    const never = cameAt("orchard-house-capacity", "07:55", { recordedAt: null });
    expect(latestOf([none, untold, never], {}).map(({ now }) => now)).toEqual(["No figure"]);
  });
});
