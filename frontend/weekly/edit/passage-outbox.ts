/**
 * Sends what was written, one passage after the other. Nothing that was typed is given up: what did not
 * arrive is sent again under the same id, so that it is written once however often it leaves.
 */
import type { PassageReceipt, PassageRequest } from "../../../contracts/weekly-draft.ts";
import { ApiError, sentenceOf } from "../../api.ts";
import type { KeptList } from "../../entry/kept-list.ts";
import { makeRunner } from "../../entry/run-one-at-a-time.ts";
import { isRefusal, waitBefore } from "../../entry/send-again.ts";
import {
  type Spot,
  type Unsent,
  drop,
  hold,
  keepMine,
  nameSpot,
  seal,
  settle,
  write,
} from "./unsent.ts";

export type PassageOutboxParts = {
  store: KeptList<Unsent>;
  send: (spot: Spot, request: PassageRequest) => Promise<PassageReceipt>;
  /** A new UUID. */
  nextId: () => string;
  onReceipt: (spot: Spot, receipt: PassageReceipt) => void;
  /** Something else stands there by now. */
  onConflict: (spot: Spot) => void;
  /** All that is unsent; and whether the last try found nobody. */
  onChange: (unsent: readonly Unsent[], isWaiting: boolean) => void;
  /** Runs `act` after a wait. */
  after: (waitMs: number, act: () => void) => void;
  isOnline: () => boolean;
};

export interface PassageOutbox {
  /** Keeps what is being typed; it leaves when it is released. */
  keep(spot: Spot, words: string | null, basedOn: number): void;
  /** Whoever typed has stopped. */
  release(spot: Spot): void;
  keepMine(spot: Spot, version: number): void;
  takeTheirs(spot: Spot): Promise<void>;
  /** Whose words may leave from here on; null: nobody's. */
  sendAs(writer: string | null): void;
  /** Tries at once: the network is back. */
  flush(): void;
  /** Resolves when nothing can leave any more for now. */
  sent(): Promise<void>;
}

class Outbox implements PassageOutbox {
  readonly #parts: PassageOutboxParts;
  readonly #run = makeRunner(() => this.#sendNext());
  readonly #typing = new Set<string>();
  /** What the server made of our own words: by the time more are kept, they may have arrived. */
  readonly #arrived = new Map<string, number>();
  #unsent: readonly Unsent[] = [];
  #writer: string | null = null;
  #isPaused = false;
  #tries = 0;
  #changing: Promise<void> = Promise.resolve();
  #running: Promise<unknown> = Promise.resolve();

  constructor(parts: PassageOutboxParts) {
    this.#parts = parts;
  }

  keep(spot: Spot, words: string | null, seen: number): void {
    const name = nameSpot(spot);
    this.#typing.add(name);
    const step = (list: readonly Unsent[]): readonly Unsent[] => {
      const basedOn = Math.max(seen, this.#arrived.get(name) ?? 0);
      return write(list, spot, { words, basedOn });
    };
    // Said at once: the page must not show for a moment that nothing waits.
    this.#unsent = step(this.#unsent);
    this.#tell();
    void this.#change(step);
  }

  release(spot: Spot): void {
    this.#typing.delete(nameSpot(spot));
    void this.sent();
  }

  keepMine(spot: Spot, version: number): void {
    void this.#change((list) => keepMine(list, spot, version)).then(() => this.release(spot));
  }

  takeTheirs(spot: Spot): Promise<void> {
    return this.#change((list) => drop(list, spot));
  }

  sendAs(writer: string | null): void {
    this.#writer = writer;
    this.flush();
  }

  flush(): void {
    this.#isPaused = false;
    void this.#change((list) => list).then(() => this.sent());
  }

  async sent(): Promise<void> {
    await this.#changing;
    // Who finds it running only asks for another look: the run that is under way is waited for too.
    this.#running = Promise.all([this.#running, this.#run()]);
    await this.#running;
  }

  #change(step: (list: readonly Unsent[]) => readonly Unsent[]): Promise<void> {
    this.#changing = this.#parts.store.change(step).then((unsent) => {
      this.#unsent = unsent;
      this.#tell();
    });
    return this.#changing;
  }

  #tell(): void {
    this.#parts.onChange(this.#unsent, this.#isPaused || !this.#parts.isOnline());
  }

  /** False when nothing is left to do for now. */
  async #sendNext(): Promise<boolean> {
    const { isOnline, nextId, send } = this.#parts;
    if (this.#isPaused || !isOnline()) return false;
    const next = this.#unsent.find(
      (one) => one.writer === this.#writer && one.held === null && !this.#typing.has(nameSpot(one)),
    );
    if (next === undefined) return false;
    await this.#change((list) => seal(list, next, nextId()));
    const leaving = this.#unsent.find((one) => nameSpot(one) === nameSpot(next));
    if (leaving === undefined || leaving.sealed === null) return true;
    const { basedOn, sealed } = leaving;
    await send(leaving, { basedOn, ...sealed }).then(
      (receipt) => this.#settle(leaving, receipt),
      (error: unknown) => this.#holdBack(leaving, error),
    );
    return true;
  }

  async #settle(spot: Spot, receipt: PassageReceipt): Promise<void> {
    this.#tries = 0;
    this.#arrived.set(nameSpot(spot), receipt.version);
    this.#parts.onReceipt(spot, receipt);
    await this.#change((list) => settle(list, spot, receipt.version));
  }

  async #holdBack(spot: Spot, error: unknown): Promise<void> {
    if (error instanceof ApiError && error.code === "conflict") {
      await this.#change((list) => hold(list, spot, { is: "conflict" }));
      this.#parts.onConflict(spot);
      return;
    }
    if (error instanceof ApiError && isRefusal(error)) {
      const message = error.issues[0]?.message ?? sentenceOf(error);
      await this.#change((list) => hold(list, spot, { is: "refused", message }));
      return;
    }
    this.#isPaused = true;
    this.#tries += 1;
    this.#tell();
    const tries = this.#tries;
    this.#parts.after(waitBefore(tries - 1), () => {
      if (this.#isPaused && this.#tries === tries) this.flush();
    });
  }
}

export const makePassageOutbox = (parts: PassageOutboxParts): PassageOutbox => new Outbox(parts);
