/**
 * What was sent and acknowledged, and so what the whole measures must say: worked out here from what
 * was sent alone, with none of the product's own reading. And what was acknowledged is never lost
 * (rule S7) nor recorded twice (rule S6).
 */
import type { AsAt } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { SubmissionReceipt } from "../../contracts/observation.ts";
import type { Position, PutBack } from "./truth.ts";

type Said = { asAt: AsAt; value: number | null };
type Entry = { epoch: string; revision: number; said: Said };

/** What is worked out of others, or of parts, is left to the other check. */
const isWhole = ({ derived, parts }: Figure): boolean => !derived && parts.length === 0;

export class Ledger {
  /** All that was acknowledged, by place and measure. */
  readonly #entries = new Map<string, Entry[]>();
  /** What the figures said as the ledger was opened, by place and measure. */
  readonly #opening = new Map<string, Said>();
  /** From which position each later epoch went on, by place and epoch. */
  readonly #putBack = new Map<string, Position>();

  /** A place's figures as they stand before anything is sent. */
  openAt(place: string, figures: readonly Figure[]): void {
    for (const { key, asAt, value } of figures) {
      if (asAt !== null) this.#opening.set(`${place} ${key}`, { asAt, value });
    }
  }

  /** A submission of whole measures was acknowledged. */
  acknowledged(
    { locality: place, epoch, revision }: SubmissionReceipt,
    observations: readonly ({ measure: string } & Said)[],
  ): void {
    for (const { measure, asAt, value } of observations) {
      const name = `${place} ${measure}`;
      const entry = { epoch, revision, said: { asAt, value } };
      this.#entries.set(name, [...(this.#entries.get(name) ?? []), entry]);
    }
  }

  restored(puttings: readonly PutBack[]): void {
    for (const { from, to } of puttings) this.#putBack.set(`${to.place} ${to.epoch}`, from);
  }

  /** What figures at a position say otherwise than what was sent; empty when they agree. */
  disagreements(position: Position, figures: readonly Figure[]): string[] {
    return figures.filter(isWhole).flatMap(({ key, asAt, value }) => {
      const said = this.#lastSaid(position, key);
      if (said === null || (said.asAt === asAt && said.value === value)) return [];
      return [`${key} is ${value} as at ${asAt}; sent was ${said.value} as at ${said.asAt}`];
    });
  }

  /** Of the latest as-at what was recorded last, as far as the position has it behind it. */
  #lastSaid(position: Position, measure: string): Said | null {
    const name = `${position.place} ${measure}`;
    const lineage = this.#lineageOf(position);
    const inForce = (this.#entries.get(name) ?? [])
      .filter(({ epoch, revision }) => revision <= (lineage.get(epoch) ?? -1))
      .toSorted((a, b) => a.revision - b.revision)
      .reduce<Said | null>(
        (last, { said }) => (last === null || said.asAt >= last.asAt ? said : last),
        null,
      );
    const opening = this.#opening.get(name);
    if (inForce === null) return opening ?? null;
    return opening !== undefined && opening.asAt > inForce.asAt ? opening : inForce;
  }

  /** How far each epoch lies behind a position: all of its own up to it, and of those it goes on from. */
  #lineageOf(position: Position): Map<string, number> {
    const lineage = new Map<string, number>();
    for (let at: Position | undefined = position; at !== undefined;) {
      lineage.set(at.epoch, at.revision);
      at = this.#putBack.get(`${at.place} ${at.epoch}`);
    }
    return lineage;
  }
}
