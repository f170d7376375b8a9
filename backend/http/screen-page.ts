/** The address that a television opens, and what keeps its page while no server answers. */
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { readShell } from "./shells.ts";

/** As the page has it before it is sent. */
const releaseUnknown = 'name="release" content="unknown"';

const escapeAttribute = (text: string): string => text.replaceAll(/[^\w.+-]/g, "");

/** @param folder where the build put the pages. */
export const screenPageRoutes = (deps: Pick<Deps, "release">, folder: string): Hono =>
  new Hono().get("/screen", async (c) => {
    const shell = await readShell(folder, "screen");
    const release = `name="release" content="${escapeAttribute(deps.release)}"`;
    return c.html(shell.replace(releaseUnknown, release), 200, { "Cache-Control": "no-cache" });
  });
