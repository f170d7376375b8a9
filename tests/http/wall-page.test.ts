import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeApp } from "../../backend/http/app.ts";
import { makeRememberingLog } from "../live/remembering-log.ts";
import { pagesFolder } from "../support/folders.ts";
import { withProduct } from "../support/product.ts";

const demonstration = await withProduct();
const production = await withProduct({ isDemonstration: false });

const textOf = async (reply: Response): Promise<string> =>
  (await reply.text()).replaceAll(/\s+/g, " ");

describe("the page of a wall", () => {
  it("holds the current figures in its first bytes, and is kept by nobody", async () => {
    const reply = await demonstration.ask("/wall/banes", {}, null);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toMatch(/^text\/html/);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    const page = await textOf(reply);
    expect(page).toContain("Bath and North East Somerset");
    expect(page).toContain("RUH ED attendances");
    expect(page).toMatch(/<p class="value"> ?267/);
    expect(page).toMatch(/<script type="module"/);
  });

  it("holds a figure that has just come", async () => {
    await demonstration.ask("/wall/banes", {}, null);
    await demonstration.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
    ]);
    expect(await textOf(await demonstration.ask("/wall/banes", {}, null))).toMatch(
      /<p class="value"> ?281/,
    );
  });

  it("S2 holds the wall of another moment where one is asked for", async () => {
    const at = "2024-08-08T14:00:00.000Z";
    const page = await textOf(await demonstration.ask(`/wall/banes?as-known-at=${at}`, {}, null));
    expect(page).toContain("As known at Thursday 8 August 2024, 3pm.");
    expect(page).not.toMatch(/<p class="value"> ?2(67|81)\b/);
  });

  it("holds a system's localities side by side, each with its levels and figures, and its roll-ups", async () => {
    const page = await textOf(await demonstration.ask("/wall/bsw", {}, null));
    const [columns = "", rollUps = ""] = page.split("All together");
    const sections = columns.split('<section class="column"').slice(1);
    expect(sections).toHaveLength(3);
    for (const [place, title, value] of [
      ["BaNES", "RUH ED attendances", "(267|281)"],
      ["Swindon", "GWH ED attendances", "222"],
      ["Wiltshire", "SFT ED attendances", "154"],
    ] as const) {
      const section = sections.find((one) => one.includes(`>${place}</a`)) ?? "";
      expect(section).toContain(title);
      expect(section).toMatch(new RegExp(`<p class="value"> ?${value} ?<`));
      expect(section.match(/class="opel"/g)).toHaveLength(3);
      expect(section).toMatch(/latest \w/);
    }
    expect(rollUps).toContain("NCTR, all three trusts");
  });

  it("A1 holds of a system only the localities that may be seen", async () => {
    const page = await textOf(await production.ask("/wall/bsw", {}, "viewer"));
    expect(page).not.toContain("GWH ED attendances");
  });

  it("says in a sentence that there is no such place, or no such moment yet", async () => {
    const page = await textOf(await demonstration.ask("/wall/nowhere", {}, null));
    expect(page).toContain("There is no place &quot;nowhere&quot;.");
    const later = await textOf(
      await demonstration.ask("/wall/banes?as-known-at=2030-01-01T00:00:00.000Z", {}, null),
    );
    expect(later).toContain("What will be known later cannot be shown.");
    expect(later).not.toContain("<article");
  });

  it("A1 holds no figure for someone who may not see them", async () => {
    const page = await textOf(await production.ask("/wall/banes", {}, null));
    expect(page).toContain("This wall is not open to everyone");
    expect(page).not.toContain("<article");
    expect(page).not.toContain("RUH ED");
    const belonging = await textOf(await production.ask("/wall/banes", {}, "viewer"));
    expect(belonging).toContain("RUH ED attendances");
  });

  it("comes without figures when the database fails, for its scripts to ask again", async () => {
    const { db } = demonstration.deps;
    await sql`ALTER TABLE observation RENAME TO observation_away`.execute(db);
    onTestFinished(async () => {
      await sql`ALTER TABLE observation_away RENAME TO observation`.execute(db);
    });
    const log = makeRememberingLog();
    const noDisplays = { open: () => ({}), counts: () => ({}), isListening: () => true };
    const app = makeApp({ ...demonstration.deps, log }, noDisplays, pagesFolder);
    const page = await textOf(await app.request("http://localhost/wall/banes"));
    expect(page).toContain('<div id="app"></div>');
    expect(log.said.join()).toContain("A wall's page was sent without its figures.");
  });

  it("goes by one address", async () => {
    const reply = await demonstration.ask("/wall/banes/", {}, null);
    expect(reply.status).toBe(308);
    expect(reply.headers.get("location")).toBe("/wall/banes");
  });
});
