/** A declared level: a coloured block with its number and pips, and who declared it, since when. */
import { For, type JSX, Show, createMemo } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { levelOf } from "../../contracts/measure.ts";
import { asAtOf, levelAgeOf } from "../../contracts/tile-reading.ts";
import { writeDue } from "../../contracts/wording.ts";
import { freshnessOf } from "../../contracts/freshness.ts";
import { ClockShape } from "../ui/icons.tsx";
import { ChangeWords } from "./change.tsx";
import { justChangedOf } from "./just-changed.ts";
import { IllustrativeMark } from "./tile-head.tsx";
import type { TileProps } from "./wall-view.ts";

const levels = [1, 2, 3, 4];

export const OpelTile = (props: TileProps): JSX.Element => {
  const minute = (): Instant => props.clocks.knownMinute();
  const changed = createMemo(() => justChangedOf(props.figure, props.moved, props.clocks.now()));
  const overdue = createMemo(() => {
    const freshness = freshnessOf(props.figure, minute());
    return freshness.state === "overdue"
      ? `Overdue, due ${writeDue(freshness.dueAt, minute())}`
      : null;
  });
  const words = createMemo(() => {
    const { value, scale, none, asAt } = props.figure;
    if (asAt === null) return "No level declared yet";
    if (value === null) return none ?? "No level";
    return (scale === null ? undefined : levelOf(scale, value)?.words) ?? `Level ${value}`;
  });
  return (
    <article
      class="opel"
      data-level={props.figure.value ?? 0}
      data-state={overdue() === null ? "current" : "overdue"}
      data-changed={changed().ring}
    >
      <p class="opel-block">
        <span class="opel-name">OPEL</span>{" "}
        <span class="opel-level">{props.figure.value ?? "–"}</span>
        <span class="pips" aria-hidden="true">
          <For each={levels}>
            {(level) => <span data-filled={level <= (props.figure.value ?? 0)} />}
          </For>
        </span>
      </p>
      <div class="opel-words">
        <h3>
          {props.figure.provider.name}
          <span class="visually-hidden"> OPEL</span>
        </h3>
        <Show when={props.figure.value !== null}>
          <p class="opel-change">
            <ChangeWords figure={props.figure} />
          </p>
        </Show>
        <p class="opel-says">{words()}</p>
        <p class="as-at">
          <IllustrativeMark figure={props.figure} />
          <Show
            when={overdue()}
            fallback={
              <>
                <span class="opel-since">{levelAgeOf(props.figure, minute())}</span>
                <span class="opel-short">as at {asAtOf(props.figure)}</span>
              </>
            }
          >
            {(late) => (
              <span class="overdue">
                <ClockShape />
                <span>
                  {late()}
                  <span class="opel-since">; as at {asAtOf(props.figure)}</span>
                </span>
              </span>
            )}
          </Show>
        </p>
      </div>
    </article>
  );
};
