import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  behindNoticeMs,
  codeLetters,
  isBehind,
  isSilent,
  lagOf,
  readCode,
  silentAfterMs,
  writeCode,
} from "../../contracts/screen.ts";
import { deriveBehindSince } from "../../backend/domain/screen.ts";

const at = (seconds: number): string =>
  new Date(Date.UTC(2025, 0, 10, 8, 0, seconds)).toISOString();
const place = { epoch: "e1", revision: 40 };
const screen = {
  pairedAt: at(0),
  lastSeenAt: at(60),
  shows: { epoch: "e1", revision: 40 },
  behindSince: null,
};

describe("how far behind a screen is", () => {
  it("is nothing while it shows what its place holds, however long ago it said so", () => {
    expect(lagOf(screen, place)).toBeNull();
    expect(isBehind(screen, place, at(86_400))).toBe(false);
  });

  it("is told in revisions, since it first missed one", () => {
    const late = { ...screen, shows: { epoch: "e1", revision: 37 }, behindSince: at(30) };
    expect(lagOf(late, place)).toEqual({ revisions: 3, since: at(30) });
  });

  it("counts from when it was last heard of, for one that was up to date then", () => {
    expect(lagOf(screen, { epoch: "e1", revision: 41 })).toEqual({ revisions: 1, since: at(60) });
  });

  it("cannot be counted across epochs, nor for one that shows nothing", () => {
    expect(lagOf(screen, { epoch: "e2", revision: 40 })?.revisions).toBeNull();
    expect(lagOf({ ...screen, shows: null }, place)?.revisions).toBeNull();
    expect(lagOf({ ...screen, shows: null, lastSeenAt: null }, place)?.since).toBe(at(0));
  });

  it("raises a notice after two minutes, and not a moment before", () => {
    const late = { ...screen, shows: { epoch: "e1", revision: 39 }, behindSince: at(100) };
    const noticeAt = new Date(Date.parse(at(100)) + behindNoticeMs);
    expect(isBehind(late, place, new Date(noticeAt.getTime() - 1).toISOString())).toBe(false);
    expect(isBehind(late, place, noticeAt.toISOString())).toBe(true);
  });

  it("is another thing than silence, which says only that nothing was heard", () => {
    expect(isSilent(screen, new Date(Date.parse(at(60)) + silentAfterMs).toISOString())).toBe(true);
    expect(isSilent(screen, at(100))).toBe(false);
    expect(isSilent({ pairedAt: at(0), lastSeenAt: null }, at(100))).toBe(true);
  });
});

describe("since when a screen has missed something", () => {
  const before = { placeRevision: 40, behindSince: null };

  it("is null once it shows all", () => {
    const late = { placeRevision: 40, behindSince: at(1) };
    expect(deriveBehindSince(late, { epoch: "e1", revision: 40 }, place, at(60))).toBeNull();
  });

  it("stays the moment of the first report that was short", () => {
    const first = deriveBehindSince(before, { epoch: "e1", revision: 38 }, place, at(60));
    expect(first).toBe(at(60));
    const second = { placeRevision: 40, behindSince: first };
    expect(deriveBehindSince(second, { epoch: "e1", revision: 39 }, place, at(90))).toBe(at(60));
  });

  it("begins anew for one that keeps up while figures come fast", () => {
    const busy = { placeRevision: 38, behindSince: at(1) };
    expect(deriveBehindSince(busy, { epoch: "e1", revision: 39 }, place, at(60))).toBe(at(60));
  });

  it("counts a screen of another epoch, or with nothing to show, as behind", () => {
    expect(deriveBehindSince(before, { epoch: "e0", revision: 99 }, place, at(60))).toBe(at(60));
    expect(deriveBehindSince(before, null, place, at(60))).toBe(at(60));
  });
});

describe("a code", () => {
  it("is read however it is typed", () => {
    for (const typed of ["KQ7-4MD", "kq74md", " kq7 4md ", "KQ7–4MD".replace("–", "-")]) {
      expect(readCode(typed)).toBe("KQ74MD");
    }
  });

  it("is none with a letter that looks like another, or of another length", () => {
    for (const typed of ["KQ7-4M0", "KQ7-4MI", "KQ7-4M", "KQ7-4MDD", ""]) {
      expect(readCode(typed)).toBeNull();
    }
  });

  it("reads back as it is written", () => {
    const code = fc
      .array(fc.constantFrom(...codeLetters.split("")), { minLength: 6, maxLength: 6 })
      .map((letters) => letters.join(""));
    fc.assert(fc.property(code, (one) => readCode(writeCode(one).toLowerCase()) === one));
  });
});
