/** Screens that need nobody: how they are paired, what they say, and how a place team looks after them. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  Claim,
  ClaimReply,
  Pairing,
  ScreenChange,
  ScreenDuty,
  ScreenOrderRequest,
  ScreenReport,
  ScreenRequest,
  ScreensReply,
} from "../../contracts/screen.ts";
import {
  changeScreen,
  orderScreen,
  pairScreen,
  readScreens,
  revokeScreen,
} from "../actions/screens/fleet.ts";
import { claimPairing, openPairing } from "../actions/screens/pairing.ts";
import { reportScreen } from "../actions/screens/report.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import {
  claimExample,
  dutyExample,
  pairingExample,
  screenReportExample,
  screenRequestExample,
  screensExample,
} from "./example-screens.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, Id, LocalityPath, made, makeRouter, repliesWith } from "./parts.ts";
import { limitRate } from "./rates.ts";
import { readScreenCookie, writeScreenCookie } from "./screen-cookie.ts";
import { callScreen } from "./screen-wires.ts";
import { askedBy, tags } from "./tags.ts";

/** From one address: a whole hospital's screens may be unpaired at once, after a long power cut. */
const pairingsPerMinute = 120;
/** By one person: a code is typed, not searched for. */
const codesPerMinute = 20;

const ScreenPath = LocalityPath.extend({ screen: Id });
const Done = z.object({});

/** For a screen itself: it gets a code, asks what became of it, and reports. */
const ownRoutes = (deps: Deps): OpenAPIHono => {
  const anyone = allow(deps, () => ({ to: "see-service" }));
  const opening = createRoute({
    method: "post",
    path: "/api/screens/pairings",
    tags: [tags.screens],
    security: askedBy.anyone,
    summary: "Get a code to show, for a screen that nobody has paired yet",
    middleware: [anyone, limitRate(pairingsPerMinute, "codes")],
    responses: made(
      Pairing,
      "The code, and a secret to ask with what became of it",
      pairingExample,
    ),
  });
  const claiming = createRoute({
    method: "post",
    path: "/api/screens/pairings/claim",
    tags: [tags.screens],
    security: askedBy.anyone,
    summary: "What became of a code; once somebody has typed it, the credential comes in a cookie",
    middleware: anyone,
    request: { body: bodyOf(Claim, claimExample) },
    responses: repliesWith(ClaimReply, "Waiting, paired, or over", { state: "waiting" }),
  });
  const reporting = createRoute({
    method: "post",
    path: "/api/screens/me",
    tags: [tags.screens],
    security: askedBy.screens,
    summary: "What this screen shows; the reply says who it is and what is asked of it",
    description: "A credential that is a day old is renewed with the reply.",
    middleware: allow(deps, () => ({ to: "report-screen" })),
    request: { body: bodyOf(ScreenReport, screenReportExample) },
    responses: repliesWith(ScreenDuty, "What it is to do", dutyExample),
  });
  return makeRouter()
    .openapi(opening, async (c) => c.json(await openPairing(deps), 201))
    .openapi(claiming, async (c) => {
      const { state, token } = await claimPairing(deps, c.req.valid("json").secret);
      if (token !== null) writeScreenCookie(deps, c, token);
      return c.json({ state }, 200);
    })
    .openapi(reporting, async (c) => {
      const { caller } = askerOf(c);
      const token = readScreenCookie(deps, c);
      if (caller.is !== "screen" || token === undefined) {
        throw new ProblemError("forbidden", "Only a screen that is paired says what it shows.");
      }
      const { duty, renewed } = await reportScreen(deps, caller, token, c.req.valid("json"));
      if (renewed !== null) writeScreenCookie(deps, c, renewed);
      return c.json(duty, 200);
    });
};

/** For the place team. */
const fleetRoutes = (deps: Deps): OpenAPIHono => {
  const manage = allow(deps, (c) => ({ to: "manage-screens", locality: partOf(c, "locality") }));
  const listing = createRoute({
    method: "get",
    path: "/api/localities/{locality}/screens",
    tags: [tags.screens],
    security: askedBy.people,
    summary: "The screens of a place, and what each showed when it was last seen",
    middleware: manage,
    request: { params: LocalityPath },
    responses: repliesWith(ScreensReply, "Screens, by name", screensExample),
  });
  const pairing = createRoute({
    method: "post",
    path: "/api/localities/{locality}/screens",
    tags: [tags.screens],
    security: askedBy.people,
    summary: "Pair the screen that shows a code with the wall of this place",
    middleware: [manage, limitRate(codesPerMinute, "codes")],
    request: { params: LocalityPath, body: bodyOf(ScreenRequest, screenRequestExample) },
    responses: made(z.object({ id: z.string(), name: z.string() }), "The screen", {
      id: "6f1f0c9a2b7d4e58",
      name: screenRequestExample.name,
    }),
  });
  const changing = createRoute({
    method: "patch",
    path: "/api/localities/{locality}/screens/{screen}",
    tags: [tags.screens],
    security: askedBy.people,
    summary: "Name a screen, or move it to the wall of another place",
    middleware: manage,
    request: {
      params: ScreenPath,
      body: bodyOf(ScreenChange, { name: "Ward 4, nurses' station" }),
    },
    responses: repliesWith(Done, "Done", {}),
  });
  const asking = createRoute({
    method: "post",
    path: "/api/localities/{locality}/screens/{screen}/orders",
    tags: [tags.screens],
    security: askedBy.people,
    summary: "Have a screen show its name, or load its page again",
    middleware: manage,
    request: { params: ScreenPath, body: bodyOf(ScreenOrderRequest, { order: "identify" }) },
    responses: repliesWith(Done, "Asked: it does it when it reports next", {}),
  });
  const revoking = createRoute({
    method: "delete",
    path: "/api/localities/{locality}/screens/{screen}",
    tags: [tags.screens],
    security: askedBy.people,
    summary: "End a screen at once",
    middleware: manage,
    request: { params: ScreenPath },
    responses: repliesWith(Done, "It is no screen of this place any more", {}),
  });
  return makeRouter()
    .openapi(listing, async (c) =>
      c.json(await readScreens(deps, c.req.valid("param").locality), 200),
    )
    .openapi(pairing, async (c) => {
      const { locality } = c.req.valid("param");
      return c.json(await pairScreen(deps, askerOf(c), locality, c.req.valid("json")), 201);
    })
    .openapi(changing, async (c) => {
      const { locality, screen } = c.req.valid("param");
      await changeScreen(deps, askerOf(c), locality, screen, c.req.valid("json"));
      callScreen(screen);
      return c.json({}, 200);
    })
    .openapi(asking, async (c) => {
      const { locality, screen } = c.req.valid("param");
      await orderScreen(deps, askerOf(c), locality, screen, c.req.valid("json").order);
      callScreen(screen);
      return c.json({}, 200);
    })
    .openapi(revoking, async (c) => {
      const { locality, screen } = c.req.valid("param");
      await revokeScreen(deps, askerOf(c), locality, screen);
      callScreen(screen);
      return c.json({}, 200);
    });
};

export const screenRoutes = (deps: Deps): OpenAPIHono =>
  makeRouter().route("/", ownRoutes(deps)).route("/", fleetRoutes(deps));
