/** The dependency rule of the house, and what is deliberately absent from each room. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import { describe, expect, it } from "vitest";
import { projectFolder } from "./support/folders.ts";

const filesIn = (room: string): { path: string; text: string }[] =>
  readdirSync(join(projectFolder, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(projectFolder.length),
      text: readFileSync(path, "utf8"),
    }));

/** Each room, and the rooms that it may import besides its own. */
const mayImport: Record<string, readonly string[]> = {
  contracts: [],
  seeds: ["contracts", "backend/feeds"],
  "backend/domain": ["contracts"],
  "backend/store": ["contracts"],
  "backend/live": ["contracts"],
  "backend/feeds": ["contracts"],
  "backend/documents": ["contracts"],
  "backend/notify": ["contracts"],
  "backend/people": ["contracts", "backend/store", "backend"],
  "backend/actions": ["contracts", "backend/domain", "backend/store", "backend"],
  "backend/http": ["contracts", "backend/actions", "backend/feeds", "backend/documents", "backend"],
  "backend/commands": [
    "contracts",
    "backend/domain",
    "backend/actions",
    "backend/feeds",
    "backend/store",
    "backend",
    "seeds",
  ],
  frontend: ["contracts"],
};

/** The innermost room of a file: `backend/problem.ts` is of the hall, "backend". */
const roomOf = (path: string): string => {
  const [top = "", next = ""] = path.split("/");
  if (top !== "backend") return top;
  return next.includes(".") ? "backend" : `${top}/${next}`;
};

describe("the house", () => {
  it("lets no room import what it may not", async () => {
    const { output } = await cruise(
      ["contracts", "seeds", "backend", "frontend"],
      {
        baseDir: projectFolder,
        exclude: "vite\\.config|\\.mjs$",
        doNotFollow: "node_modules",
        includeOnly: "^(contracts|seeds|backend|frontend|tests)/",
        tsPreCompilationDeps: true,
      },
      { extensions: [".ts", ".tsx"] },
    );
    if (typeof output === "string") throw new Error(output);
    const { modules } = output;
    expect(modules.length).toBeGreaterThan(100);
    const wrong = modules.flatMap(({ source, dependencies }) => {
      const room = roomOf(source);
      // The hall ties the knot: main, seeds and what every room shares.
      const allowed = mayImport[room];
      return allowed === undefined
        ? []
        : dependencies
            .map(({ resolved }) => resolved)
            .filter((resolved) => ![room, ...allowed].includes(roomOf(resolved)))
            .map((resolved) => `${source} imports ${resolved}`);
    });
    expect(wrong).toEqual([]);
    // Types may speak of each other; what runs may not need itself to begin.
    const cycles = modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(
          ({ circular, cycle }) =>
            circular &&
            cycle?.every(({ dependencyTypes }) => !dependencyTypes.includes("type-only")),
        )
        .map(({ resolved }) => `${source} and ${resolved} need each other`),
    );
    expect(cycles).toEqual([]);
  });

  it("imports only zod into the contracts", () => {
    for (const { path, text } of filesIn("contracts")) {
      for (const [, from = ""] of text.matchAll(/from "([^"]+)"/g)) {
        expect(from === "zod" || from.startsWith("./"), `${path} imports ${from}`).toBe(true);
      }
    }
  });

  it("has no clock, no waiting, no chance and no log in the domain", () => {
    for (const { path, text } of filesIn("backend/domain")) {
      expect(text, path).not.toMatch(
        /\bawait\b|\basync\b|Date\.now|new Date\(\)|Math\.random|console\./,
      );
    }
  });

  it("V1 subtracts a target from a value in one file", () => {
    const subtracting = filesIn("backend/domain").filter(({ text }) =>
      /- target\b|- target\./.test(text),
    );
    expect(subtracting.map(({ path }) => path)).toEqual(["backend/domain/variance.ts"]);
  });

  it.each([
    // The bench's bare server and displays are outside the product that they measure.
    [
      "SQL",
      /from "(kysely|pg)"/,
      ["backend/store/", "backend/live/listener.ts", "backend/commands/bench/"],
    ],
    [
      "Hono",
      /from "(hono|@hono)\b/,
      ["backend/http/", "backend/main.ts", "backend/live/socket.ts"],
    ],
    ["the sign-in library", /from "better-auth/, ["backend/people/"]],
    ["WebSockets", /from "ws"/, ["backend/live/socket.ts", "backend/commands/bench/"]],
    ["fetch", /\bfetch\(/, ["frontend/api.ts", "backend/commands/", "backend/notify/"]],
  ])("knows %s in its own room only", (_, pattern, rooms) => {
    const knowing = [...filesIn("backend"), ...filesIn("frontend"), ...filesIn("seeds")]
      .filter(({ text }) => pattern.test(text))
      .map(({ path }) => path)
      .filter((path) => !rooms.some((room) => path.startsWith(room)));
    expect(knowing).toEqual([]);
  });

  it("writes no casts outside the store, and no any anywhere", () => {
    const rooms = ["contracts", "seeds", "backend", "frontend"].flatMap(filesIn);
    const casting = rooms
      .filter(({ path }) => !path.startsWith("backend/store/"))
      .filter(({ text }) =>
        /\bas (?!const\b)[A-Z{(][^"'`]*[;,)\n]/.test(withoutImportsAndComments(text)),
      );
    expect(casting.map(({ path }) => path)).toEqual([]);
    const any = rooms.filter(({ text }) =>
      /: any\b|<any>|as any\b/.test(withoutImportsAndComments(text)),
    );
    expect(any.map(({ path }) => path)).toEqual([]);
  });
});

const withoutImportsAndComments = (text: string): string =>
  text
    .replace(/^import [\s\S]*?;$/gm, "")
    .replace(/^export (type )?\{[\s\S]*?;$/gm, "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "")
    .replace(/`[^`]*`|"[^"\n]*"/g, '""')
    .replace(/>[^<{]*</g, "><");
