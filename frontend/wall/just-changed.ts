/** That a figure has just changed: a ring for a moment, and what it was for a minute. Pure. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import { writeTimeOf, writeValue } from "../../contracts/wording.ts";
import type { Moved } from "../live/wall-state.ts";

const ringMs = 4_000;
const wasMs = 60_000;

export type JustChanged = {
  ring: boolean;
  /** "was 17" and when it changed, "8:31am"; null once it is old news, or when the value stayed. */
  was: { words: string; at: string } | null;
};

const nothing: JustChanged = { ring: false, was: null };

/** Whether two figures read differently: another due time or target alone is no change of the figure. */
export const readsDifferently = (before: Figure, after: Figure): boolean =>
  before.value !== after.value ||
  before.text !== after.text ||
  before.none !== after.none ||
  before.asAt !== after.asAt ||
  (before.incomplete === null) !== (after.incomplete === null) ||
  JSON.stringify(before.parts) !== JSON.stringify(after.parts);

export const justChangedOf = (
  figure: Figure,
  moved: Moved | undefined,
  now: Instant,
): JustChanged => {
  if (moved === undefined) return nothing;
  const { was, at } = moved;
  if (was !== null && !readsDifferently(was, figure)) return nothing;
  const ageMs = Date.parse(now) - Date.parse(at);
  if (ageMs >= wasMs) return nothing;
  const before = was === null ? null : was.value;
  return {
    ring: ageMs < ringMs,
    was:
      was === null || before === null || before === figure.value
        ? null
        : { words: `was ${writeValue(was, before)}`, at: writeTimeOf(at) },
  };
};
