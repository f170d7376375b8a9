/** The value of a tile: a number, or the words that stand where there is none. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { Figure } from "../../contracts/figure.ts";
import { type Reading, readingOf } from "../../contracts/tile-reading.ts";
import { writeNumber } from "../../contracts/wording.ts";

const when = <K extends Reading["is"]>(
  reading: Reading,
  is: K,
): Extract<Reading, { is: K }> | undefined => {
  const isThat = (one: Reading): one is Extract<Reading, { is: K }> => one.is === is;
  return isThat(reading) ? reading : undefined;
};

export const ReadingValue = (props: { figure: Figure }): JSX.Element => {
  const reading = (): Reading => readingOf(props.figure);
  return (
    <Switch>
      <Match when={when(reading(), "number")}>
        {(number) => (
          <p class="value">
            {number().number}
            <Show when={number().sign}>
              <span class="value-sign">{number().sign}</span>
            </Show>
          </p>
        )}
      </Match>
      <Match when={when(reading(), "word")}>
        {(word) => (
          <p class="value value-word" data-says={word().says}>
            {word().word}
          </p>
        )}
      </Match>
      <Match when={when(reading(), "sentence")}>
        {(sentence) => <p class="value-sentence">{sentence().sentence}</p>}
      </Match>
      <Match when={when(reading(), "averages")}>
        {(averages) => (
          <ul class="averages">
            <For each={averages().parts}>
              {(part) => (
                <li>
                  <span class="averages-label">{part.label}</span>{" "}
                  <span class="value">
                    {part.value === null ? "–" : writeNumber(part.value, props.figure.decimals)}
                    <Show when={part.value === null}>
                      <span class="visually-hidden">no figure</span>
                    </Show>
                  </span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Match>
    </Switch>
  );
};
