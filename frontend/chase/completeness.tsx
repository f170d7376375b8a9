/** How complete each provider's weeks are: shape and words, and what is missing on opening. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { ProviderOwing, WeekCompleteness } from "../../contracts/owing.ts";
import { writeDayPlain, writeDayShort } from "../../contracts/wording.ts";
import { IncompleteShape, NoFigureShape, TickShape } from "../ui/icons.tsx";
import { type Completeness, completenessOf, writeMissing } from "./owing-words.ts";

const Shape = (props: { is: Completeness["is"] }): JSX.Element => (
  <Switch>
    <Match when={props.is === "complete"}>
      <TickShape />
    </Match>
    <Match when={props.is === "partly"}>
      <IncompleteShape />
    </Match>
    <Match when={props.is === "nothing"}>
      <NoFigureShape />
    </Match>
  </Switch>
);

const Words = (props: { of: Completeness }): JSX.Element => (
  <span class="chase-week" data-is={props.of.is}>
    <Shape is={props.of.is} />
    {props.of.words}
  </span>
);

const WeekCell = (props: { week: WeekCompleteness; provider: string }): JSX.Element => {
  const said = () => completenessOf(props.week);
  return (
    <td>
      <Show when={props.week.missing.length > 0} fallback={<Words of={said()} />}>
        <details>
          <summary>
            <Words of={said()} />
            <span class="visually-hidden">
              {" "}
              from {props.provider}, week of {writeDayPlain(props.week.monday)}: what is missing
            </span>
          </summary>
          <ul>
            <For each={writeMissing(props.week)}>{(line) => <li>{line}</li>}</For>
          </ul>
        </details>
      </Show>
      <Show when={said().beside}>{(beside) => <small>{beside()}</small>}</Show>
    </td>
  );
};

export const CompletenessTable = (props: { providers: readonly ProviderOwing[] }): JSX.Element => {
  const mondays = () => props.providers[0]?.weeks.map(({ monday }) => monday) ?? [];
  return (
    <section class="chase-completeness" aria-labelledby="completeness">
      <h2 id="completeness">How complete each week was</h2>
      <p>Figures that came, of those whose time had come. Open a week to see what is missing.</p>
      <div class="chase-scroll card" role="region" aria-labelledby="completeness" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Week of Monday</th>
              <For each={mondays()}>{(monday) => <th scope="col">{writeDayShort(monday)}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={props.providers}>
              {(owing) => (
                <tr>
                  <th scope="row">{owing.provider.shortName}</th>
                  <For each={owing.weeks}>
                    {(week) => <WeekCell week={week} provider={owing.provider.shortName} />}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </section>
  );
};
