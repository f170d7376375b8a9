/**
 * Sends what waits, one envelope after the other, and says of each cell how its figure fares. Nothing
 * that was typed is given up: what did not arrive is sent again, with the same idempotency key, until
 * the server has answered.
 */
import type { Submission, SubmissionReceipt } from "../../contracts/observation.ts";
import { ApiError } from "../api.ts";
import { type Delivery, deliveryOf, savedDelivery } from "./delivery.ts";
import { isAboutFigure, messagesOf, sentenceOfAll, submissionOf } from "./envelope.ts";
import type { LetterStore } from "./letter-store.ts";
import {
  type Envelope,
  type Letter,
  type Writer,
  acknowledge,
  addLetter,
  forget,
  refuse,
  sealNext,
  withdraw,
} from "./letters.ts";
import { isRefusal, isUnreachable, waitBefore } from "./send-again.ts";
import { makeRunner } from "./run-one-at-a-time.ts";

export type OutboxParts = {
  store: LetterStore;
  submit: (
    locality: string,
    submission: Submission,
    idempotencyKey: string,
  ) => Promise<SubmissionReceipt>;
  /** A new key, never used before. */
  nextKey: () => string;
  onDelivery: (cell: string, delivery: Delivery) => void;
  /** All that waits or was refused, after every change. */
  onLetters: (letters: readonly Letter[]) => void;
  /** Runs `act` after a wait. */
  after: (waitMs: number, act: () => void) => void;
  /** False where the browser knows that there is no network: then nothing is tried. */
  isOnline: () => boolean;
};

export interface Outbox {
  /** Puts letters in; one that has not left yet is replaced by a later one for its figure. */
  add(letters: readonly Letter[]): Promise<void>;
  /** Takes back what has not left for this cell; false when nothing could be. */
  withdraw(cell: string): Promise<boolean>;
  /** Somebody has read what was refused of this cell. */
  forget(cell: string): Promise<void>;
  /** Whose letters may leave from here on; null: nobody's. */
  sendAs(writer: Writer | null): void;
  /** Sends at once all that waits: the network is back, or somebody asked. */
  flush(): void;
  /** Looks into the store anew: another tab has changed it. */
  look(): Promise<void>;
}

class Sender implements Outbox {
  readonly #parts: OutboxParts;
  #writer: Writer | null = null;
  readonly #run = makeRunner(() => this.#sendNext());
  /** Something came while the last look was on its way. */
  /** Until somebody can be reached again nothing leaves, so that later figures replace earlier ones. */
  #isPaused = false;
  #tries = 0;
  /** Envelopes that the server could not digest: others pass them by. */
  readonly #resting = new Set<string>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  async add(added: readonly Letter[]): Promise<void> {
    await this.#change((letters) => added.reduce<readonly Letter[]>(addLetter, letters));
    const mayLeave = !this.#isPaused && this.#parts.isOnline();
    for (const letter of added) this.#parts.onDelivery(letter.cell, deliveryOf(letter, mayLeave));
    void this.#run();
  }

  async withdraw(cell: string): Promise<boolean> {
    let withdrawn = false;
    await this.#change((letters) => {
      const after = withdraw(letters, cell);
      withdrawn = after.withdrawn;
      return after.letters;
    });
    return withdrawn;
  }

  async forget(cell: string): Promise<void> {
    await this.#change((letters) => forget(letters, cell));
  }

  sendAs(writer: Writer | null): void {
    this.#writer = writer;
    this.flush();
  }

  flush(): void {
    this.#isPaused = false;
    this.#resting.clear();
    void this.#run();
  }

  async look(): Promise<void> {
    await this.#change((letters) => letters);
    void this.#run();
  }

  async #change(step: (letters: readonly Letter[]) => readonly Letter[]): Promise<void> {
    this.#parts.onLetters(await this.#parts.store.change(step));
  }

  /** False when nothing is left to do for now. */
  async #sendNext(): Promise<boolean> {
    const writer = this.#writer;
    if (writer === null || this.#isPaused || !this.#parts.isOnline()) return false;
    const envelope = await this.#seal(writer);
    if (envelope === null) return false;
    for (const letter of envelope.letters)
      this.#parts.onDelivery(letter.cell, deliveryOf(letter, true));
    const { locality } = envelope.letters[0] ?? { locality: "" };
    await this.#parts.submit(locality, submissionOf(envelope), envelope.key).then(
      (receipt) => this.#settle(envelope, receipt),
      (error: unknown) => this.#holdBack(envelope, error),
    );
    return true;
  }

  async #seal(writer: Writer): Promise<Envelope | null> {
    let envelope: Envelope | null = null;
    await this.#change((letters) => {
      const key = this.#parts.nextKey();
      const sealed = sealNext(letters, { writer, key, resting: this.#resting });
      envelope = sealed.envelope;
      return sealed.letters;
    });
    return envelope;
  }

  async #settle(envelope: Envelope, receipt: SubmissionReceipt): Promise<void> {
    this.#tries = 0;
    await this.#change((letters) => acknowledge(letters, envelope, receipt.recordedAt));
    envelope.letters.forEach((letter, place) => {
      const warnings = receipt.warnings
        .filter(({ path }) => isAboutFigure(path, place))
        .map(({ message }) => message);
      this.#parts.onDelivery(letter.cell, savedDelivery(letter, receipt.recordedAt, warnings));
    });
    await this.#tellOfFollowers(envelope);
  }

  async #holdBack(envelope: Envelope, error: unknown): Promise<void> {
    const { onDelivery } = this.#parts;
    if (error instanceof ApiError && isRefusal(error)) {
      await this.#refuse(envelope, error);
      return;
    }
    if (error instanceof ApiError && isUnreachable(error)) {
      for (const letter of envelope.letters) onDelivery(letter.cell, deliveryOf(letter));
      this.#pause();
      return;
    }
    const message = "It could not be saved just now. It is kept here, and is sent again by itself.";
    for (const letter of envelope.letters) {
      const { typed, note, none, cell } = letter;
      onDelivery(cell, { is: "failed", message, typed, note, none });
    }
    this.#rest(envelope.key);
  }

  async #refuse(envelope: Envelope, error: ApiError): Promise<void> {
    const messages = messagesOf(error);
    const is = error.code === "conflict" && messages.size > 0 ? "conflict" : "refused";
    await this.#change((letters) =>
      refuse(letters, envelope, { is, message: sentenceOfAll(error) }, messages),
    );
    await this.#tellOfFollowers(envelope);
  }

  /** Of the cells of an envelope, how what is in the box for them stands by now. */
  async #tellOfFollowers({ letters: gone }: Envelope): Promise<void> {
    const cells = new Set(gone.map(({ cell }) => cell));
    let inBox: readonly Letter[] = [];
    await this.#change((letters) => (inBox = letters));
    for (const letter of inBox)
      if (cells.has(letter.cell)) this.#parts.onDelivery(letter.cell, deliveryOf(letter, true));
  }

  #pause(): void {
    this.#isPaused = true;
    this.#tries += 1;
    const { after } = this.#parts;
    const tries = this.#tries;
    after(waitBefore(tries - 1), () => {
      if (this.#isPaused && this.#tries === tries) this.flush();
    });
  }

  #rest(key: string): void {
    this.#resting.add(key);
    this.#tries += 1;
    this.#parts.after(waitBefore(this.#tries - 1), () => {
      this.#resting.delete(key);
      void this.#run();
    });
  }
}

export const makeOutbox = (parts: OutboxParts): Outbox => new Sender(parts);
