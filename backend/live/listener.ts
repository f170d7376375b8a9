/**
 * Hears of committed changes from PostgreSQL, on a connection of its own: NOTIFY is delivered only
 * once its transaction has committed (rule L7), to every server alike. It assumes that any connection
 * can die without a word: it asks for a sign of life, and comes back for ever.
 */
import { Socket } from "node:net";
import { Client, type ClientConfig } from "pg";
import type { Log } from "./log.ts";
import { backoffMs, systemTimers, type Timers, withDeadline } from "./timers.ts";

const channel = "locality_flow";

export type ListenerLimits = {
  connectMaxMs: number;
  /** A sign of life is asked for this often. */
  keepAliveEveryMs: number;
  /** After this long without an answer the connection is given up. */
  keepAliveMaxMs: number;
  retryFirstMs: number;
  retryMaxMs: number;
  /** A stop waits no longer than this for PostgreSQL to say goodbye. */
  stopMaxMs: number;
};

export const listenerLimits: ListenerLimits = {
  connectMaxMs: 5_000,
  keepAliveEveryMs: 5_000,
  keepAliveMaxMs: 3_000,
  retryFirstMs: 200,
  retryMaxMs: 5_000,
  stopMaxMs: 1_000,
};

export type ListenerDeps = {
  connection: ClientConfig;
  /** A place has reached a revision. */
  onChanged(locality: string, revision: number): void;
  /** It listens, for the first time or again. What came before was not heard: read the revisions. */
  onListening(): void;
  log: Log;
  timers?: Timers;
  /** From 0 up to 1; only spreads retries. */
  random?: () => number;
  limits?: Partial<ListenerLimits>;
};

export type Listener = {
  /** Begins, and resolves when it listens for the first time, or was stopped before. Never rejects. */
  start(): Promise<void>;
  /** Whether changes are heard at this moment. */
  isListening(): boolean;
  /** Ends within `stopMaxMs`, whatever state the connection is in. */
  stop(): Promise<void>;
};

/** One connection, from its opening to its loss. */
type Line = {
  client: Client;
  /** Resolves when the line is lost or given up; never rejects. */
  lost: Promise<void>;
  /** Drops the line at once, without a word to the other side. */
  cut(): void;
};

const openLine = (connection: ClientConfig, connectMaxMs: number, log: Log): Line => {
  const socket = new Socket();
  const client = new Client({
    ...connection,
    connectionTimeoutMillis: connectMaxMs,
    application_name: "locality-flow listener",
    // A socket of our own can be cut; a polite end would wait for a peer that is gone.
    stream: () => socket,
  });
  const lost = new Promise<void>((resolve) => {
    client.on("end", resolve);
    client.on("error", (error) => {
      log.warn({ err: error }, "The listener's connection failed.");
      resolve();
    });
    socket.on("close", () => resolve());
  });
  return { client, lost, cut: () => socket.destroy() };
};

/** "banes:4179" as a place and its revision; null for anything else. */
export const readAnnouncement = (
  payload: string,
): { locality: string; revision: number } | null => {
  const match = /^([a-z0-9-]{1,64}):(\d{1,15})$/.exec(payload);
  const [, locality, digits] = match ?? [];
  return locality === undefined || digits === undefined
    ? null
    : { locality, revision: Number(digits) };
};

const refuseConnection = (): never => {
  throw new Error("The connection was lost while it was opened.");
};

class PostgresListener implements Listener {
  readonly #deps: ListenerDeps;
  readonly #limits: ListenerLimits;
  readonly #timers: Timers;
  readonly #random: () => number;
  #line: Line | null = null;
  #listening = false;
  #stopped = false;
  #failures = 0;
  #wakeFromWait: () => void = () => {};
  #ended: Promise<void> = Promise.resolve();

  constructor(deps: ListenerDeps) {
    this.#deps = deps;
    this.#limits = { ...listenerLimits, ...deps.limits };
    this.#timers = deps.timers ?? systemTimers;
    this.#random = deps.random ?? Math.random;
  }

  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#ended = this.#listenForEver(resolve).finally(resolve);
    });
  }

  isListening(): boolean {
    return this.#listening;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wakeFromWait();
    const line = this.#line;
    if (line !== null) {
      // Asked to end politely, and cut when the answer does not come.
      const goodbye = line.client.end().catch(() => {});
      await withDeadline(this.#timers, this.#limits.stopMaxMs, "A goodbye", goodbye).catch(
        () => {},
      );
      line.cut();
    }
    await this.#ended;
  }

  async #listenForEver(onFirst: () => void): Promise<void> {
    while (!this.#stopped) {
      const line = openLine(this.#deps.connection, this.#limits.connectMaxMs, this.#deps.log);
      this.#line = line;
      try {
        await this.#listen(line);
        onFirst();
        await this.#keepAlive(line);
      } catch (error) {
        if (!this.#stopped) this.#deps.log.warn({ err: error }, "The listener lost PostgreSQL.");
      }
      this.#listening = false;
      this.#line = null;
      line.cut();
      if (!this.#stopped) await this.#waitBeforeRetry();
    }
  }

  async #listen(line: Line): Promise<void> {
    const { client } = line;
    client.on("notification", ({ payload = "" }) => this.#heard(payload));
    // A connection that is ended while it opens may never answer: its loss is an answer too.
    await Promise.race([client.connect(), line.lost.then(refuseConnection)]);
    await this.#ask(client, `LISTEN ${channel}`);
    if (this.#stopped) return;
    this.#listening = true;
    this.#failures = 0;
    this.#deps.log.info({ channel }, "Listening for changes.");
    this.#deps.onListening();
  }

  /** Returns when the line is lost or the listener stops; rejects when the line no longer answers. */
  async #keepAlive(line: Line): Promise<void> {
    let lost = false;
    void line.lost.then(() => {
      lost = true;
      if (this.#line === line) this.#wakeFromWait();
    });
    while (true) {
      await this.#wait(this.#limits.keepAliveEveryMs);
      if (lost || this.#stopped) return;
      await this.#ask(line.client, "SELECT 1");
    }
  }

  async #ask(client: Client, question: string): Promise<void> {
    const answer = client.query(question);
    await withDeadline(this.#timers, this.#limits.keepAliveMaxMs, question, answer);
  }

  #heard(payload: string): void {
    const announcement = readAnnouncement(payload);
    if (announcement === null) {
      this.#deps.log.warn({ payload }, "An announcement cannot be read.");
    } else this.#deps.onChanged(announcement.locality, announcement.revision);
  }

  async #waitBeforeRetry(): Promise<void> {
    this.#failures += 1;
    const { retryFirstMs, retryMaxMs } = this.#limits;
    await this.#wait(backoffMs(this.#failures, retryFirstMs, retryMaxMs, this.#random));
  }

  /** Resolves after `ms`, or as soon as the listener is stopped. */
  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#timers.after(ms, resolve);
      this.#wakeFromWait = () => {
        callOff();
        resolve();
      };
    });
  }
}

export const makeListener = (deps: ListenerDeps): Listener => new PostgresListener(deps);
