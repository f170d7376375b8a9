/** Tiles that do not fit a television stand on pages that turn; where a page scrolls there is only one. */
import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from "solid-js";

export const pageTurnEveryMs = 20_000;

/** As in the styles: what is no television scrolls, and shows everything. */
const television = "(min-width: 1260px), (min-width: 900px) and (max-aspect-ratio: 1/1)";
const stillMotion = "(prefers-reduced-motion: reduce)";

export type Pages<T> = {
  count: Accessor<number>;
  /** Which one is shown, from 0. */
  page: Accessor<number>;
  shown: Accessor<readonly T[]>;
  /** Whether the page that is shown stays. */
  isHeld: Accessor<boolean>;
  setHeld(held: boolean): void;
  /** Shows a page, and holds it: who asked for it wants to read it. */
  hold(page: number): void;
};

/** Whether a media query holds, now and later. */
const createMatch = (query: string): Accessor<boolean> => {
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const note = (): void => void setMatches(list.matches);
  list.addEventListener("change", note);
  onCleanup(() => list.removeEventListener("change", note));
  return matches;
};

/**
 * Who has asked for less motion gets pages that wait until they are turned.
 *
 * @param perPage how many fit a television.
 */
export const createPages = <T>(all: Accessor<readonly T[]>, perPage: number): Pages<T> => {
  const turns = createMatch(television);
  const [turned, setTurned] = createSignal(0);
  const [isHeld, setHeld] = createSignal(matchMedia(stillMotion).matches);
  const count = createMemo(() => (turns() ? Math.max(1, Math.ceil(all().length / perPage)) : 1));
  const page = (): number => turned() % count();
  const hold = (wanted: number): void => {
    setTurned((wanted + count()) % count());
    setHeld(true);
  };
  const shown = createMemo(() =>
    count() === 1 ? all() : all().slice(page() * perPage, (page() + 1) * perPage),
  );
  createEffect(() => {
    if (count() === 1 || isHeld()) return;
    const timer = setInterval(() => setTurned((now) => now + 1), pageTurnEveryMs);
    onCleanup(() => clearInterval(timer));
  });
  const turnByKey = (event: KeyboardEvent): void => {
    if (count() === 1 || (event.key !== "PageDown" && event.key !== "PageUp")) return;
    event.preventDefault();
    hold(page() + (event.key === "PageDown" ? 1 : -1));
  };
  window.addEventListener("keydown", turnByKey);
  onCleanup(() => window.removeEventListener("keydown", turnByKey));
  return {
    count,
    page,
    shown,
    isHeld,
    setHeld,
    hold,
  };
};
