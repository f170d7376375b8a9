/**
 * Sends what people said of figures, the first said first, and gives nothing up: a remark has an id of
 * its own, under which it is kept once however often it is sent.
 */
import type { RemarkRequest } from "../../contracts/remark.ts";
import { ApiError, sentenceOf } from "../api.ts";
import type { KeptList } from "./kept-list.ts";
import type { Writer } from "./letters.ts";
import { isRefusal, waitBefore } from "./send-again.ts";
import { makeRunner } from "./run-one-at-a-time.ts";

export type SaidRemark = {
  request: RemarkRequest;
  writer: Writer;
  locality: string;
  /** The cell of which it was said. */
  cell: string;
  /** Why the server would not have it; null while that is not known. */
  refusal: string | null;
};

export type RemarkQueueParts = {
  store: KeptList<SaidRemark>;
  send: (locality: string, request: RemarkRequest) => Promise<void>;
  /** False while the figure of which it was said is on its way: a remark is kept with what stands there. */
  mayLeave: (remark: SaidRemark) => boolean;
  onArrival: (remark: SaidRemark) => void;
  /** All that waits or was refused; and whether the last try found nobody. */
  onChange: (remarks: readonly SaidRemark[], isHeld: boolean) => void;
  after: (waitMs: number, act: () => void) => void;
  isOnline: () => boolean;
};

export interface RemarkQueue {
  add(remark: SaidRemark): Promise<void>;
  /** Somebody has read why it was refused. */
  forget(id: string): Promise<void>;
  /** Whose remarks may leave from here on; null: nobody's. */
  sendAs(writer: Writer | null): void;
  /** Tries at once: the network is back. */
  flush(): void;
  /** Looks into the store anew: a figure has arrived, or another tab has changed the list. */
  look(): Promise<void>;
}

class Queue implements RemarkQueue {
  readonly #parts: RemarkQueueParts;
  #writer: Writer | null = null;
  readonly #run = makeRunner(() => this.#sendNext());
  #isPaused = false;
  #tries = 0;
  #remarks: readonly SaidRemark[] = [];

  constructor(parts: RemarkQueueParts) {
    this.#parts = parts;
  }

  async add(remark: SaidRemark): Promise<void> {
    await this.#change((remarks) => [...remarks, remark]);
    void this.#run();
  }

  forget(id: string): Promise<void> {
    return this.#change((remarks) => remarks.filter(({ request }) => request.id !== id));
  }

  sendAs(writer: Writer | null): void {
    this.#writer = writer;
    this.flush();
  }

  flush(): void {
    this.#isPaused = false;
    void this.#run();
  }

  async look(): Promise<void> {
    await this.#change((remarks) => remarks);
    void this.#run();
  }

  async #change(step: (remarks: readonly SaidRemark[]) => readonly SaidRemark[]): Promise<void> {
    this.#remarks = await this.#parts.store.change(step);
    this.#tell();
  }

  #tell(): void {
    this.#parts.onChange(this.#remarks, this.#isPaused || !this.#parts.isOnline());
  }

  /** False when nothing is left to do for now. */
  async #sendNext(): Promise<boolean> {
    const { isOnline, mayLeave, send } = this.#parts;
    if (this.#writer === null || this.#isPaused || !isOnline()) return false;
    const { id } = this.#writer;
    const first = this.#remarks.find(
      (remark) => remark.writer.id === id && remark.refusal === null && mayLeave(remark),
    );
    if (first === undefined) return false;
    await send(first.locality, first.request).then(
      () => this.#settle(first),
      (error: unknown) => this.#holdBack(first, error),
    );
    return true;
  }

  async #settle(remark: SaidRemark): Promise<void> {
    this.#tries = 0;
    await this.forget(remark.request.id);
    this.#parts.onArrival(remark);
  }

  async #holdBack({ request }: SaidRemark, error: unknown): Promise<void> {
    if (error instanceof ApiError && isRefusal(error)) {
      const refusal = sentenceOf(error);
      await this.#change((remarks) =>
        remarks.map((one) => (one.request.id === request.id ? { ...one, refusal } : one)),
      );
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

export const makeRemarkQueue = (parts: RemarkQueueParts): RemarkQueue => new Queue(parts);
