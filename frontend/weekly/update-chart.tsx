/** A chart that the server drew, placed in the page, with its numbers under it. */
import { type JSX, Match, Switch, createResource, createUniqueId } from "solid-js";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { calls } from "./calls.ts";
import { readSvg } from "./read-svg.ts";

export type UpdateChartName = "nctr-by-pathway" | "nctr-by-trust" | "nctr-last-year";

/**
 * @param props.measured What is measured: the line under the title, which says what is seen.
 * @param props.children The same numbers as a table.
 */
export const UpdateChart = (props: {
  update: WeeklyUpdate;
  name: UpdateChartName;
  measured: string;
  children: JSX.Element;
}): JSX.Element => {
  const id = createUniqueId();
  const [svg, { refetch }] = createResource(
    () => ({ update: props.update, name: props.name }),
    async ({ update, name }) => {
      const { locality, monday, asKnownAt } = update;
      return readSvg(await calls.chart(locality.key, monday, name, asKnownAt));
    },
  );
  const drawn = () => (svg.state === "ready" ? svg() : undefined);
  return (
    <section class="update-chart" aria-labelledby={id}>
      <h2 id={id}>{drawn()?.title ?? props.measured}</h2>
      <p class="update-under">{props.measured}</p>
      <Switch fallback={<p class="update-drawing update-drawing-empty">Fetching the chart</p>}>
        <Match when={svg.error}>
          <p class="update-drawing-empty" role="alert">
            The chart did not come. Its numbers are below.{" "}
            <button type="button" class="button" onClick={() => void refetch()}>
              Try again
            </button>
          </p>
        </Match>
        <Match when={drawn()} keyed>
          {({ node }) => (
            <div class="update-drawing" role="group" aria-label={props.measured} tabindex="0">
              {node}
            </div>
          )}
        </Match>
      </Switch>
      <details>
        <summary>The numbers of this chart</summary>
        {props.children}
      </details>
    </section>
  );
};
