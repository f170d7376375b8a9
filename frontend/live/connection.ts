/** Keeps a page in touch with its place, for ever, and says truthfully when it is not (rule L8). */
import type { Instant } from "../../contracts/calendar.ts";
import { beatEveryMs, LiveMessage, type Resume, silenceMaxMs } from "../../contracts/live.ts";
import type { LiveBrowser, LiveSocket } from "./browser.ts";

export type LinkState =
  /** On the way, for the first time or again, and not silent for long. */
  | { name: "connecting" }
  /** A message came lately over the socket that is open. */
  | { name: "live" }
  /** Nothing has come for too long: what is shown was last known true at `since`. */
  | { name: "lost"; since: Instant };

export type ConnectionLimits = {
  silenceMaxMs: number;
  /** A new socket that brings no message in this time is given up. */
  answerMaxMs: number;
  retryFirstMs: number;
  retryMaxMs: number;
  /** On waking, a socket that was silent for longer than a beat and its way here is given up. */
  wakeSilenceMaxMs: number;
  /** Attempts never follow each other faster, and neither do questions. */
  paceMs: number;
};

export const connectionLimits: ConnectionLimits = {
  silenceMaxMs,
  answerMaxMs: 10_000,
  retryFirstMs: 1_000,
  // A wall is right again within two seconds of the way's return, however long that was away.
  retryMaxMs: 1_200,
  wakeSilenceMaxMs: beatEveryMs + 2_000,
  paceMs: 500,
};

export type ConnectionDeps = {
  /** Where to connect at this moment, with the position that the page holds. */
  url: () => string;
  /** Takes a message in; the answer, when there is one, is asked of the server at once. */
  onMessage: (message: LiveMessage) => Resume | undefined;
  onState: (state: LinkState) => void;
  /** The clock that the page shows. */
  now: () => Instant;
  browser: LiveBrowser;
  limits?: Partial<ConnectionLimits>;
};

export type LiveConnection = {
  close(): void;
};

const readMessage = (text: string): LiveMessage | null => {
  try {
    const parsed = LiveMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

class Connection implements LiveConnection {
  readonly #deps: ConnectionDeps;
  readonly #limits: ConnectionLimits;
  #state: LinkState = { name: "connecting" };
  #socket: LiveSocket | null = null;
  /** Attempts since the last message. */
  #attempts = 0;
  #attemptedAtMs = 0;
  #heardAtMs: number;
  /** The moment of the last message, by the clock that the page shows. */
  #heardAt: Instant;
  #askedAtMs = -Infinity;
  #closed = false;
  #callOffAttempt: () => void = () => {};
  #callOffAnswer: () => void = () => {};
  #callOffSilence: () => void = () => {};
  readonly #callOffWake: () => void;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.#limits = { ...connectionLimits, ...deps.limits };
    this.#heardAtMs = this.#elapsedMs();
    this.#heardAt = deps.now();
    this.#callOffWake = deps.browser.onWake(() => this.#wake());
    this.#watchSilence();
    this.#attempt();
  }

  close(): void {
    this.#closed = true;
    this.#callOffAttempt();
    this.#callOffSilence();
    this.#callOffWake();
    this.#letGo();
  }

  #attempt(): void {
    this.#callOffAttempt();
    this.#letGo();
    this.#attempts += 1;
    this.#attemptedAtMs = this.#elapsedMs();
    const socket = this.#deps.browser.openSocket(this.#deps.url(), {
      // A socket that was let go may still speak: only the present one is heard.
      onText: (text) => {
        if (this.#socket === socket) this.#received(text);
      },
      onClosed: () => {
        if (this.#socket === socket) this.#lostSocket();
      },
    });
    this.#socket = socket;
    this.#callOffAnswer = this.#after(this.#limits.answerMaxMs, () => this.#lostSocket());
  }

  #received(text: string): void {
    const message = readMessage(text);
    // Something is wrong with the line or the server; a fresh start cannot make it worse.
    if (message === null) return this.#lostSocket();
    this.#callOffAnswer();
    this.#attempts = 0;
    this.#heardAtMs = this.#elapsedMs();
    this.#heardAt = message.at;
    this.#watchSilence();
    const question = this.#deps.onMessage(message);
    this.#become({ name: "live" });
    if (question !== undefined) this.#ask(question);
  }

  /** Paced, so that patches that come fast over a gap do not each ask; the next message asks again. */
  #ask(question: Resume): void {
    if (this.#elapsedMs() - this.#askedAtMs < this.#limits.paceMs) return;
    this.#askedAtMs = this.#elapsedMs();
    this.#socket?.send(JSON.stringify(question));
  }

  #lostSocket(): void {
    this.#letGo();
    if (this.#state.name === "live") this.#become({ name: "connecting" });
    this.#attemptLater();
  }

  /**
   * A little later each time, and half by chance, so that a thousand walls do not come back in step. The
   * pause counts from when the last attempt began; after a message it is counted afresh.
   */
  #attemptLater(): void {
    const { retryFirstMs, retryMaxMs } = this.#limits;
    const full = Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(this.#attempts, 30));
    const pauseMs = full / 2 + (full / 2) * this.#deps.browser.random();
    const spentMs = this.#attempts === 0 ? 0 : this.#elapsedMs() - this.#attemptedAtMs;
    this.#callOffAttempt();
    this.#callOffAttempt = this.#after(Math.max(0, pauseMs - spentMs), () => this.#attempt());
  }

  #watchSilence(): void {
    this.#callOffSilence();
    const leftMs = this.#limits.silenceMaxMs - (this.#elapsedMs() - this.#heardAtMs);
    this.#callOffSilence = this.#after(Math.max(0, leftMs), () => this.#fallSilent());
  }

  #fallSilent(): void {
    this.#become({ name: "lost", since: this.#heardAt });
    // An open socket that is silent is dead, whatever it says; a closed one is being retried.
    const hasSocketOfBefore = this.#socket !== null && this.#attempts === 0;
    if (hasSocketOfBefore) this.#attempt();
  }

  #wake(): void {
    if (this.#closed) return;
    const silentMs = this.#elapsedMs() - this.#heardAtMs;
    const isWell = this.#socket !== null && silentMs <= this.#limits.wakeSilenceMaxMs;
    const isPaced = this.#elapsedMs() - this.#attemptedAtMs < this.#limits.paceMs;
    if (silentMs >= this.#limits.silenceMaxMs) {
      this.#become({ name: "lost", since: this.#heardAt });
    }
    if (!isWell && !isPaced) this.#attempt();
  }

  #letGo(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#callOffAnswer();
    socket?.close();
  }

  #become(state: LinkState): void {
    if (state.name === this.#state.name) return;
    this.#state = state;
    this.#deps.onState(state);
  }

  #elapsedMs(): number {
    return this.#deps.browser.timers.elapsedMs();
  }

  #after(ms: number, run: () => void): () => void {
    return this.#deps.browser.timers.after(ms, run);
  }
}

/**
 * Connects at once, and again whenever the link is cut, silent or unreadable, until it is closed.
 * `onState` is called on every change of state, the first state being "connecting".
 */
export const makeLiveConnection = (deps: ConnectionDeps): LiveConnection => new Connection(deps);
