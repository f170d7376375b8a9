/** Who may do what: every route, asked by everyone there is, in the demonstration and in production. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NewFeedKey, OneTimeLink } from "../../contracts/people.ts";
import type { Membership } from "../../contracts/people.ts";
import { Pairing } from "../../contracts/screen.ts";
import type { Account } from "../support/accounts.ts";
import { posting, type TestProduct, withProduct } from "../support/product.ts";

const demonstration = await withProduct();
const production = await withProduct({ isDemonstration: false });

/** Besides the demonstration's accounts: nobody, those of another place, and machines. */
const askers = [
  "anyone",
  "viewer",
  "ruh",
  "hcrg",
  "place",
  "admin",
  "key of ruh",
  "swindon viewer",
  "swindon lead",
  "swindon place",
  "key of swindon",
  "screen of banes",
] as const;
type Asker = (typeof askers)[number];

const everyone: readonly Asker[] = askers;
const signedIn = askers.filter((one) => one !== "anyone" && !/^(key|screen)/.test(one));
const belonging: readonly Asker[] = ["viewer", "ruh", "hcrg", "place", "admin", "key of ruh"];
const watching: readonly Asker[] = [...belonging, "screen of banes"];
const placeTeam: readonly Asker[] = ["place", "admin"];
const administrator: readonly Asker[] = ["admin"];
const ofRuh: readonly Asker[] = ["ruh", "place", "admin", "key of ruh"];
const ofHcrg: readonly Asker[] = ["hcrg", "place", "admin"];
const ofGwh: readonly Asker[] = ["swindon lead", "swindon place", "admin", "key of swindon"];

type Row = {
  /** The route as it is written in the app. */
  route: string;
  path: string;
  init?: RequestInit;
  /** Who may in production, while the place is closed. */
  who: readonly Asker[];
  /** Who may in the demonstration, where that is more. */
  inDemonstration?: readonly Asker[];
  /** Who may once the place is opened, where that is more. */
  whenOpen?: readonly Asker[];
};

const l = "/api/localities/:locality";
const banes = "/api/localities/banes";
const swindon = "/api/localities/swindon";
const day = "2024-08-15";
const openWall = { inDemonstration: everyone, whenOpen: everyone };
const nothing = "00000000-0000-4000-8000-000000000000";

/** Well formed, and wrong in its figure: who may send it hears of that, and nothing is recorded. */
const wrongFigureOf = (provider: string): RequestInit =>
  posting({ provider, observations: [{ measure: "no-such-measure", asAt: day, value: 1 }] });
const remarkOn = (measure: string): RequestInit =>
  posting({ id: nothing, measure, asAt: "1999-01-01", is: "comment", words: "x" });
const sending = (method: string, body?: unknown): RequestInit => ({
  method,
  ...(body === undefined
    ? {}
    : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
});

const rows: readonly Row[] = [
  { route: "GET /api/service", path: "/api/service", who: everyone },
  { route: "GET /api/me", path: "/api/me", who: everyone },
  { route: "GET /api/localities", path: "/api/localities", who: everyone },
  { route: "GET /api/openapi.json", path: "/api/openapi.json", who: everyone },
  { route: "GET /health/live", path: "/health/live", who: everyone },
  { route: "GET /health/ready", path: "/health/ready", who: everyone },
  { route: "GET /metrics", path: "/metrics", who: everyone },

  // What it holds differs: figures for those who may see the place, a sentence for others.
  { route: "GET /wall/:locality", path: "/wall/banes", who: everyone },

  { route: `GET ${l}/wall`, path: `${banes}/wall`, who: watching, ...openWall },
  { route: `GET ${l}/live`, path: `${banes}/live`, who: watching, ...openWall },
  { route: `GET ${l}/changes`, path: `${banes}/changes`, who: belonging, ...openWall },
  { route: `GET ${l}/plan`, path: `${banes}/plan`, who: belonging, ...openWall },
  {
    route: `GET ${l}/measures/:measure/history`,
    path: `${banes}/measures/ruh-ed-attendances/history`,
    who: belonging,
    ...openWall,
  },
  {
    route: `GET ${l}/weekly-updates`,
    path: `${banes}/weekly-updates`,
    who: belonging,
    ...openWall,
  },
];

const draft = { inDemonstration: everyone };
const thisWeek = `${banes}/weekly-updates/2024-08-12`;
/** A Tuesday: who may ask hears that it names no week, and no document is written for each of them. */
const noWeek = `${banes}/weekly-updates/2024-08-13`;
const publishedWeek = `${banes}/weekly-updates/2024-08-05`;
const insiders = belonging.filter((one) => one !== "key of ruh");

const updates: readonly Row[] = [
  { route: `GET ${l}/weekly-updates/:monday`, path: thisWeek, who: insiders, ...draft },
  {
    route: `GET ${l}/weekly-updates/:monday`,
    path: publishedWeek,
    who: belonging,
    ...openWall,
  },
  {
    route: `GET ${l}/weekly-updates/:file{.+\\.html}`,
    path: `${thisWeek}.html`,
    who: insiders,
    ...draft,
  },
  {
    route: `GET ${l}/weekly-updates/:file{.+\\.pdf}`,
    path: `${noWeek}.pdf`,
    who: insiders,
    ...draft,
  },
  {
    route: `GET ${l}/weekly-updates/:file{.+\\.docx}`,
    path: `${noWeek}.docx`,
    who: insiders,
    ...draft,
  },
  {
    route: `GET ${l}/weekly-updates/:file{.+\\.pptx}`,
    path: `${noWeek}.pptx`,
    who: insiders,
    ...draft,
  },
  {
    route: `GET ${l}/weekly-updates/:file{.+\\.csv}`,
    path: `${noWeek}.csv`,
    who: insiders,
    ...draft,
  },
  {
    route: `GET ${l}/weekly-updates/:file{.+\\.json}`,
    path: `${thisWeek}.json`,
    who: insiders,
    ...draft,
  },
  {
    route: `GET ${l}/weekly-updates/:monday/draft`,
    path: `${thisWeek}/draft`,
    who: insiders,
    ...draft,
  },
  {
    route: `PUT ${l}/weekly-updates/:monday/draft/passages/:slot`,
    path: `${thisWeek}/draft/passages/summary`,
    init: sending("PUT", {}),
    who: placeTeam,
  },
  {
    route: `POST ${l}/weekly-updates/:monday/draft/editors`,
    path: `${thisWeek}/draft/editors`,
    init: posting({}),
    who: placeTeam,
  },
  {
    route: `PUT ${l}/weekly-updates/:monday/draft/state`,
    path: `${thisWeek}/draft/state`,
    init: sending("PUT", {}),
    who: placeTeam,
  },
  {
    route: `GET ${l}/weekly-updates/:monday/editions`,
    path: `${publishedWeek}/editions`,
    who: belonging,
    ...openWall,
  },
  {
    route: `GET ${l}/weekly-updates/:monday/charts/:chart`,
    path: `${thisWeek}/charts/no-such.svg`,
    who: insiders,
    ...draft,
  },
  {
    route: `POST ${l}/weekly-updates/:monday/publish`,
    path: `${banes}/weekly-updates/2024-08-13/publish`,
    init: { method: "POST" },
    who: placeTeam,
  },
  { route: `GET ${l}/agenda`, path: `${banes}/agenda`, who: insiders, ...draft },
  {
    route: `POST ${l}/agenda/risks`,
    path: `${banes}/agenda/risks`,
    init: posting({}),
    who: placeTeam,
  },
  {
    route: `POST ${l}/agenda/events`,
    path: `${banes}/agenda/events`,
    init: posting({}),
    who: placeTeam,
  },
  { route: `GET ${l}/calendar.ics`, path: `${banes}/calendar.ics`, who: belonging, ...openWall },
  {
    route: `GET ${l}/weekly-archive`,
    path: `${banes}/weekly-archive`,
    who: belonging,
    ...openWall,
  },
  { route: `GET ${l}/weekly-season`, path: `${banes}/weekly-season`, who: belonging, ...openWall },
  {
    route: `GET ${l}/weekly-comparison`,
    path: `${banes}/weekly-comparison?before=2024-08-05.1&after=2024-08-05.9`,
    who: belonging,
    ...openWall,
  },
  {
    route: `GET ${l}/weekly-updates/:monday/deliveries`,
    path: `${thisWeek}/deliveries`,
    who: placeTeam,
  },
  {
    route: `POST ${l}/weekly-updates/:monday/deliveries`,
    path: `${thisWeek}/deliveries`,
    init: { method: "POST" },
    who: placeTeam,
  },
  { route: `GET ${l}/weekly-settings`, path: `${banes}/weekly-settings`, who: placeTeam },
  {
    route: `PUT ${l}/weekly-settings`,
    path: `${banes}/weekly-settings`,
    init: sending("PUT", {}),
    who: placeTeam,
  },
];

const entry: readonly Row[] = [
  {
    route: `GET ${l}/providers/:provider/sheet`,
    path: `${banes}/providers/ruh/sheet`,
    who: ofRuh,
  },
  {
    route: `GET ${l}/providers/:provider/sheet`,
    path: `${banes}/providers/hcrg/sheet`,
    who: ofHcrg,
  },
  {
    route: `GET ${l}/providers/:provider/template.csv`,
    path: `${banes}/providers/ruh/template.csv?form=long`,
    who: ofRuh,
  },
  {
    route: `GET ${l}/measures/:measure/cells/:asAt`,
    path: `${banes}/measures/ruh-ed-attendances/cells/${day}`,
    who: ofRuh,
  },
  {
    route: `GET ${l}/measures/:measure/cells/:asAt`,
    path: `${banes}/measures/community-hospital-nctr/cells/${day}`,
    who: ofHcrg,
  },
  {
    route: `POST ${l}/submissions`,
    path: `${banes}/submissions`,
    init: wrongFigureOf("ruh"),
    who: ofRuh,
  },
  {
    route: `POST ${l}/submissions`,
    path: `${banes}/submissions`,
    init: wrongFigureOf("hcrg"),
    who: ofHcrg,
  },
  {
    route: `POST ${l}/submissions`,
    path: `${swindon}/submissions`,
    init: wrongFigureOf("gwh"),
    who: ofGwh,
  },
  {
    route: `POST ${l}/submissions/:submission/withdraw`,
    path: `${banes}/submissions/${nothing}/withdraw`,
    init: posting({ words: "x" }),
    who: ["ruh", "hcrg", "place", "admin", "key of ruh"],
  },
  {
    route: `POST ${l}/remarks`,
    path: `${banes}/remarks`,
    init: remarkOn("ruh-ed-attendances"),
    who: ofRuh.filter((one) => one !== "key of ruh"),
  },
  {
    route: `POST ${l}/remarks`,
    path: `${banes}/remarks`,
    init: remarkOn("community-hospital-nctr"),
    who: ofHcrg,
  },
  {
    route: `POST ${l}/imports`,
    path: `${banes}/imports`,
    init: { method: "POST", body: "x" },
    who: ["ruh", "hcrg", "place", "admin", "key of ruh"],
  },
  { route: `GET ${l}/owing`, path: `${banes}/owing`, who: placeTeam },
  {
    route: `POST ${l}/providers/:provider/contacts`,
    path: `${banes}/providers/ruh/contacts`,
    init: posting({}),
    who: placeTeam,
  },
];

const keeping: readonly Row[] = [
  { route: `GET ${l}/feed-keys`, path: `${banes}/feed-keys`, who: placeTeam },
  { route: `POST ${l}/feed-keys`, path: `${banes}/feed-keys`, init: posting({}), who: placeTeam },
  {
    route: `DELETE ${l}/feed-keys/:key`,
    path: `${banes}/feed-keys/none`,
    init: { method: "DELETE" },
    who: placeTeam,
  },
  { route: `GET ${l}/notices/open`, path: `${banes}/notices/open`, who: watching, ...openWall },
  { route: `GET ${l}/notices`, path: `${banes}/notices`, who: placeTeam },
  {
    route: `POST ${l}/notices/:id/acknowledge`,
    path: `${banes}/notices/${nothing}/acknowledge`,
    init: posting({}),
    who: placeTeam,
  },
  {
    route: `POST ${l}/notices/:id/close`,
    path: `${banes}/notices/${nothing}/close`,
    init: posting({}),
    who: placeTeam,
  },
  { route: `GET ${l}/notice-rules`, path: `${banes}/notice-rules`, who: placeTeam },
  {
    route: `PUT ${l}/notice-rules`,
    path: `${banes}/notice-rules`,
    init: sending("PUT", {}),
    who: placeTeam,
  },
  {
    route: `POST ${l}/notice-rules/test`,
    path: `${banes}/notice-rules/test`,
    init: posting({}),
    who: placeTeam,
  },
  { route: `GET ${l}/audit`, path: `${banes}/audit`, who: placeTeam },
  { route: `GET ${l}/audit.csv`, path: `${banes}/audit.csv?from=${day}&to=${day}`, who: placeTeam },
  {
    route: `PUT ${l}/openness`,
    path: `${banes}/openness`,
    init: sending("PUT", {}),
    who: administrator,
  },
  { route: "GET /api/audit", path: "/api/audit", who: administrator },
  {
    route: "GET /api/audit.csv",
    path: `/api/audit.csv?from=${day}&to=${day}`,
    who: administrator,
  },
  {
    route: "POST /api/demonstration/clock",
    path: "/api/demonstration/clock",
    init: posting({}),
    who: administrator,
  },
];

const screens: readonly Row[] = [
  {
    route: "POST /api/screens/pairings",
    path: "/api/screens/pairings",
    init: { method: "POST" },
    who: everyone,
  },
  {
    route: "POST /api/screens/pairings/claim",
    path: "/api/screens/pairings/claim",
    init: posting({}),
    who: everyone,
  },
  {
    route: "POST /api/screens/me",
    path: "/api/screens/me",
    init: posting({}),
    who: ["screen of banes"],
  },
  { route: `GET ${l}/screens`, path: `${banes}/screens`, who: placeTeam },
  { route: `POST ${l}/screens`, path: `${banes}/screens`, init: posting({}), who: placeTeam },
  {
    route: `PATCH ${l}/screens/:screen`,
    path: `${banes}/screens/none`,
    init: sending("PATCH", {}),
    who: placeTeam,
  },
  {
    route: `POST ${l}/screens/:screen/orders`,
    path: `${banes}/screens/none/orders`,
    init: posting({}),
    who: placeTeam,
  },
  {
    route: `DELETE ${l}/screens/:screen`,
    path: `${banes}/screens/none`,
    init: { method: "DELETE" },
    who: placeTeam,
  },
];

const people: readonly Row[] = [
  { route: "GET /api/people", path: "/api/people", who: administrator },
  {
    route: "POST /api/people/invitations",
    path: "/api/people/invitations",
    init: posting({}),
    who: administrator,
  },
  {
    route: "DELETE /api/people/invitations/:id",
    path: `/api/people/invitations/${nothing}`,
    init: { method: "DELETE" },
    who: administrator,
  },
  {
    route: "POST /api/people/invitations/:id/link",
    path: `/api/people/invitations/${nothing}/link`,
    init: { method: "POST" },
    who: administrator,
  },
  {
    route: "PATCH /api/people/:id",
    path: `/api/people/${nothing}`,
    init: sending("PATCH", {}),
    who: administrator,
  },
  {
    route: "POST /api/people/:id/password-link",
    path: `/api/people/${nothing}/password-link`,
    init: { method: "POST" },
    who: administrator,
  },
  {
    route: "GET /api/people/:id/sessions",
    path: `/api/people/${nothing}/sessions`,
    who: administrator,
  },
  {
    route: "DELETE /api/people/:id/sessions/:session",
    path: `/api/people/${nothing}/sessions/${nothing}`,
    init: { method: "DELETE" },
    who: administrator,
  },
  { route: "GET /api/me/sessions", path: "/api/me/sessions", who: signedIn },
  {
    route: "DELETE /api/me/sessions/:session",
    path: `/api/me/sessions/${nothing}`,
    init: { method: "DELETE" },
    who: signedIn,
  },
  {
    route: "POST /api/me/password",
    path: "/api/me/password",
    init: posting({}),
    who: signedIn,
  },
  { route: "GET /api/links/:token", path: `/api/links/${"x".repeat(43)}`, who: everyone },
  {
    route: "POST /api/links/:token",
    path: `/api/links/${"x".repeat(43)}`,
    init: posting({}),
    who: everyone,
  },
];

const matrix = [...rows, ...updates, ...entry, ...keeping, ...screens, ...people];

/** Lets someone in by an invitation, and returns the cookie of their session. */
const letIn = async (product: TestProduct, name: string, membership: Membership) => {
  const email = `${name.replaceAll(" ", ".")}@example.org`;
  const { link } = await product.read(
    OneTimeLink,
    "/api/people/invitations",
    posting({ name, email, memberships: [membership] }),
    201,
  );
  const token = link.split("/").at(-1);
  const reply = await product.ask(
    `/api/links/${token}`,
    posting({ password: "long enough to be one" }),
    null,
  );
  expect(reply.ok).toBe(true);
  return {
    cookie: reply.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; "),
  };
};

const makeKey = async (product: TestProduct, locality: string, provider: string) => {
  const path = `/api/localities/${locality}/feed-keys`;
  const { token } = await product.read(
    NewFeedKey,
    path,
    posting({ provider, name: "a machine" }),
    201,
  );
  return { authorization: `Bearer ${token}` };
};

const pairScreen = async (product: TestProduct, locality: string) => {
  const path = "/api/screens/pairings";
  const { code, secret } = await product.read(Pairing, path, { method: "POST" }, 201);
  await product.ask(`/api/localities/${locality}/screens`, posting({ code, name: "a screen" }));
  const claimed = await product.ask(`${path}/claim`, posting({ secret }), null);
  return { cookie: claimed.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
};

type Credentials = Record<string, string> | Account | null;

const credentialsIn = async (product: TestProduct): Promise<Record<Asker, Credentials>> => ({
  anyone: null,
  viewer: "viewer",
  ruh: "ruh",
  hcrg: "hcrg",
  place: "place",
  admin: "admin",
  "key of ruh": await makeKey(product, "banes", "ruh"),
  "swindon viewer": await letIn(product, "swindon viewer", {
    role: "viewer",
    locality: "swindon",
    provider: null,
  }),
  "swindon lead": await letIn(product, "swindon lead", {
    role: "flow-lead",
    locality: "swindon",
    provider: "gwh",
  }),
  "swindon place": await letIn(product, "swindon place", {
    role: "place-team",
    locality: "swindon",
    provider: null,
  }),
  "key of swindon": await makeKey(product, "swindon", "gwh"),
  "screen of banes": await pairScreen(product, "banes"),
});

const askAs = (
  product: TestProduct,
  { path, init = {} }: Row,
  credentials: Credentials,
): Promise<Response> => {
  if (credentials === null || typeof credentials === "string") {
    return product.ask(path, init, credentials);
  }
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(credentials)) headers.set(name, value);
  return product.ask(path, { ...init, headers }, null);
};

/** Whom a route lets in, of all that there are. */
const findLetIn = async (
  product: TestProduct,
  row: Row,
  credentials: Record<Asker, Credentials>,
): Promise<Asker[]> => {
  const letThrough: Asker[] = [];
  for (const asker of askers) {
    const { status } = await askAs(product, row, credentials[asker]);
    expect(status, `${row.route} as ${asker}`).toBeLessThan(500);
    if (status === 401) expect(asker, `${row.route} answered 401`).toBe("anyone");
    if (status !== 401 && status !== 403) letThrough.push(asker);
  }
  return letThrough;
};

/** Files of the pages, and what the sign-in library answers by itself: they let everyone ask. */
const withoutLeave = /^(GET|POST) \/(assets|gallery|screen|api\/auth)/;

describe("who may do what", () => {
  it("is written down here for every route that there is", () => {
    const known = new Set(matrix.map(({ route }) => route));
    const routes = demonstration.routes().filter((route) => !withoutLeave.test(route));
    expect(routes.filter((route) => !known.has(route))).toEqual([]);
    expect([...known].filter((route) => !routes.includes(route))).toEqual([]);
  });

  describe("in the demonstration", () => {
    let credentials: Record<Asker, Credentials>;
    beforeAll(async () => {
      credentials = await credentialsIn(demonstration);
    });
    it.each(matrix)("A1 $route at $path", async (row) => {
      const expected = row.inDemonstration ?? row.who;
      expect(await findLetIn(demonstration, row, credentials)).toEqual(inOrder(expected));
    });
  });

  describe("in production", () => {
    let credentials: Record<Asker, Credentials>;
    beforeAll(async () => {
      credentials = await credentialsIn(production);
    });
    it.each(matrix)("A1 $route at $path", async (row) => {
      expect(await findLetIn(production, row, credentials)).toEqual(inOrder(row.who));
    });

    describe("once an administrator has opened the place to everyone", () => {
      const setOpen = async (open: boolean): Promise<void> => {
        const reply = await production.ask(`${banes}/openness`, sending("PUT", { open }));
        expect(reply.status).toBe(200);
      };
      beforeAll(() => setOpen(true));
      afterAll(() => setOpen(false));
      it.each(matrix)("A1 $route at $path", async (row) => {
        const expected = row.whenOpen ?? row.who;
        expect(await findLetIn(production, row, credentials)).toEqual(inOrder(expected));
      });
    });
  });
});

const inOrder = (some: readonly Asker[]): Asker[] => askers.filter((one) => some.includes(one));
