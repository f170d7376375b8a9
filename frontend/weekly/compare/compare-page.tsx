/** `/weekly/:locality/compare`: two editions side by side, and what differs marked by word and shape. */
import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch, createResource } from "solid-js";
import type { Difference, WeeklyComparison } from "../../../contracts/weekly-edition.ts";
import { PencilShape, TickShape } from "../../ui/icons.tsx";
import { Page } from "../../ui/page.tsx";
import { paths } from "../../ui/paths.ts";
import { Empty, Failed, Loading } from "../../ui/states.tsx";
import { calls } from "../archive/calls.ts";
import { writeEdition, writeWhen } from "../archive/edition-words.ts";
import { WeeklyDoors } from "../weekly-doors.tsx";
import { CompareRows } from "./compare-rows.tsx";
import { countChanged, writeCounts } from "./compare-words.ts";
import "../../ui/button.css";
import "../../ui/icons.css";
import "../../ui/rag.css";
import "./compare.css";

type Side = WeeklyComparison["before"];

const SideHead = (props: { locality: string; label: string; side: Side }): JSX.Element => (
  <div class="card compare-side">
    <p>{props.label}</p>
    <h2>
      <A href={`${paths.weekly(props.locality, props.side.monday)}?edition=${props.side.edition}`}>
        {writeEdition(props.side)}
      </A>
    </h2>
    <p>Published {writeWhen(props.side.publishedAt)}</p>
  </div>
);

/** Null where one of the two does not have it. */
const Stands = (props: { words: string | null }): JSX.Element => (
  <Show when={props.words} fallback={<span class="compare-none">Not there</span>}>
    {props.words}
  </Show>
);

const Differences = (props: { differences: readonly Difference[] }): JSX.Element => (
  <section class="compare-section" aria-labelledby="differences">
    <h2 id="differences">Beside the table</h2>
    <Show
      when={props.differences.length > 0}
      fallback={<p>The summary, sections, risks and events say the same.</p>}
    >
      <div class="card compare-table">
        <table aria-labelledby="differences">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Earlier</th>
              <th scope="col">Later</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.differences}>
              {(one) => (
                <tr data-change="changed">
                  <th scope="row">{one.what}</th>
                  <td>
                    <span class="compare-label">Earlier</span>
                    <Stands words={one.before} />
                  </td>
                  <td>
                    <span class="compare-label">Later</span>
                    <PencilShape />
                    <Stands words={one.after} />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  </section>
);

const SideBySide = (props: { locality: string; comparison: WeeklyComparison }): JSX.Element => (
  <>
    <div class="compare-sides">
      <SideHead locality={props.locality} label="Earlier" side={props.comparison.before} />
      <SideHead locality={props.locality} label="Later" side={props.comparison.after} />
    </div>
    <Show
      when={countChanged(props.comparison) > 0}
      fallback={
        <p class="compare-same" role="status">
          <TickShape />
          <strong>Nothing differs: the two say the same.</strong>
        </p>
      }
    >
      <p class="compare-count" role="status">
        {writeCounts(props.comparison)}
      </p>
    </Show>
    <CompareRows rows={props.comparison.rows} />
    <Show when={countChanged(props.comparison) > 0}>
      <Differences differences={props.comparison.differences} />
    </Show>
  </>
);

type Asked = { before: string | undefined; after: string | undefined };

const ComparisonOf = (props: { locality: string; before: string; after: string }): JSX.Element => {
  const [comparison, { refetch }] = createResource(
    () => ({ locality: props.locality, before: props.before, after: props.after }),
    (asked) => calls.comparison(asked.locality, asked.before, asked.after),
  );
  const ready = () => (comparison.state === "ready" ? comparison() : undefined);
  return (
    <Switch fallback={<Loading what="the two editions" rows={8} />}>
      <Match when={ready()}>
        {(came) => <SideBySide locality={props.locality} comparison={came()} />}
      </Match>
      <Match when={comparison.error}>
        <Failed
          title="The two editions did not come"
          error={comparison.error}
          retry={() => void refetch()}
        >
          <A href={paths.weeklyArchive(props.locality)}>Choose others in the archive</A>
        </Failed>
      </Match>
    </Switch>
  );
};

const ComparePage = (props: { locality: string }): JSX.Element => {
  const [search] = useSearchParams<Asked>();
  const pair = () => {
    const { before, after } = search;
    return before === undefined || after === undefined ? undefined : { before, after };
  };
  return (
    <Page
      title="Two editions side by side"
      lead={<A href={paths.weeklyArchive(props.locality)}>← All published updates</A>}
      locality={props.locality}
      current="weekly"
    >
      <WeeklyDoors locality={props.locality} current="archive" />
      <Show
        when={pair()}
        fallback={
          <Empty title="This address names no two editions">
            <p>
              <A href={paths.weeklyArchive(props.locality)}>Choose two in the archive</A>.
            </p>
          </Empty>
        }
      >
        {(asked) => (
          <ComparisonOf locality={props.locality} before={asked().before} after={asked().after} />
        )}
      </Show>
    </Page>
  );
};

export default ComparePage;
