import { spawn } from "node:child_process";
import { reasonOf } from "./problem.ts";

const outputCharsMax = 64_000;

/** The person that PostgreSQL's programs run as when we are root, whom PostgreSQL refuses. */
export type ServiceUser = { name: string; uid: number; gid: number };

/** How a program ended: its exit code, 0 for success, and the end of what it wrote. */
export type Ending = { code: number; output: string };

/** Only what PostgreSQL needs: our own environment may hold secrets, and the service user may be shared with others. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP"];
  const env: NodeJS.ProcessEnv = { TZ: "UTC", LC_ALL: "C" };
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/** Runs a program to its end, as the service user if there is one. Never throws: a failure is an ending too. */
export function runToEnd(
  program: string,
  args: string[],
  options: { user: ServiceUser | undefined; timeoutMs: number; input?: string; cwd?: string },
): Promise<Ending> {
  const { user } = options;
  const running = new Promise<Ending>((resolve) => {
    let output = "";
    const child = spawn(program, args, {
      cwd: options.cwd ?? (user ? "/" : undefined),
      env: serverEnvironment(),
      windowsHide: true,
      timeout: options.timeoutMs,
      killSignal: "SIGKILL",
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    const collect = (chunk: Buffer) =>
      (output = (output + chunk.toString()).slice(-outputCharsMax));
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.stdin.on("error", () => {}); // a program that ends early is judged by its ending
    child.once("error", (error) => resolve({ code: -1, output: error.message }));
    child.once("close", (code, signal) =>
      resolve({ code: code ?? -1, output: signal ? `${output} (${signal})` : output }),
    );
    child.stdin.end(options.input ?? "");
  });
  // What the system forbids outright is thrown at once, not told by an event.
  return running.catch((error: unknown) => ({ code: -1, output: reasonOf(error) }));
}
