/**
 * One place and the displays that show it. There is no queue: the feed knows what each display holds
 * and what the place has reached, and a round brings every display from the one to the other. So a
 * change that comes during a read, a wire that joins, a page that asks and a listener that was away
 * are all the same work, and a failed round is simply done again.
 */
import { Buffer } from "node:buffer";
import type { Instant } from "../../contracts/calendar.ts";
import {
  byStanding,
  type Display,
  forget,
  makeDisplay,
  needOf,
  readResume,
  type Standing,
} from "./display.ts";
import type { HubLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import { makeProgress } from "./progress.ts";
import {
  type Position,
  type Readings,
  samePosition,
  writeBeat,
  writePatch,
  writeSnapshot,
} from "./readings.ts";
import { makeRounds, type Rounds } from "./rounds.ts";
import { makeSlowWires, type SlowWires } from "./slow-wires.ts";
import { type Timers, withDeadline } from "./timers.ts";
import { closing, type Wire, type WireHandle } from "./wire.ts";

/** What has been done since the hub began; only ever grows. */
export type Totals = {
  sentTexts: number;
  sentBytes: number;
  reads: number;
  failedRounds: number;
  /** Texts that were not sent because the wire was behind. */
  skippedTexts: number;
  /** Wires closed because they did not drain. */
  closedSlow: number;
  /** Wires closed for what they sent, or refused for want of room. */
  refused: number;
};

export type FeedDeps = {
  readings: Readings;
  now: () => Instant;
  timers: Timers;
  random: () => number;
  log: Log;
  limits: HubLimits;
  totals: Totals;
};

export class PlaceFeed {
  readonly #locality: string;
  readonly #deps: FeedDeps;
  readonly #onEmpty: () => void;
  readonly #displays = new Set<Display>();
  readonly #rounds: Rounds;
  readonly #progress = makeProgress();
  readonly #slowWires: SlowWires;
  #checksAsked = 0;
  #checksDone = 0;
  #beatDue = false;
  #callOffBeat: () => void;

  constructor(locality: string, deps: FeedDeps, onEmpty: () => void) {
    this.#locality = locality;
    this.#deps = deps;
    this.#onEmpty = onEmpty;
    this.#rounds = makeRounds({
      round: () => this.#round(),
      onFailed: (error, failures) => {
        deps.totals.failedRounds += 1;
        deps.log.error({ err: error, locality, failures }, "The figures could not be read.");
      },
      timers: deps.timers,
      random: deps.random,
      limits: deps.limits,
    });
    this.#slowWires = makeSlowWires({
      ...deps,
      onDrained: () => this.#rounds.ask(),
      onStuck: (display) => {
        deps.totals.closedSlow += 1;
        this.#end(display, closing.tryLater, "The line is too slow for what is sent.");
      },
    });
    this.#callOffBeat = this.#beatLater();
  }

  get wires(): number {
    return this.#displays.size;
  }

  /** The wire is registered here, before anything is read for it (rule L5). */
  join(wire: Wire, claimed: Position | null): WireHandle {
    const display = makeDisplay(wire, claimed);
    this.#displays.add(display);
    this.#rounds.ask();
    return {
      received: (text) => this.#received(display, text),
      left: () => this.#remove(display),
    };
  }

  /** A transaction that led to `revision` has committed. */
  changed(revision: number): void {
    const heard = this.#progress.hear(revision);
    if (heard === "news") this.#rounds.ask();
    if (heard === "backwards") this.recheck();
  }

  /** Something may have been missed: read the revision again. */
  recheck(): void {
    this.#checksAsked += 1;
    this.#rounds.ask();
  }

  close(code: number, reason: string): void {
    this.#rounds.stop();
    for (const display of [...this.#displays]) this.#end(display, code, reason);
  }

  async #round(): Promise<void> {
    const isBeat = this.#beatDue;
    // A beat promises that the position was just checked, so it never covers a deaf listener.
    if (isBeat || this.#checksDone < this.#checksAsked) await this.#check();
    await this.#sendPatches();
    await this.#sendSnapshot();
    if (isBeat) await this.#sendBeats();
  }

  async #check(): Promise<void> {
    const asked = this.#checksAsked;
    const announcedBefore = this.#progress.announced;
    const position = await this.#read(this.#deps.readings.readRevision(this.#locality));
    this.#learn(position, announcedBefore);
    this.#checksDone = asked;
  }

  /** One read and one text for each position at which displays stand: nearly always one. */
  async #sendPatches(): Promise<void> {
    const standings = byStanding(this.#inNeedOf("patch"));
    const { positionsPerRoundMax } = this.#deps.limits;
    standings.slice(positionsPerRoundMax).forEach(forget);
    for (const standing of standings.slice(0, positionsPerRoundMax)) {
      await this.#sendPatch(standing);
    }
  }

  async #sendPatch(standing: Standing): Promise<void> {
    const { held, displays } = standing;
    const { readings, now } = this.#deps;
    const announcedBefore = this.#progress.announced;
    const patch = await this.#read(readings.readPatch(this.#locality, held.revision));
    if (patch === "unknown") return forget(standing);
    const reached = { epoch: patch.epoch, revision: patch.to };
    this.#learn(reached, announcedBefore);
    if (patch.epoch !== held.epoch || patch.to < held.revision) return forget(standing);
    const isUpToDate = patch.to === held.revision;
    const text = isUpToDate ? writeBeat(reached, now()) : writePatch(patch);
    await this.#deliver(displays, held, reached, text);
  }

  async #sendSnapshot(): Promise<void> {
    const displays = this.#inNeedOf("snapshot");
    if (displays.length === 0) return;
    const announcedBefore = this.#progress.announced;
    const snapshot = await this.#read(this.#deps.readings.readSnapshot(this.#locality));
    const reached = { epoch: snapshot.epoch, revision: snapshot.revision };
    this.#learn(reached, announcedBefore);
    await this.#deliver(displays, "any", reached, writeSnapshot(snapshot));
  }

  async #sendBeats(): Promise<void> {
    this.#beatDue = false;
    const at = this.#deps.now();
    const answered = [...this.#displays].filter((d) => !d.owed && d.behindSinceMs === null);
    for (const display of answered) display.messages = 0;
    for (const { held, displays } of byStanding(answered)) {
      await this.#deliver(displays, held, held, writeBeat(held, at));
    }
  }

  /**
   * The one place where texts are sent. A display that has moved from `from` since the read, because
   * its page asked meanwhile, is left for the next round.
   */
  async #deliver(
    displays: Display[],
    from: Position | "any",
    reached: Position,
    text: string,
  ): Promise<void> {
    const { totals, limits, timers } = this.#deps;
    const bytes = Buffer.byteLength(text);
    let inSlice = 0;
    for (const display of displays) {
      if (inSlice === limits.sliceWires) {
        await timers.breathe();
        inSlice = 0;
      }
      if (display.gone || (from !== "any" && !samePosition(display.held, from))) continue;
      if (display.wire.bufferedBytes > limits.bufferedBytesMax) {
        totals.skippedTexts += 1;
        this.#slowWires.fallBehind(display);
        continue;
      }
      display.wire.send(text);
      display.held = reached;
      display.owed = false;
      inSlice += 1;
      totals.sentTexts += 1;
      totals.sentBytes += bytes;
    }
  }

  async #read<T>(reading: Promise<T>): Promise<T> {
    this.#deps.totals.reads += 1;
    const { timers, limits } = this.#deps;
    return withDeadline(timers, limits.readMaxMs, "Reading the figures", reading);
  }

  #learn(position: Position, announcedBefore: number): void {
    if (this.#progress.learn(position, announcedBefore)) return;
    // The next beat checks again, should it have been a slow copy.
    this.#deps.log.warn(
      { locality: this.#locality, announced: announcedBefore, read: position.revision },
      "The store is behind what was announced.",
    );
  }

  #inNeedOf(need: "patch" | "snapshot"): Display[] {
    const { known, announced } = this.#progress;
    return [...this.#displays].filter((display) => needOf(display, known, announced) === need);
  }

  #received(display: Display, text: string): void {
    if (display.gone) return;
    display.messages += 1;
    const { messageCharsMax, messagesPerBeatMax } = this.#deps.limits;
    if (text.length > messageCharsMax) return this.#refuse(display, "That message is too long.");
    if (display.messages > messagesPerBeatMax) {
      return this.#refuse(display, "Too many messages in a short time.");
    }
    const position = readResume(text);
    if (position === null) return this.#refuse(display, "That message cannot be read.");
    display.held = position;
    display.owed = true;
    this.#rounds.ask();
  }

  #refuse(display: Display, reason: string): void {
    this.#deps.totals.refused += 1;
    this.#end(display, closing.refused, reason);
  }

  #beatLater(): () => void {
    return this.#deps.timers.after(this.#deps.limits.beatEveryMs, () => {
      this.#beatDue = true;
      this.#callOffBeat = this.#beatLater();
      this.#rounds.ask();
    });
  }

  #end(display: Display, code: number, reason: string): void {
    this.#remove(display);
    display.wire.close(code, reason);
  }

  #remove(display: Display): void {
    display.gone = true;
    if (!this.#displays.delete(display) || this.#displays.size > 0) return;
    this.#rounds.stop();
    this.#callOffBeat();
    this.#slowWires.stop();
    this.#onEmpty();
  }
}
