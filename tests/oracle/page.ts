/**
 * A page that shows a place: the page's own connection and its own wall state, over a real WebSocket
 * on a line of its own. Only the browser is the test's. It remembers all that it ever showed.
 */
import { WebSocket } from "ws";
import type { LiveSocket, SocketEvents } from "../../frontend/live/browser.ts";
import { type LiveConnection, makeLiveConnection } from "../../frontend/live/connection.ts";
import {
  applyMessage,
  initialWallState,
  resumeOf,
  type ShowingState,
  type WallState,
} from "../../frontend/live/wall-state.ts";
import type { LiveMessage } from "../../contracts/live.ts";
import type { Random } from "../live/random.ts";
import { hurried } from "./hurry.ts";
import { Line } from "./line.ts";
import { MessageWire } from "./message-wire.ts";
import type { PlaceKey } from "./system.ts";

/** An answer is not hurried: on a machine with other work it takes what it takes. */
const answerMaxMs = 60_000;

export type PageDeps = {
  place: PlaceKey;
  /** The port of the server that the next connection goes to. */
  target: () => number;
  random: Random;
};

export class Page {
  readonly place: PlaceKey;
  readonly line: Line;
  readonly wire = new MessageWire();
  readonly #random: Random;
  readonly #connection: LiveConnection;
  readonly #wakers = new Set<() => void>();
  #state: WallState = initialWallState;
  #link = "connecting";
  #sleptMs = 0;
  #sockets = 0;
  #saidLost = 0;
  /** What came over the present socket. */
  #heard: LiveMessage["type"][] = [];
  /** All that it showed and nobody has looked at yet. */
  #shown: ShowingState[] = [];

  private constructor({ place, random }: PageDeps, line: Line) {
    this.place = place;
    this.line = line;
    this.#random = random;
    this.#connection = makeLiveConnection({
      url: () => this.#url(),
      onMessage: (message) => this.#apply(message),
      onState: ({ name }) => {
        this.#link = name;
        if (name === "lost") this.#saidLost += 1;
      },
      now: () => new Date().toISOString(),
      limits: { answerMaxMs },
      browser: {
        openSocket: (url, events) => this.#openSocket(url, events),
        timers: { ...hurried, elapsedMs: () => hurried.elapsedMs() + this.#sleptMs },
        onWake: (run) => {
          this.#wakers.add(run);
          return () => this.#wakers.delete(run);
        },
        random: () => this.#random.next(),
      },
    });
  }

  static async open(deps: PageDeps): Promise<Page> {
    return new Page(deps, await Line.open(deps.target));
  }

  /** What it shows now, or null. */
  get shows(): ShowingState | null {
    return this.#state.name === "showing" ? this.#state : null;
  }

  get isLive(): boolean {
    return this.#link === "live";
  }

  /** How many sockets it has opened, the first included. */
  get sockets(): number {
    return this.#sockets;
  }

  /** How often it said that the link is lost. */
  get saidLost(): number {
    return this.#saidLost;
  }

  /** The kinds of message that came over the present socket, in order. */
  get heard(): readonly LiveMessage["type"][] {
    return this.#heard;
  }

  /** It slept, all its timers with it, and is looked at again. */
  wakeAfter(sleptMs: number): void {
    this.#sleptMs += sleptMs;
    this.wake();
  }

  wake(): void {
    for (const run of this.#wakers) run();
  }

  /** Every state that it showed since this was last asked. */
  takeShown(): ShowingState[] {
    const shown = this.#shown;
    this.#shown = [];
    return shown;
  }

  close(): void {
    this.#connection.close();
    this.line.close();
  }

  #url(): string {
    const url = new URL(`ws://127.0.0.1:${this.line.port}/api/localities/${this.place}/live`);
    if (this.#state.name === "showing") {
      url.searchParams.set("epoch", this.#state.epoch);
      url.searchParams.set("since", String(this.#state.revision));
    }
    return url.href;
  }

  #apply(message: LiveMessage): ReturnType<typeof resumeOf> | undefined {
    this.#heard.push(message.type);
    const { state, ask } = applyMessage(this.#state, message);
    if (state !== this.#state && state.name === "showing") this.#shown.push(state);
    this.#state = state;
    return ask === undefined ? undefined : resumeOf(state);
  }

  #openSocket(url: string, { onText, onClosed }: SocketEvents): LiveSocket {
    this.#sockets += 1;
    this.#heard = [];
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.on("message", (data) => {
      const text = data.toString();
      this.wire.carry(() => onText(text));
    });
    // A refusal and a reset are told by the close that follows.
    socket.on("error", () => {});
    socket.on("close", () => onClosed());
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      // A browser closes at its leisure; nothing of the page waits for it.
      close: () => socket.close(),
    };
  }
}
