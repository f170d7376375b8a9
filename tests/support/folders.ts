/** Where things lie, whatever folder the tests are started from. */
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
export const seedsFolder = fileURLToPath(new URL("../../seeds", import.meta.url));
export const pagesFolder = fileURLToPath(new URL("../../dist/frontend", import.meta.url));
