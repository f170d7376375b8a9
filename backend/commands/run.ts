/** Runs the product until it is told to stop: `npm start`, after the build. */
import { demonstrationAccounts } from "../actions/people/demonstration-accounts.ts";
import { ConfigProblem, parseConfig } from "../config.ts";
import { type Installation, type Product, start } from "../main.ts";
import { DatabaseProblem } from "../store/postgres.ts";

/** A stop that takes longer than this is cut short; nothing acknowledged is lost by it. */
const stopMaxMs = 10_000;

export const run = async (installation: Installation): Promise<void> => {
  const product = await startOrExit(installation);
  say(product);
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    console.log(`${signal}: stopping.`);
    setTimeout(() => process.exit(1), stopMaxMs).unref();
    product.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error("It did not stop cleanly; nothing acknowledged is lost.", error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
};

const startOrExit = async (installation: Installation): Promise<Product> => {
  try {
    return await start(parseConfig(process.env), installation);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
};

/** What the operator can act on is a sentence; anything else is a fault and shown whole. */
const sentenceOf = (error: unknown): unknown => {
  if (error instanceof ConfigProblem || error instanceof DatabaseProblem) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "Another program uses this port. Stop it, or set PORT to another one.";
  }
  return error;
};

const say = ({ address, demonstration, setUpLink }: Product): void => {
  const lines =
    demonstration === null
      ? [`Locality Flow is running at ${address}`]
      : [
          "Locality Flow is running, as a demonstration with the BSW system of August 2024.",
          `  Wall           ${address}/wall/banes`,
          `  Enter figures  ${address}/enter/banes`,
          `  Weekly update  ${address}/weekly/banes/2024-08-12`,
          `Sign in as ${demonstrationAccounts.map(({ email }) => email).join(", ")}`,
          `  Password       ${demonstration.password}`,
        ];
  const setUp =
    setUpLink === null
      ? []
      : [
          "Nobody can sign in yet. The first administrator comes in here, once, within a day:",
          `  ${setUpLink}`,
        ];
  console.log([...lines, ...setUp, "Stop it with Ctrl-C."].join("\n"));
};
