import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type EventWording,
  findEvents,
  findRisks,
  insertEvent,
  insertRisk,
  type RiskWording,
} from "../../backend/store/agenda.ts";
import { write } from "../../backend/store/database.ts";
import type { Instant } from "../../contracts/calendar.ts";
import type { Sender } from "../../contracts/people.ts";
import { withDatabase } from "../support/database.ts";
import { savePlaces } from "./place.ts";

const { db } = await withDatabase();

beforeAll(() => savePlaces(db, ["banes", "swindon", "wiltshire"]));

const sender: Sender = { is: "person", id: "1", name: "A person", role: "BaNES place team" };

const writeRisk = (locality: string, at: Instant, risk: Partial<RiskWording> & { id: string }) => {
  const usual = { monday: "2024-08-12", risk: "Snow", mitigation: "Grit", owner: null };
  return write(db, (tx) =>
    insertRisk(tx, locality, { ...usual, state: "open", ...risk }, { sender, from: null, at }),
  );
};

const writeEvent = (at: Instant, event: Partial<EventWording> & { id: string }) => {
  const usual = { event: "Flow meeting", day: "2024-08-21", time: null, where: null };
  return write(db, (tx) =>
    insertEvent(
      tx,
      "wiltshire",
      { ...usual, withdrawn: false, ...event },
      { sender, from: null, at },
    ),
  );
};

const later = "2024-12-01T00:00:00.000Z";

describe("a risk", () => {
  test("is new in its first week, carried over, said once more in the week it is closed, and then gone", async () => {
    const id = randomUUID();
    await writeRisk("banes", "2024-08-12T09:00:00.000Z", { id, monday: "2024-08-12" });
    await writeRisk("banes", "2024-08-26T09:00:00.000Z", {
      id,
      monday: "2024-08-26",
      state: "closed",
    });
    const stateIn = async (monday: string) =>
      (await findRisks(db, "banes", monday, later)).map(({ state, since }) => [state, since]);
    expect(await stateIn("2024-08-05")).toEqual([]);
    expect(await stateIn("2024-08-12")).toEqual([["new", "2024-08-12"]]);
    expect(await stateIn("2024-08-19")).toEqual([["open", "2024-08-12"]]);
    expect(await stateIn("2024-08-26")).toEqual([["closed", "2024-08-12"]]);
    expect(await stateIn("2024-09-02")).toEqual([]);
  });

  test("S2 is read as it was known: neither reworded nor closed before that was written", async () => {
    const id = randomUUID();
    await writeRisk("swindon", "2024-08-12T09:00:00.000Z", { id, risk: "Snow" });
    await writeRisk("swindon", "2024-08-13T09:00:00.000Z", {
      id,
      risk: "Deep snow",
      owner: "Council",
    });
    const wordsAt = async (knownAt: Instant) =>
      (await findRisks(db, "swindon", "2024-08-12", knownAt)).map(({ risk, owner }) => [
        risk,
        owner,
      ]);
    expect(await wordsAt("2024-08-12T08:00:00.000Z")).toEqual([]);
    expect(await wordsAt("2024-08-12T12:00:00.000Z")).toEqual([["Snow", null]]);
    expect(await wordsAt(later)).toEqual([["Deep snow", "Council"]]);
  });

  test("of one place is not another's, and the oldest stands first", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await writeRisk("wiltshire", "2024-08-13T09:00:00.000Z", {
      id: second,
      monday: "2024-08-12",
      risk: "Second",
    });
    await writeRisk("wiltshire", "2024-08-05T09:00:00.000Z", {
      id: first,
      monday: "2024-08-05",
      risk: "First",
    });
    const found = await findRisks(db, "wiltshire", "2024-08-12", later);
    expect(found.map(({ risk }) => risk)).toEqual(["First", "Second"]);
  });
});

describe("an event", () => {
  const august = { from: "2024-08-01", to: "2024-08-31", knownAt: later };

  test("is found from day to day, whole days before times, and is gone when it is withdrawn", async () => {
    const [day, morning, gone] = [randomUUID(), randomUUID(), randomUUID()];
    await writeEvent("2024-08-01T09:00:00.000Z", { id: morning, event: "Morning", time: "09:30" });
    await writeEvent("2024-08-01T09:00:00.000Z", { id: day, event: "All day", where: "Bath" });
    await writeEvent("2024-08-01T09:00:00.000Z", { id: gone, event: "Gone" });
    await writeEvent("2024-08-02T09:00:00.000Z", { id: gone, event: "Gone", withdrawn: true });
    expect(await findEvents(db, "wiltshire", august)).toEqual([
      { id: day, event: "All day", day: "2024-08-21", time: null, where: "Bath" },
      { id: morning, event: "Morning", day: "2024-08-21", time: "09:30", where: null },
    ]);
    const before = { ...august, knownAt: "2024-08-01T12:00:00.000Z" };
    expect((await findEvents(db, "wiltshire", before)).map(({ event }) => event)).toContain("Gone");
    expect(await findEvents(db, "wiltshire", { ...august, to: "2024-08-20" })).toEqual([]);
  });

  test("that is moved to another day is found there and not where it was", async () => {
    const id = randomUUID();
    await writeEvent("2024-08-01T09:00:00.000Z", { id, event: "Moved", day: "2024-08-07" });
    await writeEvent("2024-08-02T09:00:00.000Z", { id, event: "Moved", day: "2024-09-04" });
    expect((await findEvents(db, "wiltshire", august)).map(({ event }) => event)).not.toContain(
      "Moved",
    );
  });
});

test.each(["risk_wording", "event_wording"])(
  "%s: what was written is neither changed nor deleted",
  async (table) => {
    await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db)).rejects.toThrow(
      "is never changed or deleted",
    );
  },
);
