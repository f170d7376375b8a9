/** Says aloud, for whoever cannot see the ring, which figures have just changed; and how the link stands. */
import { type JSX, createEffect, createSignal, on } from "solid-js";
import type { Figure } from "../../contracts/figure.ts";
import { writeTimeOf, writeValue } from "../../contracts/wording.ts";
import { readsDifferently } from "./just-changed.ts";
import { type LinkAge, type WallView } from "./wall-view.ts";

/** More than these at once are counted rather than read out. */
const namedMax = 4;

const say = (figure: Figure): string =>
  figure.value === null
    ? `${figure.title}: no figure`
    : `${figure.title} now ${writeValue(figure, figure.value)}`;

const sayChanged = (changed: readonly Figure[]): string =>
  changed.length > namedMax
    ? `${changed.length} figures changed`
    : changed.map((figure) => say(figure)).join(". ");

export const Announcements = (props: { view: WallView; age: LinkAge }): JSX.Element => {
  const [words, setWords] = createSignal("");
  let saidUpTo = "";
  createEffect(() => {
    const { figures, moved } = props.view;
    const fresh = figures.filter((figure) => {
      const last = moved[figure.key];
      if (last === undefined || figure.tile === null || last.at <= saidUpTo) return false;
      return last.was === null || readsDifferently(last.was, figure);
    });
    for (const { key } of fresh) {
      const at = moved[key]?.at ?? "";
      if (at > saidUpTo) saidUpTo = at;
    }
    if (fresh.length > 0) setWords(sayChanged(fresh));
  });
  createEffect(
    on(
      () => props.age.is,
      (is, before) => {
        if (is === "early" && props.age.is === "early") {
          setWords(`Link lost since ${writeTimeOf(props.age.since)}. Reconnecting.`);
        }
        if (is === "live" && (before === "early" || before === "late"))
          setWords("The link is back");
      },
    ),
  );
  return (
    <p class="visually-hidden" aria-live="polite">
      {words()}
    </p>
  );
};
