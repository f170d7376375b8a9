/** Where a figure is on its way to the server. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Letter, Typed } from "./letters.ts";

/** With what was typed, so that a cell can be drawn again as it was left. */
export type Delivery = Typed &
  (
    | { is: "saving" }
    /** No answer came; it is sent again by itself. */
    | { is: "waiting" }
    | { is: "saved"; at: Instant; asAt: string; warnings: readonly string[] }
    /** The server could not say; it is sent again by itself, and at once when someone asks. */
    | { is: "failed"; message: string }
    /** The server read it and said no. */
    | { is: "refused"; message: string }
    /** Somebody else changed it meanwhile; nothing was saved. */
    | { is: "conflict"; message: string }
  );

const typedOf = ({ typed, note, none }: Typed): Typed => ({ typed, note, none });

/** How a letter that is in the box fares. */
export const deliveryOf = (letter: Letter, isSending = false): Delivery => {
  const typed = typedOf(letter);
  if (letter.refusal !== null) return { ...typed, ...letter.refusal };
  return { ...typed, is: isSending ? "saving" : "waiting" };
};

export const savedDelivery = (
  letter: Letter,
  at: Instant,
  warnings: readonly string[],
): Delivery => ({ ...typedOf(letter), is: "saved", at, asAt: letter.observation.asAt, warnings });
