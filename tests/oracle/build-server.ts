/** Builds the server of the oracle, so that each start costs no more than that of the product. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

export type BuiltServer = {
  /** The program, for `node`. */
  path: string;
  remove(): Promise<void>;
};

/** Builds it as it is now into a folder of its own below `projectFolder`, where its packages are found. */
export const buildServer = async (projectFolder: string): Promise<BuiltServer> => {
  const folder = join(projectFolder, "dist", `oracle-${process.pid}`);
  await build({
    absWorkingDir: projectFolder,
    entryPoints: {
      server: "tests/oracle/server.ts",
      "read-file.worker": "backend/feeds/read-file.worker.ts",
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
  });
  return {
    path: join(folder, "server.js"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
