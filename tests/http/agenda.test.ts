import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { AuditReply } from "../../contracts/audit.ts";
import { Agenda, type EventRequest, type RiskRequest } from "../../contracts/weekly-draft.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const banes = "/api/localities/banes";

const aRisk = (risk: Partial<RiskRequest> = {}): RiskRequest => ({
  id: randomUUID(),
  monday: "2024-08-12",
  risk: "Bank holiday staffing",
  mitigation: "Rota agreed",
  owner: "Council",
  state: "open",
  ...risk,
});

const anEvent = (event: Partial<z.input<typeof EventRequest>> = {}) => ({
  id: randomUUID(),
  event: "Locality assurance",
  day: "2024-08-28",
  time: "09:30",
  where: null,
  ...event,
});

const writeRisk = (risk: RiskRequest) =>
  product.read(Agenda, `${banes}/agenda/risks`, posting(risk));
const writeEvent = (event: ReturnType<typeof anEvent>) =>
  product.read(Agenda, `${banes}/agenda/events`, posting(event));
const risksOf = async (monday: string) =>
  (await product.read(Agenda, `${banes}/agenda?monday=${monday}`)).risks;
const updateOf = (monday: string) =>
  product.read(WeeklyUpdate, `${banes}/weekly-updates/${monday}`);
const calendar = async (): Promise<string> =>
  (await product.ask(`${banes}/calendar.ics`, {}, null)).text();

describe("the risks of a place", () => {
  it("carry over from the week before: the source's own risk is open, and is not written twice", async () => {
    const carried = await risksOf("2024-08-12");
    expect(carried.map(({ risk, state, since }) => [risk, state, since])).toEqual([
      ["Increasing number of P1 referrals; flow through D2A beds", "open", "2024-08-05"],
    ]);
  });

  it("stand in the update with their state, and are closed in it", async () => {
    const risk = aRisk();
    await writeRisk(risk);
    expect((await updateOf("2024-08-12")).risks).toContainEqual({
      id: risk.id,
      risk: "Bank holiday staffing",
      mitigation: "Rota agreed",
      owner: "Council",
      state: "new",
      since: "2024-08-12",
    });
    await writeRisk({ ...risk, state: "closed" });
    const closed = (await updateOf("2024-08-12")).risks.find(({ id }) => id === risk.id);
    expect(closed?.state).toBe("closed");
  });

  it("the same wording sent again is the same: the audit has it once, with what it was before", async () => {
    const risk = aRisk({ risk: "Snow on the hills" });
    await writeRisk(risk);
    await writeRisk(risk);
    await writeRisk({ ...risk, mitigation: "Grit" });
    const { entries } = await product.read(AuditReply, `${banes}/audit?kind=updates`);
    const mine = entries.filter(({ changes }) =>
      changes.some(({ after }) => after === "Snow on the hills" || after === "Grit"),
    );
    expect(mine.map(({ what, changes }) => [what, changes.length])).toEqual([
      ["Changed a risk, from the week of 12 Aug", 1],
      ["Wrote a risk, from the week of 12 Aug", 4],
    ]);
    expect(mine[0]?.changes).toEqual([{ of: "Mitigation", before: "Rota agreed", after: "Grit" }]);
  });

  it.each([
    ["a Tuesday", aRisk({ monday: "2024-08-13" }), "A week is named by its Monday: 2024-08-12."],
    ["another century", aRisk({ monday: "2124-08-14" }), "Look at the year."],
    ["an NHS number", aRisk({ risk: "Ask about 943 476 5919" }), "This holds an NHS number."],
    ["nothing", aRisk({ risk: "" }), "Write a few words."],
  ])("%s is refused in words, and nothing is kept", async (_, risk, sentence) => {
    const problem = await product.refusal(`${banes}/agenda/risks`, posting(risk), 422);
    expect(problem.issues.map(({ message }) => message).join(" ")).toContain(sentence);
    expect((await risksOf("2024-08-12")).map(({ id }) => id)).not.toContain(risk.id);
  });
});

describe("the calendar of a place", () => {
  it("holds the plan's assurance dates, and offers them to calendar programs", async () => {
    const said = await calendar();
    expect(said).toContain("BEGIN:VCALENDAR");
    expect(said).toContain("SUMMARY:BaNES Health and Wellbeing Board");
    expect(said).toContain("DTSTART;VALUE=DATE:20240905");
    expect(said).toContain("DTEND;VALUE=DATE:20240906");
  });

  it("W2 says a time as the same moment before and after the clocks change", async () => {
    await writeEvent(anEvent({ event: "In summer time", day: "2024-10-25" }));
    await writeEvent(anEvent({ event: "In winter time", day: "2024-10-28" }));
    const said = await calendar();
    expect(said).toContain("DTSTART:20241025T083000Z");
    expect(said).toContain("DTSTART:20241028T093000Z");
  });

  it("moves an event and takes one out, under the same name", async () => {
    const event = anEvent({ event: "Flow meeting; room 2, Bath" });
    await writeEvent(event);
    await writeEvent({ ...event, day: "2024-08-29", time: null });
    const said = await calendar();
    expect(said.split(`UID:${event.id}@banes.locality-flow`)).toHaveLength(2);
    expect(said).toContain("SUMMARY:Flow meeting\\; room 2\\, Bath");
    const { events } = await writeEvent({ ...event, withdrawn: true });
    expect(events.map(({ id }) => id)).not.toContain(event.id);
    expect(await calendar()).not.toContain(event.id);
  });

  it("stands in the update of the weeks before it", async () => {
    const event = anEvent({ event: "Handover", where: "Keynsham" });
    await writeEvent(event);
    const { events } = await updateOf("2024-08-12");
    expect(events.find(({ id }) => id === event.id)).toEqual({
      id: event.id,
      event: "Handover",
      day: "2024-08-28",
      time: "09:30",
      where: "Keynsham",
    });
  });
});
