/** The built product beside a test file, on a seeded database: what a browser is pointed at. */
import { withDatabase } from "./database.ts";
import { type Processes, type ServingProcess, withProcesses } from "./product-process.ts";

export type BuiltProduct = ServingProcess & {
  /** Starts it again at the same address, after it has ended. */
  startAgain(): Promise<ServingProcess>;
};

/** Call it at the head of a test file. */
export const withBuiltProduct = async (): Promise<BuiltProduct> => {
  const { url } = await withDatabase("seeds");
  const processes: Processes = withProcesses();
  const environment = { DATABASE_URL: url, DATA_DIR: await processes.makeDataDir() };
  const product = await processes.start({ ...environment, PORT: "0" });
  return {
    ...product,
    startAgain: () => processes.start({ ...environment, PORT: String(product.port) }),
  };
};
