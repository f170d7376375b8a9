/**
 * A place, two servers and some walls in foul weather: the real hub, the real connection and the
 * real wall state; only time, the store and the network are the test's. What a wall shows is held
 * against what was true, at every message.
 */
import { makeHub, type Hub } from "../../backend/live/hub.ts";
import { type LinkState, makeLiveConnection } from "../../frontend/live/connection.ts";
import {
  applyMessage,
  initialWallState,
  resumeOf,
  type WallState,
} from "../../frontend/live/wall-state.ts";
import { type FakeClock, makeFakeClock } from "./fake-clock.ts";
import { fair, foul, type Link, openLink, type Weather } from "./fake-network.ts";
import { inWords, locality, makeModelStore, type ModelStore } from "./model-store.ts";
import { makeRememberingLog } from "./remembering-log.ts";
import { makeRandom, type Random } from "./random.ts";

const keys = ["nctr", "opel", "ed", "beds"];
const wallCount = 4;
const serverCount = 2;
const stepsPerBatch = 12;
const twoBeatsMs = 20_000;
/** Until a page that was not told of its cut has noticed, and come back. */
const silenceAndRetryMs = 36_000;

type Server = {
  hub: Hub;
  listening: boolean;
};

type WallScreen = {
  state: WallState;
  link: LinkState["name"];
  line: Link | null;
  wake(): void;
};

export type Simulation = {
  /** Things happen, in foul weather. */
  batch(): Promise<void>;
  /** The weather clears and time passes; then every wall must show what is true now. */
  settle(): Promise<void>;
  stop(): void;
};

class Simulated implements Simulation {
  readonly #random: Random;
  readonly #clock: FakeClock = makeFakeClock();
  readonly #store: ModelStore;
  readonly #servers: Server[];
  readonly #walls: WallScreen[];
  readonly #connections: { close(): void }[] = [];
  #weather: Weather = fair;
  #storeFails = false;
  #wasCutInSilence = false;

  constructor(seed: number) {
    this.#random = makeRandom(seed);
    this.#store = makeModelStore(this.#clock, { nctr: 17, opel: 2, ed: 267, beds: 29 });
    this.#store.readDelaysMs = () => [this.#random.below(60), this.#random.below(60)];
    this.#store.fails = () => this.#storeFails && this.#random.chance(0.7);
    this.#servers = Array.from({ length: serverCount }, () => this.#startServer());
    this.#walls = Array.from({ length: wallCount }, () => this.#hangWall());
  }

  async batch(): Promise<void> {
    this.#weather = this.#random.chance(0.7) ? foul : fair;
    for (let step = 0; step < stepsPerBatch; step += 1) {
      this.#happen();
      const ms = this.#random.chance(0.7) ? this.#random.below(120) : this.#random.below(6_000);
      await this.#clock.advance(ms);
    }
  }

  async settle(): Promise<void> {
    this.#weather = fair;
    this.#storeFails = false;
    this.#servers.forEach((server) => this.#listenAgain(server));
    this.#walls.forEach(({ line }) => line?.choke(false));
    if (this.#wasCutInSilence) await this.#clock.advance(silenceAndRetryMs);
    this.#wasCutInSilence = false;
    await this.#clock.advance(twoBeatsMs);
    const { epoch, revision } = this.#store;
    const truth = `${epoch} ${revision}: ${this.#store.truthAt(epoch, revision)}, live`;
    this.#walls.forEach(({ state, link }, i) => {
      const shown =
        state.name === "showing"
          ? `${state.epoch} ${state.revision}: ${inWords(state.figures)}, ${link}`
          : "nothing";
      if (shown !== truth) throw new Error(`Wall ${i} shows ${shown}; true is ${truth}`);
    });
  }

  stop(): void {
    this.#connections.forEach((connection) => connection.close());
    this.#servers.forEach(({ hub }) => hub.close());
  }

  /** One thing, by chance; what is near the top happens more often. */
  #happen(): void {
    const dice = this.#random.below(100);
    if (dice < 45) this.#submit();
    else if (dice < 60) this.#cut(this.#pick(this.#walls));
    else if (dice < 70) this.#pick(this.#walls).line?.choke(this.#random.chance(0.6));
    else if (dice < 78) this.#loseOrRegain(this.#pick(this.#servers));
    else if (dice < 84) this.#restart(this.#random.below(serverCount));
    else if (dice < 88) this.#storeFails = !this.#storeFails;
    else if (dice < 92) this.#putBack();
    else this.#pick(this.#walls).wake();
  }

  #submit(): void {
    const values: Record<string, number> = {};
    const count = 1 + this.#random.below(3);
    for (let i = 0; i < count; i += 1) values[this.#pick(keys)] = this.#random.below(1_000);
    this.#announce(this.#store.submit(values));
  }

  /** Every server that listens hears it a little later, in the order of the commits. */
  #announce(revision: number): void {
    for (const server of this.#servers) {
      if (!server.listening) continue;
      const { hub } = server;
      this.#clock.after(3, () => hub.changed(locality, revision));
      if (this.#random.chance(0.1)) this.#clock.after(3, () => hub.changed(locality, revision));
    }
  }

  #cut({ line }: WallScreen): void {
    const tellPage = this.#random.chance(0.7);
    if (!tellPage) this.#wasCutInSilence = true;
    line?.cut(tellPage, this.#random.chance(0.7));
  }

  #loseOrRegain(server: Server): void {
    if (server.listening) server.listening = false;
    else this.#listenAgain(server);
  }

  #listenAgain(server: Server): void {
    if (server.listening) return;
    server.listening = true;
    server.hub.recheck();
  }

  #restart(index: number): void {
    this.#servers[index]?.hub.close();
    this.#servers[index] = this.#startServer();
  }

  /** A store that was put back from a copy begins a new epoch, at an earlier revision. */
  #putBack(): void {
    this.#store.putBack(this.#random.below(this.#store.revision + 1));
    // A put-back store drops its connections, nearly always.
    if (this.#random.chance(0.8)) this.#servers.forEach((server) => (server.listening = false));
  }

  #startServer(): Server {
    const hub = makeHub({
      readings: this.#store,
      now: this.#clock.now,
      timers: this.#clock,
      random: this.#random.next,
      log: makeRememberingLog(),
      limits: { bufferedBytesMax: 4_000, drainedBytesMax: 500, sliceWires: 2 },
    });
    return { hub, listening: true };
  }

  #hangWall(): WallScreen {
    const wakers: (() => void)[] = [];
    const wall: WallScreen = {
      state: initialWallState,
      link: "connecting",
      line: null,
      wake: () => wakers.forEach((run) => run()),
    };
    const connection = makeLiveConnection({
      url: () => "live",
      onMessage: (message) => {
        const { state, ask } = applyMessage(wall.state, message);
        wall.state = state;
        this.#checkTrue(state);
        return ask === undefined ? undefined : resumeOf(state);
      },
      onState: ({ name }) => (wall.link = name),
      now: this.#clock.now,
      browser: {
        openSocket: (_, page) => {
          const { hub } = this.#pick(this.#servers);
          const { state } = wall;
          const claimed = state.name === "showing" ? state : null;
          wall.line = openLink({
            clock: this.#clock,
            random: this.#random,
            weather: () => this.#weather,
            hub,
            claimed,
            page,
          });
          return wall.line.socket;
        },
        timers: this.#clock,
        onWake: (run) => {
          wakers.push(run);
          return () => {};
        },
        random: this.#random.next,
      },
    });
    this.#connections.push(connection);
    return wall;
  }

  /** Not only each number: the whole wall is what the place was at the revision that it names. */
  #checkTrue(state: WallState): void {
    if (state.name === "waiting") return;
    const shown = inWords(state.figures);
    const truth = this.#store.truthAt(state.epoch, state.revision);
    if (shown === truth) return;
    throw new Error(`At ${state.epoch} ${state.revision} was ${truth}; a wall shows ${shown}`);
  }

  #pick<T>(choices: readonly T[]): T {
    const picked = choices[this.#random.below(choices.length)];
    if (picked === undefined) throw new Error("There is nothing to choose from.");
    return picked;
  }
}

export const simulate = (seed: number): Simulation => new Simulated(seed);
