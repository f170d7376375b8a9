/** Forms to fill in with a spreadsheet and send as files: one provider's, in either of our own layouts. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { addDays, daysFrom, londonDay } from "../../contracts/calendar.ts";
import { entryDaysBefore } from "../../contracts/entry.ts";
import { readFeedContext } from "../actions/record-import.ts";
import type { Deps } from "../deps.ts";
import { renderTemplate } from "../documents/template.ts";
import { ProblemError } from "../problem.ts";
import { allow, partOf } from "./gate.ts";
import { makeRouter, ProviderPath } from "./parts.ts";
import { problemResponses } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";

const templateExample = `measure,part,date,value,no figure because,note
ruh-ed-attendances,,2024-08-15,,,
ruh-nctr-banes,P0,2024-08-16,,,
`;

export const templateRoutes = (deps: Deps): OpenAPIHono => {
  const template = createRoute({
    method: "get",
    path: "/api/localities/{locality}/providers/{provider}/template.csv",
    tags: [tags.files],
    security: askedBy.feedsAndPeople,
    summary: "A provider's empty form for the last week, to fill in with a spreadsheet",
    description:
      "In the long form each figure has a row; in the wide form each measure has a row and each day a column.",
    middleware: allow(deps, (c) => ({
      to: "see-sheet",
      locality: partOf(c, "locality"),
      provider: partOf(c, "provider"),
    })),
    request: {
      params: ProviderPath,
      query: z.object({
        form: z
          .enum(["long", "wide"])
          .meta({ description: "Which of the two forms.", example: "long" })
          .default("wide"),
      }),
    },
    responses: {
      200: {
        description: "CSV",
        content: { "text/csv": { schema: z.string(), example: templateExample } },
      },
      ...problemResponses,
    },
  });
  const routes = makeRouter();
  routes.openapi(template, async (c) => {
    const { locality, provider: key } = c.req.valid("param");
    const { form } = c.req.valid("query");
    const { measures, providers } = await readFeedContext(deps, locality);
    const provider = providers.find((one) => one.key === key);
    if (provider === undefined) {
      throw new ProblemError("not-found", `There is no provider "${key}" in "${locality}".`);
    }
    const today = londonDay(deps.clock.now());
    const days = daysFrom(addDays(today, -entryDaysBefore), today);
    return c.body(renderTemplate(form, provider, measures, days), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${locality}-${key}-${form}.csv"`,
    });
  });
  return routes;
};
