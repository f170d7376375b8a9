/** The built documents that pages begin as. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "../problem.ts";

/**
 * A document as the build made it: of a wall, live or of the past, of a screen, or of every other page. Throws "unavailable"
 * when there is no build.
 */
export const readShell = async (
  folder: string,
  name: "index" | "wall" | "replay" | "system" | "screen",
): Promise<string> => {
  try {
    return await readFile(join(folder, `${name}.html`), "utf8");
  } catch (cause) {
    throw new ProblemError("unavailable", "The pages are not built yet. Run npm start again.", [
      { path: "", message: cause instanceof Error ? cause.message : "unknown" },
    ]);
  }
};
