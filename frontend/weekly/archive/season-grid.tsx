/** The season at a glance: each criterion's reading, week by week, the latest at the right. */
import { A } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource, onCleanup, onMount } from "solid-js";
import type { Rag } from "../../../contracts/figure.ts";
import type { WeeklySeason } from "../../../contracts/weekly-edition.ts";
import { writeDayShort } from "../../../contracts/wording.ts";
import { RagShape, writeRag } from "../../ui/rag.tsx";
import { paths } from "../../ui/paths.ts";
import { Empty, Failed, Loading } from "../../ui/states.tsx";
import { calls } from "./calls.ts";

const shown: readonly Rag[] = ["green", "amber", "red", "not-rated", "no-figure"];

const Key = (): JSX.Element => (
  <ul class="season-key" aria-label="What the shapes say">
    <For each={shown}>
      {(rag) => (
        <li data-rag={rag}>
          <RagShape rag={rag} />
          {writeRag(rag)}
        </li>
      )}
    </For>
  </ul>
);

/** A reading that is a sentence is set smaller: the grid is for looking along. */
const sentenceFrom = 14;

const Cell = (props: {
  reading: WeeklySeason["criteria"][number]["readings"][number];
}): JSX.Element => (
  <Show
    when={props.reading}
    fallback={
      <td class="season-none">
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">not in that week’s update</span>
      </td>
    }
  >
    {(reading) => (
      <td data-rag={reading().rag} data-long={reading().reading.length > sentenceFrom}>
        <span class="season-reading">
          <RagShape rag={reading().rag} />
          <b>{reading().reading}</b>
          <span class="visually-hidden">, {writeRag(reading().rag)}</span>
        </span>
        <Show when={reading().asAt !== "" || reading().change !== ""}>
          <small>
            {reading().asAt}
            <Show when={reading().change}>
              {(change) => (
                <span class="season-change">
                  <span class="visually-hidden">, +/- last report </span>
                  {change()}
                </span>
              )}
            </Show>
          </small>
        </Show>
      </td>
    )}
  </Show>
);

const Grid = (props: { season: WeeklySeason }): JSX.Element => {
  let scroll: HTMLDivElement | undefined;
  let table: HTMLTableElement | undefined;
  // Who opens it wants the latest week, which is at the right once the table has its width.
  onMount(() => {
    const sized = new ResizeObserver(() => {
      if (scroll !== undefined) scroll.scrollLeft = scroll.scrollWidth;
    });
    if (table !== undefined) sized.observe(table);
    onCleanup(() => sized.disconnect());
  });
  /** The year is written where it begins. */
  const hasYear = (place: number): boolean =>
    props.season.weeks[place - 1]?.monday.slice(0, 4) !==
    props.season.weeks[place]?.monday.slice(0, 4);
  return (
    <>
      <Key />
      <div
        ref={scroll}
        class="season-scroll card"
        role="region"
        aria-labelledby="season"
        tabindex="0"
      >
        <table ref={table}>
          <thead>
            <tr>
              <th scope="col">Criteria</th>
              <For each={props.season.weeks}>
                {(week, place) => (
                  <th scope="col">
                    <A href={paths.weekly(props.season.locality, week.monday)}>
                      <span class="visually-hidden">Week of </span>
                      {writeDayShort(week.monday)}
                      <Show when={hasYear(place())}> {week.monday.slice(0, 4)}</Show>
                    </A>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.season.criteria}>
              {(criterion) => (
                <tr>
                  <th scope="row">{criterion.criteria}</th>
                  <For each={criterion.readings}>{(reading) => <Cell reading={reading} />}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </>
  );
};

export const Season = (props: { locality: string }): JSX.Element => {
  const [season, { refetch }] = createResource(() => props.locality, calls.season);
  const ready = () => (season.state === "ready" ? season() : undefined);
  return (
    <section class="archive-section" aria-labelledby="season">
      <h2 id="season">The season, week by week</h2>
      <Switch fallback={<Loading what="the season" rows={5} />}>
        <Match when={ready()}>
          {(came) => (
            <Show
              when={came().weeks.length > 0}
              fallback={
                <Empty title="No week yet">
                  <p>Each week that is published adds a column here.</p>
                </Empty>
              }
            >
              <Grid season={came()} />
            </Show>
          )}
        </Match>
        <Match when={season.error}>
          <Failed
            title="The season did not come"
            error={season.error}
            retry={() => void refetch()}
          />
        </Match>
      </Switch>
    </section>
  );
};
