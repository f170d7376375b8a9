/** For those who watch the service: is it alive, is it ready, what are its numbers. */
import { Hono } from "hono";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { readReadiness } from "../actions/read-readiness.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { isFromHere } from "./client-address.ts";
import { askerOf } from "./gate.ts";
import type { LiveDoor } from "./live-door.ts";

const notFromHere = "The numbers of the service are told to this machine only.";

export const healthRoutes = (deps: Deps, live: LiveDoor): Hono => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of Object.keys(live.counts())) {
    new Gauge({
      name: `locality_flow_live_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      help: `Live displays: ${name}`,
      registers: [registry],
      collect() {
        this.set(live.counts()[name] ?? 0);
      },
    });
  }
  return (
    new Hono()
      .get("/health/live", (c) => c.json({ alive: true }))
      .get("/health/ready", async (c) => {
        const database = await readReadiness(deps);
        const ready = database && live.isListening();
        return c.json({ ready, database, listening: live.isListening() }, ready ? 200 : 503);
      })
      // Numbers of the service itself are for whoever looks after this machine.
      .get("/metrics", async (c) => {
        if (!isFromHere(askerOf(c).from)) throw new ProblemError("forbidden", notFromHere);
        return c.text(await registry.metrics(), 200, { "Content-Type": registry.contentType });
      })
  );
};
