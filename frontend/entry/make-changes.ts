/** Sends what was changed, step by step, and takes steps back. */
import type { Instant } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import { applyRestore } from "./cell-content.ts";
import type { Cell } from "./create-cell.ts";
import type { PageOutbox } from "./create-page-outbox.ts";
import { type Delivery, deliveryOf } from "./delivery.ts";
import type { Letter, Typed, Writer } from "./letters.ts";
import { type Step, doAgain, noSteps, recordStep, takeBack } from "./undo-steps.ts";
import { enteredByMistake, observe } from "./write-letter.ts";

export interface Changes {
  /** Sends a step, which can be taken back. */
  send(step: Step): void;
  /** Takes the last step back; false when there is none. */
  undo(): boolean;
  redo(): boolean;
}

export type ChangesParts = {
  outbox: PageOutbox;
  writer: () => Writer;
  now: () => Instant;
  nextKey: () => string;
  /** Whose figures they are. */
  place: () => Pick<EntrySheet, "locality" | "provider">;
  cellOf: (key: string) => Cell | undefined;
  deliver: (cell: string, delivery: Delivery) => void;
};

export const isSameTyped = (a: Typed, b: Typed): boolean =>
  a.typed === b.typed && a.note === b.note && a.none === b.none;

/** As it is sent: without the blanks around it. */
export const typedOf = ({ typed, note, none }: Typed): Typed => ({
  typed: typed.trim(),
  note: note.trim(),
  none,
});

/** With nothing before it, a figure that has left can only be taken back by saying that there is none. */
const toSend = (typed: Typed): Typed =>
  typed.typed === "" && typed.none === null ? { ...typed, none: enteredByMistake } : typed;

class Sending implements Changes {
  readonly #parts: ChangesParts;
  #steps = noSteps;

  constructor(parts: ChangesParts) {
    this.#parts = parts;
  }

  send(step: Step): void {
    this.#steps = recordStep(this.#steps, step);
    this.#post(step.map(({ cell, after }) => ({ cell, typed: after, reason: null })));
  }

  undo(): boolean {
    const back = takeBack(this.#steps);
    if (back === null) return false;
    this.#steps = back.steps;
    void this.#replay(back.step, "before", "undone");
    return true;
  }

  redo(): boolean {
    const again = doAgain(this.#steps);
    if (again === null) return false;
    this.#steps = again.steps;
    void this.#replay(again.step, "after", "done again");
    return true;
  }

  #post(sent: readonly { cell: string; typed: Typed; reason: string | null }[]): void {
    const letters = sent.flatMap(({ cell: key, typed, reason }) => {
      const cell = this.#parts.cellOf(key);
      return cell === undefined ? [] : (this.#write(cell, typed, reason) ?? []);
    });
    if (letters.length === 0) return;
    for (const letter of letters) this.#parts.deliver(letter.cell, deliveryOf(letter, true));
    void this.#parts.outbox.add(letters);
  }

  #write(cell: Cell, typed: Typed, reason: string | null): Letter | null {
    const { writer, now, nextKey } = this.#parts;
    const content = cell.content();
    const about = { reason: reason ?? content.reason, now: now() };
    const observation = observe(cell.row(), content, typed, about);
    if (observation === null) return null;
    const { locality, provider } = this.#parts.place();
    return {
      ...typed,
      id: nextKey(),
      writer: writer(),
      locality,
      provider: provider.key,
      cell: cell.key,
      observation,
      envelope: null,
      refusal: null,
    };
  }

  /** Sends the one side of a step again, but for what had not left: that is simply taken out. */
  async #replay(step: Step, side: "before" | "after", reason: string): Promise<void> {
    const sent: { cell: string; typed: Typed; reason: string }[] = [];
    for (const change of step) {
      const cell = this.#parts.cellOf(change.cell);
      if (cell === undefined) continue;
      const typed = change[side];
      const isWithdrawn = await this.#parts.outbox.withdraw(cell.key);
      const left = this.#parts.outbox.letters().find((letter) => letter.cell === cell.key);
      const stands = left ?? cell.content().saved;
      cell.change((content) => ({
        ...applyRestore({ ...content, delivery: left === undefined ? null : deliveryOf(left) }),
        ...typed,
      }));
      if (isWithdrawn && isSameTyped(typed, typedOf(stands))) continue;
      sent.push({ cell: cell.key, typed: toSend(typed), reason });
    }
    this.#post(sent);
  }
}

export const makeChanges = (parts: ChangesParts): Changes => new Sending(parts);
