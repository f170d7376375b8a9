/** What the description of the API says, done: each example is asked, each command is run. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { judgeNotices } from "../../backend/actions/notices/judge-notices.ts";
import { watchFeedFolder } from "../../backend/watch-feed-folder.ts";
import { NoticesReply } from "../../contracts/notice.ts";
import { NewFeedKey, OneTimeLink, PeopleReply } from "../../contracts/people.ts";
import { demonstrationPassword } from "../support/accounts.ts";
import { posting, type TestProduct, withProduct } from "../support/product.ts";
import {
  type Content,
  Description,
  exampleOf,
  idsOf,
  type Operation,
  operationsOf,
  successOf,
} from "./described-operations.ts";
import { requestOf, runCommands, type Step, stepsOf } from "./guide-steps.ts";

/** What it sends is nobody's: that it gets through is shown against a mail server elsewhere. */
const product = await withProduct({ mail: () => Promise.resolve({ is: "sent" }) });
const guided = await withProduct();
const production = await withProduct({ isDemonstration: false });

const description = await product.read(Description, "/api/openapi.json");
const operations = operationsOf(description);
const named = (name: string): Operation => {
  const operation = operations.find((one) => one.name === name);
  if (operation === undefined) throw new Error(`${name} is not described.`);
  return operation;
};

const makeKeyOfRuh = async (of: TestProduct): Promise<string> => {
  const made = posting({ provider: "ruh", name: "a machine" });
  return (await of.read(NewFeedKey, "/api/localities/banes/feed-keys", made, 201)).token;
};

const shapeOf = (content: Content, type: string): z.ZodType => {
  const schema = content[type]?.schema;
  if (schema === undefined) throw new Error(`There is no shape of ${type}.`);
  return z.fromJSONSchema(schema);
};

describe("what is said of each route", () => {
  it("groups it under a tag that is explained, in words of its own", () => {
    const tags = description.tags.map(({ name }) => name);
    expect(new Set(operations.flatMap((one) => one.tags))).toEqual(new Set(tags));
    const summaries = operations.map(({ summary }) => summary);
    expect(new Set(summaries).size).toBe(summaries.length);
  });

  it.each(operations)("$name has examples that fit the shapes beside them", (operation) => {
    const contents = [
      operation.requestBody?.content ?? {},
      ...Object.values(operation.responses).map(({ content }) => content ?? {}),
    ];
    for (const content of contents) {
      for (const [type, { example }] of Object.entries(content)) {
        if (type !== "application/json") continue;
        expect(shapeOf(content, type).safeParse(example).error, type).toBeUndefined();
      }
    }
  });

  it.each(operations)("A1 $name lets in whom it says, in production", async (operation) => {
    const { security } = operation;
    const open = security.length === 0 || security.some((way) => Object.keys(way).length === 0);
    const ids = Object.fromEntries(idsOf(operation).map((name) => [name, "nobody-has-this"]));
    // A week that is published: what is not, is for people only.
    const { path, init } = exampleOf(operation, { ...ids, monday: "2024-08-05" });
    const nobody = await production.ask(path, init, null);
    // A place that is closed is open to nobody; the rest of what anyone may ask for is.
    if (!open) expect(nobody.status).toBe(401);
    if (security.length === 0) expect(nobody.status).not.toBe(401);

    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${await keyInProduction}`);
    const machine = await production.ask(path, { ...init, headers }, null);
    const forMachines = security.length === 0 || security.some((way) => "feedKey" in way);
    const keptOut = [401, 403].includes(machine.status);
    if (forMachines) expect(keptOut, await machine.text()).toBe(false);
    if (!open && !forMachines) expect(keptOut).toBe(true);
  });
  const keyInProduction = makeKeyOfRuh(production);
});

/** Values that no example can name, as they come up; and the session of whoever has joined. */
const known: Record<string, string> = {};
let joined = "";

const readPeople = async (): Promise<PeopleReply> => product.read(PeopleReply, "/api/people");

/** In this order each can be asked: what it needs was made by one before it. */
const story: readonly { name: string; as?: "joined"; before?: () => Promise<void> }[] = [
  { name: "POST /api/localities/{locality}/submissions" },
  { name: "POST /api/localities/{locality}/imports" },
  { name: "POST /api/localities/{locality}/remarks" },
  { name: "POST /api/localities/{locality}/providers/{provider}/contacts" },
  { name: "POST /api/localities/{locality}/submissions/{submission}/withdraw" },
  { name: "PUT /api/localities/{locality}/weekly-updates/{monday}/draft/passages/{slot}" },
  { name: "POST /api/localities/{locality}/weekly-updates/{monday}/draft/editors" },
  { name: "PUT /api/localities/{locality}/weekly-updates/{monday}/draft/state" },
  { name: "POST /api/localities/{locality}/weekly-updates/{monday}/publish" },
  { name: "POST /api/localities/{locality}/agenda/risks" },
  { name: "POST /api/localities/{locality}/agenda/events" },
  { name: "PUT /api/localities/{locality}/weekly-settings" },
  { name: "POST /api/localities/{locality}/weekly-updates/{monday}/deliveries" },
  { name: "PUT /api/localities/{locality}/openness" },
  { name: "POST /api/localities/{locality}/feed-keys" },
  { name: "DELETE /api/localities/{locality}/feed-keys/{key}" },
  { name: "POST /api/people/invitations" },
  {
    name: "POST /api/people/invitations/{id}/link",
    before: async () => {
      known.id = (await readPeople()).invitations[0]?.id ?? "";
    },
  },
  { name: "GET /api/links/{token}" },
  { name: "POST /api/links/{token}" },
  { name: "GET /api/me/sessions", as: "joined" },
  { name: "POST /api/me/password", as: "joined" },
  {
    name: "PATCH /api/people/{id}",
    before: async () => {
      known.id = (await readPeople()).people.find(({ name }) => name === "Sam Field")?.id ?? "";
    },
  },
  { name: "POST /api/people/{id}/password-link" },
  { name: "GET /api/people/{id}/sessions" },
  { name: "DELETE /api/people/{id}/sessions/{session}" },
  {
    name: "DELETE /api/people/invitations/{id}",
    before: async () => {
      const someone = { name: "Jo Hill", email: "jo@example.org" };
      const memberships = [{ role: "viewer", locality: "banes", provider: null }];
      const made = posting({ ...someone, memberships });
      await product.read(OneTimeLink, "/api/people/invitations", made, 201);
      known.id = (await readPeople()).invitations[0]?.id ?? "";
    },
  },
  { name: "POST /api/localities/{locality}/notice-rules/test" },
  { name: "PUT /api/localities/{locality}/notice-rules" },
  {
    name: "POST /api/localities/{locality}/notices/{id}/acknowledge",
    before: async () => {
      await judgeNotices(product.deps, "banes");
      const { open } = await product.read(NoticesReply, "/api/localities/banes/notices");
      known.id = open[0]?.id ?? "";
    },
  },
  { name: "POST /api/localities/{locality}/notices/{id}/close" },
  { name: "POST /api/demonstration/clock" },
  // The last: it is the session that asked for all of this.
  {
    name: "DELETE /api/me/sessions/{session}",
    before: async () => {
      const reply = await product.ask("/api/me/sessions");
      noteIds(await reply.json());
    },
  },
];

/** Ids that later addresses are written with. */
const Ids = z.object({
  link: z.string().optional(),
  submission: z.string().optional(),
  key: z.object({ id: z.string() }).optional(),
  sessions: z.array(z.object({ id: z.string() })).optional(),
});
const noteIds = (reply: unknown): void => {
  const { data } = Ids.safeParse(reply);
  const token = data?.link?.split("/").at(-1);
  if (token !== undefined) known.token = token;
  if (data?.key !== undefined) known.key = data.key.id;
  if (data?.submission !== undefined) known.submission = data.submission;
  const session = data?.sessions?.[0]?.id;
  if (session !== undefined) known.session = session;
};

/** Asks what the example asks for: the reply has the status and the shape that are written there. */
const askExample = async (operation: Operation, as?: "joined"): Promise<void> => {
  const { path, init } = exampleOf(operation, known);
  const { status, content } = successOf(operation);
  const headers = new Headers(init.headers);
  if (as === "joined") headers.set("cookie", joined);
  const reply = await product.ask(path, { ...init, headers }, as === "joined" ? null : "admin");
  const text = await reply.text();
  expect(reply.status, text.slice(0, 500)).toBe(status);
  const [type = ""] = (reply.headers.get("content-type") ?? "").split(";");
  if (operation.name === "POST /api/links/{token}") {
    joined = reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  }
  if (type !== "application/json") {
    expect(Object.keys(content)).toContain(type);
    return;
  }
  const json: unknown = JSON.parse(text);
  expect(shapeOf(content, type).safeParse(json).error).toBeUndefined();
  noteIds(json);
};

/**
 * A code and a secret are new each time, so what pairs a screen and what only a screen may ask cannot be
 * asked as it is written: `screens.test.ts` asks these.
 */
const isOfScreen = ({ method, path }: Operation): boolean =>
  path.startsWith("/api/screens/") || (/\/screens(\/\{screen\}|$)/.test(path) && method !== "GET");

describe("each example, asked as it is written", () => {
  const inStory = new Set(story.map(({ name }) => name));
  const askable = operations.filter((one) => !isOfScreen(one));
  const readings = askable.filter((one) => one.method === "GET" && !inStory.has(one.name));
  it("is asked here for every route that there is", () => {
    const asked = [...inStory, ...readings.map(({ name }) => name)];
    expect(askable.map(({ name }) => name).toSorted()).toEqual(asked.toSorted());
  });
  it.each(readings)("$name", (operation) => askExample(operation));
  it.each(story)("$name", async ({ name, as, before }) => {
    await before?.();
    await askExample(named(name), as);
  });
});

/** Whatever holds this, and perhaps more: a list holds what each of its items holds. */
const holding = (excerpt: unknown): unknown => {
  if (Array.isArray(excerpt)) return expect.arrayContaining(excerpt.map(holding));
  if (typeof excerpt !== "object" || excerpt === null) return excerpt;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(excerpt).map(([name, value]) => [name, holding(value)])),
  );
};

describe("the guide before the routes", async () => {
  const guide = description.info.description;
  const steps = stepsOf(guide);
  const folder = await mkdtemp(join(tmpdir(), "locality-flow-guide-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const environment = {
    FEED_KEY: await makeKeyOfRuh(guided),
    DEMO_PASSWORD: demonstrationPassword,
  };
  const cookies = new Map<string, string>();

  const ask = async (words: readonly string[]): Promise<Response> => {
    const { path, init, keepsCookiesIn } = await requestOf(words, folder, cookies);
    const reply = await guided.ask(path, init, null);
    const given = reply.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (keepsCookiesIn !== null) cookies.set(keepsCookiesIn, given.join("; "));
    return reply;
  };

  it("has an answer for each block of commands", () => {
    expect(steps.length).toBeGreaterThanOrEqual(7);
    expect(steps).toHaveLength([...guide.matchAll(/^```sh$/gm)].length);
    const elsewhere = operations.map((one) => one.description ?? "").join("\n");
    expect(elsewhere).not.toContain("curl");
  });

  const overHttp = steps.filter(({ status }) => status !== null);
  it.each(overHttp)("answers $status to $commands", async ({ commands, status, holds }) => {
    const calls = await runCommands(commands, { folder, environment });
    const replies: Response[] = [];
    for (const words of calls) replies.push(await ask(words));
    const last = replies.at(-1);
    expect(last?.status).toBe(status);
    for (const before of replies.slice(0, -1)) expect(before.ok).toBe(true);
    expect(await last?.json()).toEqual(holding(holds));
  });

  const inFolder = steps.filter(({ status }) => status === null);
  it.each(inFolder)("takes what is put into the folder by $commands", async (step: Step) => {
    const commands = step.commands.replaceAll("/srv/feeds", folder);
    const stop = await watchFeedFolder(guided.deps, { folder, everyMs: 20 });
    try {
      expect(await runCommands(commands, { folder, environment })).toEqual([]);
      const done = join(folder, "banes", "done");
      const files = ["pathway-3.csv", "pathway-3.csv.report.json", "pathway-3.csv.report.txt"];
      await vi.waitFor(async () => expect(await readdir(done)).toEqual(files), { timeout: 10_000 });
      for (const file of files) expect(guide).toContain(file);
      const report = await readFile(join(done, "pathway-3.csv.report.json"), "utf8");
      expect(JSON.parse(report)).toEqual(holding(step.holds));
    } finally {
      await stop();
    }
  });
});
