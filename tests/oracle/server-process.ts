/** One server as a process of its own: started, killed outright, started again, its clock set. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

/** Where others have most of the machine, a start takes minutes. */
const startMaxMs = 240_000;
const clockMaxMs = 30_000;
/** The end of what it said is what explains a failure. */
const saidCharactersMax = 2_000;

const Answer = z.union([z.object({ address: z.string() }), z.object({ offsetMs: z.number() })]);

export type ServerSetting = {
  /** The built program. */
  program: string;
  databaseUrl: string;
  /** An empty folder. */
  dataDir: string;
};

export class ServerProcess {
  readonly #setting: ServerSetting;
  #child: ChildProcess | null = null;
  #port = 0;
  #offsetMs = 0;
  #said = "";

  constructor(setting: ServerSetting) {
    this.#setting = setting;
  }

  /** Where it answers; the same after every start. */
  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How far its clock stands from this machine's, in milliseconds. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** What its clock reads, as this machine's reckons it. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** The end of what it wrote. */
  said(): string {
    return this.#said;
  }

  /** Resolves when it answers requests. */
  async start(): Promise<void> {
    const { program, databaseUrl, dataDir } = this.#setting;
    const child = fork(program, {
      env: {
        ...process.env,
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        PORT: String(this.#port),
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        CLOCK_OFFSET_MS: String(this.#offsetMs),
        WRITES_PER_MINUTE: "10000000",
        LOG_LEVEL: "error",
      },
      execArgv: ["--enable-source-maps"],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        this.#said = `${this.#said}${String(text)}`.slice(-saidCharactersMax);
      });
    }
    const answer = await this.#nextAnswer(child, startMaxMs);
    if (!("address" in answer)) throw new Error("A server said something else than its address.");
    this.#port = Number(new URL(answer.address).port);
  }

  /** Ends it at once, as a power cut does. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  /** Sets its clock, and resolves when it runs by it. One that is down is told at its next start. */
  async setClock(offsetMs: number): Promise<void> {
    this.#offsetMs = offsetMs;
    const child = this.#child;
    if (child === null || !child.connected) return;
    const answered = this.#nextAnswer(child, clockMaxMs);
    child.send({ offsetMs });
    await answered;
  }

  async #nextAnswer(child: ChildProcess, maxMs: number): Promise<z.infer<typeof Answer>> {
    const waiting = new AbortController();
    const signal = AbortSignal.any([waiting.signal, AbortSignal.timeout(maxMs)]);
    try {
      const [said]: unknown[] = await Promise.race([
        once(child, "message", { signal }),
        once(child, "exit", { signal }).then((): never => {
          throw new Error("It ended.");
        }),
      ]);
      return Answer.parse(said);
    } catch (error) {
      throw new Error(`A server did not answer (${String(error)}). It said: ${this.#said}`, {
        cause: error,
      });
    } finally {
      waiting.abort();
    }
  }
}
