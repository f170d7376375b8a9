/** Two people write one week on two servers: PostgreSQL holds all of it, and no server anything. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PassageConflict, type PassageSlot, WeeklyDraft } from "../../contracts/weekly-draft.ts";
import { signInWith } from "../support/accounts.ts";
import { withDatabase } from "../support/database.ts";
import { posting } from "../support/product.ts";
import { type RunningProduct, startProduct } from "../support/running-product.ts";
import { gaps, passageOf, putting, readText, writtenWeek } from "../support/written-week.ts";

const { url } = await withDatabase("seeds");
const [one, other] = await Promise.all([startProduct(url), startProduct(url)]);

/** The place team's session: it holds on every server. */
const cookie = await signInWith(
  (path, init) => fetch(`${one.address}${path}`, init),
  "place",
  one.address,
);
const asPlace = (init: RequestInit): RequestInit => {
  const headers = new Headers(init.headers);
  headers.set("cookie", cookie);
  return { ...init, headers };
};
const writing = (words: string, basedOn: number) => putting({ words, basedOn, id: randomUUID() });
const summary = `${writtenWeek}/draft/passages/summary`;
const readDraft = (server: RunningProduct) => server.read(WeeklyDraft, `${writtenWeek}/draft`);

describe("two people on two servers", () => {
  it("see each other, and where the other writes", async () => {
    const slot: PassageSlot = "summary";
    await one.ask(`${writtenWeek}/draft/editors`, asPlace(posting({ slot })));
    expect((await readDraft(other)).editors).toMatchObject([
      { name: "BaNES place team", slot: "summary", isYou: false },
    ]);
  });

  it("R8 overwrite nothing of each other's", async () => {
    const first = await one.ask(summary, asPlace(writing("Written on one.", 0)));
    expect(first.status).toBe(200);
    const second = await other.ask(summary, writing("Written on the other.", 0));
    expect(second.status).toBe(409);
    const { standing } = PassageConflict.parse(await second.json());
    expect(readText(standing.passage)).toBe("Written on one.");
    const again = await other.ask(summary, writing("Written on both.", standing.version));
    expect(again.status).toBe(200);
    expect(readText(passageOf(await readDraft(one), "summary").passage)).toBe("Written on both.");
  });

  it("R3 publish it once, and both servers read the same, to the letter", async () => {
    const replies = await Promise.all([
      one.ask(`${writtenWeek}/publish`, asPlace(posting({ gaps }))),
      other.ask(`${writtenWeek}/publish`, posting({ gaps })),
    ]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [here, there] = await Promise.all(
      [one, other].map(async (server) => (await server.ask(`${writtenWeek}.json`)).text()),
    );
    expect(there).toBe(here);
    expect(await readDraft(other)).toMatchObject({ state: "published", update: { edition: 2 } });
  });
});
