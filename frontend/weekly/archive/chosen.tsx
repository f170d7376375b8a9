/** The editions that are ticked, and the way to them side by side. */
import { useNavigate } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import type { WeeklyEdition } from "../../../contracts/weekly-edition.ts";
import { paths } from "../../ui/paths.ts";
import { inOrder, nameOf, writeEdition, writeEditionWithin } from "./edition-words.ts";

/** Two at most: the button leads to them side by side. */
export const Chosen = (props: {
  locality: string;
  chosen: readonly WeeklyEdition[];
  onClear: () => void;
}): JSX.Element => {
  const navigate = useNavigate();
  const pair = (): readonly [WeeklyEdition, WeeklyEdition] | undefined => {
    const [one, other] = props.chosen;
    return one === undefined || other === undefined ? undefined : inOrder(one, other);
  };
  const compare = (): void => {
    const two = pair();
    if (two === undefined) return;
    navigate(paths.weeklyCompare(props.locality, nameOf(two[0]), nameOf(two[1])));
  };
  return (
    <div class="archive-chosen" data-some={props.chosen.length > 0}>
      <p role="status">
        <Switch fallback="Tick two editions to see them side by side.">
          <Match when={pair()}>
            {(two) => (
              <>
                {writeEdition(two()[0])}, and {writeEditionWithin(two()[1])}
              </>
            )}
          </Match>
          <Match when={props.chosen[0]}>
            {(one) => <>{writeEdition(one())}: tick another one.</>}
          </Match>
        </Switch>
      </p>
      <Show when={props.chosen.length > 0}>
        <button
          type="button"
          class="button button-main"
          disabled={pair() === undefined}
          onClick={compare}
        >
          Compare the two
        </button>
        <button type="button" class="button" onClick={() => props.onClear()}>
          Clear
        </button>
      </Show>
    </div>
  );
};
