/** The weekly update in the forms that it leaves in: the same address with an ending. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Day } from "../../contracts/calendar.ts";
import { type WeeklyForm, formNames } from "../../contracts/weekly-settings.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import type { Deps } from "../deps.ts";
import { writeForm } from "../documents/forms/form-writer.ts";
import { fileForms } from "../documents/forms/forms.ts";
import { nameFile } from "../documents/paper/file-name.ts";
import { UnwrittenForm } from "../documents/unwritten-form.ts";
import { renderWeeklyHtml } from "../documents/weekly-html.ts";
import { ProblemError } from "../problem.ts";
import { updateExample } from "./example-updates.ts";
import { partOf } from "./gate.ts";
import { makeRouter, repliesWith, WeekPath } from "./parts.ts";
import { invalidRequest, issuesOf, problemResponses } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";
import { allowUpdate, readUpdateFor, WeekQuery } from "./weekly-reading.ts";

const common = {
  method: "get" as const,
  tags: [tags.weekly],
  security: askedBy.whoMaySeeThePlace,
  request: { params: WeekPath, query: WeekQuery },
};

const pathOf = (form: WeeklyForm) =>
  `/api/localities/{locality}/weekly-updates/{monday}.${form}` as const;

const page = createRoute({
  ...common,
  path: pathOf("html"),
  summary: "The update as a page that needs no scripts",
  responses: {
    200: { description: "The page", content: { "text/html": { schema: z.string() } } },
    ...problemResponses,
  },
});

const data = createRoute({
  ...common,
  path: pathOf("json"),
  summary: "The update as a file of data: the same JSON under a name of its own",
  responses: repliesWith(WeeklyUpdate, "The update", updateExample),
});

/** Without its character set: the description names the kind. */
const mediaTypeOf = (contentType: string): string => contentType.split(";")[0] ?? contentType;

const files = fileForms.map(({ form, contentType }) =>
  createRoute({
    ...common,
    path: pathOf(form),
    summary: `The update as a file: ${formNames[form]}`,
    description:
      "Says what the update says, number by number. Where it cannot be written the answer is 503 and a sentence: never half a document.",
    responses: {
      200: {
        description: "The file, under a name that says which week and edition it is",
        content: { [mediaTypeOf(contentType)]: { schema: z.string().meta({ format: "binary" }) } },
      },
      ...problemResponses,
    },
  }),
);

/** Opens in the browser where it can, and is saved under this name (RFC 6266). */
const namedAs = (name: string): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, "_");
  return `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};

export const formRoutes = (deps: Deps): OpenAPIHono => {
  const mayRead = allowUpdate(deps);
  const read = (c: Context, form: WeeklyForm): Promise<WeeklyUpdate> => {
    const monday = Day.safeParse(partOf(c, "file").slice(0, -`.${form}`.length));
    if (!monday.success) throw new ProblemError("not-found", "A week is named by its Monday.");
    const query = WeekQuery.safeParse(c.req.query());
    if (!query.success) throw invalidRequest(issuesOf(query.error));
    const week = { locality: partOf(c, "locality"), monday: monday.data };
    return readUpdateFor(deps, c, week, query.data);
  };
  const write = async (update: WeeklyUpdate, form: WeeklyForm): Promise<Uint8Array> => {
    try {
      return await writeForm(form, update);
    } catch (error) {
      if (!(error instanceof UnwrittenForm)) throw error;
      deps.log.error({ err: error, form }, "A form of a weekly update could not be written.");
      throw new ProblemError("unavailable", error.message);
    }
  };
  const routes = makeRouter();
  // The router cannot tell "2024-08-12.html" from a day.
  const file = "/api/localities/:locality/weekly-updates/:file";
  routes.get(`${file}{.+\\.html}`, mayRead, async (c) =>
    c.html(renderWeeklyHtml(await read(c, "html"))),
  );
  routes.get(`${file}{.+\\.json}`, mayRead, async (c) => c.json(await read(c, "json")));
  for (const { form, contentType } of fileForms)
    routes.get(`${file}{.+\\.${form}}`, mayRead, async (c) => {
      const update = await read(c, form);
      const bytes = await write(update, form);
      return c.body(new Uint8Array(bytes), 200, {
        "Content-Type": contentType,
        "Content-Disposition": namedAs(nameFile(update, form)),
      });
    });
  for (const route of [page, data, ...files]) routes.openAPIRegistry.registerPath(route);
  return routes;
};
