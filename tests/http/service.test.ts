import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EntrySheet } from "../../contracts/entry.ts";
import { Service } from "../../contracts/service.ts";
import { LocalityList } from "../../contracts/place.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();

/** The description itself, a stream, and what the sign-in library answers by itself. */
const undescribed = /\/openapi\.json$|\/live$|\/api\/auth\//;

describe("the service", () => {
  it("says that it is a demonstration, and what its clock reads", async () => {
    expect(await product.read(Service, "/api/service")).toEqual({
      at: "2024-08-16T07:30:00.000Z",
      release: "test",
      demonstration: true,
    });
  });

  it("lists the places with their providers", async () => {
    const { localities } = await product.read(LocalityList, "/api/localities");
    expect(localities.map(({ key }) => key)).toEqual(["banes", "swindon", "wiltshire", "bsw"]);
    expect(localities[0]?.providers.map(({ key }) => key)).toContain("ruh");
  });

  it("describes every route in OpenAPI 3.1", async () => {
    const description = await product.read(
      z.object({
        openapi: z.string(),
        paths: z.record(z.string(), z.record(z.string(), z.unknown())),
      }),
      "/api/openapi.json",
    );
    expect(description.openapi).toBe("3.1.0");
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = product
      .routes()
      .filter((route) => route.includes(" /api/") && !undescribed.test(route))
      .map((route) => route.replace(/:file\{\.\+\\\.(\w+)\}/, "{monday}.$1"))
      .map((route) => route.replaceAll(/:(\w+)/g, "{$1}"));
    expect(described.toSorted()).toEqual(routes.toSorted());
  });

  it("is alive, is ready, and has numbers", async () => {
    expect((await product.ask("/health/live")).status).toBe(200);
    expect((await product.ask("/health/ready")).status).toBe(200);
    expect(await (await product.ask("/metrics")).text()).toContain("process_cpu");
  });

  it("answers an unknown address of the API with a Problem, and not with a page", async () => {
    expect((await product.refusal("/api/nothing", {}, 404)).code).toBe("not-found");
  });

  it("moves the demonstration's clock on, never back, and what it passes becomes known", async () => {
    const move = (to: string) => posting({ to });
    await product.refusal("/api/demonstration/clock", move("2024-08-01T08:00:00.000Z"), 422);
    const moved = await product.read(
      z.object({ at: z.string() }),
      "/api/demonstration/clock",
      move("2024-08-16T12:00:00.000Z"),
    );
    expect(moved.at).toBe("2024-08-16T12:00:00.000Z");
  });
});

describe("the sheet that a flow lead fills", () => {
  it("has a row for each figure that the provider reports, with the days before", async () => {
    const fresh = await withProduct();
    const sheet = await fresh.read(EntrySheet, "/api/localities/banes/providers/ruh/sheet");
    expect(sheet).toMatchObject({ day: "2024-08-16", today: "2024-08-16" });
    const row = sheet.rows.find(({ measure }) => measure === "ruh-ed-attendances");
    expect(row).toMatchObject({ asAt: "2024-08-15", now: { value: null, none: null } });
    expect(row?.before.map(({ asAt, value }) => [asAt, value])).toEqual([
      ["2024-08-08", 239],
      ["2024-08-09", 258],
      ["2024-08-10", 231],
      ["2024-08-11", 250],
      ["2024-08-12", 261],
      ["2024-08-13", 255],
      ["2024-08-14", 267],
    ]);
    const parts = sheet.rows.filter(({ measure }) => measure === "ruh-nctr-banes");
    expect(parts.map(({ breakdown }) => breakdown)).toEqual(["P0", "P1", "P2", "P3"]);
    expect(sheet.rows.some(({ measure }) => measure === "ruh-nctr-banes-p1-3")).toBe(false);
  });

  it("refuses a day that has not come, and an unknown provider", async () => {
    const path = "/api/localities/banes/providers";
    await product.refusal(`${path}/ruh/sheet?day=2030-01-01`, {}, 422);
    await product.refusal(`${path}/nobody/sheet`, {}, 404);
  });
});
