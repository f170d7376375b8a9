/**
 * What can happen to whole messages between a socket and the page's code: TCP itself neither loses nor
 * swaps what it carries, but a proxy that reconnects, a page that was asleep, or two sockets that
 * overlap do; the protocol promises to survive it (rules L2 to L4).
 */
export type Mishap = "lose" | "repeat" | "swap";

export class MessageWire {
  readonly #mishaps: Mishap[] = [];
  /** A message that waits to be overtaken by the next. */
  #held: (() => void) | null = null;
  #last: (() => void) | null = null;

  /** Happens to the next message that comes, one mishap a message. */
  plan(mishap: Mishap): void {
    this.#mishaps.push(mishap);
  }

  /** Nothing more happens to messages; one that is held is let go. */
  heal(): void {
    this.#mishaps.length = 0;
    this.#release();
  }

  /** @param deliver hands the message to the page. */
  carry(deliver: () => void): void {
    const before = this.#last;
    this.#last = deliver;
    switch (this.#mishaps.shift()) {
      case "lose":
        return;
      case "repeat":
        // The one before comes once more too: by now it is old news.
        deliver();
        before?.();
        deliver();
        break;
      case "swap":
        this.#release();
        this.#held = deliver;
        return;
      case undefined:
        deliver();
    }
    this.#release();
  }

  #release(): void {
    const held = this.#held;
    this.#held = null;
    held?.();
  }
}
