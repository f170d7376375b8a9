/** What a place expects: its risks and its calendar, the latter also for calendar programs. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Day } from "../../contracts/calendar.ts";
import { Agenda, EventRequest, RiskRequest } from "../../contracts/weekly-draft.ts";
import { readAgenda } from "../actions/agenda/read-agenda.ts";
import { writeEvent, writeRisk } from "../actions/agenda/write-agenda.ts";
import type { Deps } from "../deps.ts";
import { renderCalendar } from "../documents/calendar-ics.ts";
import { agendaExample, eventRequestExample, riskRequestExample } from "./example-updates.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { problemResponses } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";

export const agendaRoutes = (deps: Deps): OpenAPIHono => {
  const seePlace = allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") }));
  const seeDraft = allow(deps, (c) => ({ to: "see-draft", locality: partOf(c, "locality") }));
  const mayWrite = allow(deps, (c) => ({ to: "publish", locality: partOf(c, "locality") }));

  const agenda = createRoute({
    method: "get",
    path: "/api/localities/{locality}/agenda",
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "The risks of a week, this one when none is named, and the calendar about it",
    middleware: seeDraft,
    request: {
      params: LocalityPath,
      query: z.object({
        monday: Day.meta({
          description: "The Monday of the week.",
          example: "2024-08-12",
        }).optional(),
      }),
    },
    responses: repliesWith(Agenda, "Risks and events", agendaExample),
  });

  const risk = createRoute({
    method: "post",
    path: "/api/localities/{locality}/agenda/risks",
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Write a risk, write it anew, or close it",
    description:
      "For the place team. It is carried over from week to week until it is closed, and listed once more in that week. Every wording is kept.",
    middleware: mayWrite,
    request: { params: LocalityPath, body: bodyOf(RiskRequest, riskRequestExample) },
    responses: repliesWith(Agenda, "The risks of that week, and the calendar", agendaExample),
  });

  const event = createRoute({
    method: "post",
    path: "/api/localities/{locality}/agenda/events",
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Write an event into the calendar, change it, or take it out",
    description: "For the place team. Every wording is kept.",
    middleware: mayWrite,
    request: { params: LocalityPath, body: bodyOf(EventRequest, eventRequestExample) },
    responses: repliesWith(Agenda, "This week's risks, and the calendar", agendaExample),
  });

  const calendar = createRoute({
    method: "get",
    path: "/api/localities/{locality}/calendar.ics",
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "The calendar of key events, to subscribe to",
    middleware: seePlace,
    request: { params: LocalityPath },
    responses: {
      200: { description: "The calendar", content: { "text/calendar": { schema: z.string() } } },
      ...problemResponses,
    },
  });

  const routes = makeRouter();
  routes.openapi(agenda, async (c) => {
    const { locality } = c.req.valid("param");
    const { monday } = c.req.valid("query");
    const { risks, events } = await readAgenda(deps, { locality, monday });
    return c.json({ locality, risks, events }, 200);
  });
  routes.openapi(risk, async (c) => {
    const { locality } = c.req.valid("param");
    const written = c.req.valid("json");
    await writeRisk(deps, askerOf(c), locality, written);
    const { risks, events } = await readAgenda(deps, { locality, monday: written.monday });
    return c.json({ locality, risks, events }, 200);
  });
  routes.openapi(event, async (c) => {
    const { locality } = c.req.valid("param");
    await writeEvent(deps, askerOf(c), locality, c.req.valid("json"));
    const { risks, events } = await readAgenda(deps, { locality });
    return c.json({ locality, risks, events }, 200);
  });
  routes.openapi(calendar, async (c) => {
    const { locality } = c.req.valid("param");
    const { name, events } = await readAgenda(deps, { locality });
    const body = renderCalendar({ name, locality, events, at: deps.clock.now() });
    return c.body(body, 200, {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${locality}-key-events.ics"`,
    });
  });
  return routes;
};
