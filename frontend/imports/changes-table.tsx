/** What a file would change, figure by figure: what cannot be recorded first, then what wants a look. */
import { For, type JSX, Show, createSignal } from "solid-js";
import type { ImportedChange } from "../../contracts/import.ts";
import { AmberShape, PencilShape, RedShape, TickShape } from "../ui/icons.tsx";
import { writeChangeAsAt, writeFigures } from "./receipt-words.ts";

/** More are there when they are asked for: a table of thousands is slow, and read by nobody. */
const shownFirst = 100;

const Fate = (props: { change: ImportedChange }): JSX.Element => (
  <Show
    when={props.change.refused}
    fallback={
      <Show
        when={props.change.warning}
        fallback={
          <Show
            when={props.change.from !== null}
            fallback={
              <>
                <TickShape /> New
              </>
            }
          >
            <PencilShape /> Replaces another
          </Show>
        }
      >
        {(warning) => (
          <span class="imports-look">
            <AmberShape /> <strong>Needs a look.</strong> {warning()}
          </span>
        )}
      </Show>
    }
  >
    {(refused) => (
      <span class="imports-refused">
        <RedShape /> <strong>Not recorded.</strong> {refused()}
      </span>
    )}
  </Show>
);

/** @param props.providerName what the provider of a key is called. */
export const ChangesTable = (props: {
  changes: readonly ImportedChange[];
  /** How many there are in all; the server shows the first. */
  changed: number;
  providerName: (key: string) => string;
}): JSX.Element => {
  const [isWhole, setWhole] = createSignal(false);
  const shown = () => (isWhole() ? props.changes : props.changes.slice(0, shownFirst));
  return (
    <Show when={props.changes.length > 0}>
      <section class="card imports-changes" aria-labelledby="changes">
        <h2 id="changes">What would change</h2>
        <div class="imports-scroll" role="region" aria-labelledby="changes" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col">As at</th>
                <th scope="col" class="imports-number">
                  Now
                </th>
                <th scope="col" class="imports-number">
                  In the file
                </th>
                <th scope="col">What becomes of it</th>
              </tr>
            </thead>
            <tbody>
              <For each={shown()}>
                {(change) => (
                  <tr>
                    <th scope="row">
                      {change.title}
                      {change.breakdown === "" ? "" : ` ${change.breakdown}`}
                      <span class="imports-provider">{props.providerName(change.provider)}</span>
                    </th>
                    <td>{writeChangeAsAt(change)}</td>
                    <td class="imports-number">{change.from ?? "nothing"}</td>
                    <td class="imports-number">
                      <strong>{change.to}</strong>
                    </td>
                    <td>
                      <Fate change={change} />
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
        <Show when={shown().length < props.changes.length}>
          <button type="button" class="button" onClick={() => setWhole(true)}>
            Show all {writeFigures(props.changes.length)}
          </button>
        </Show>
        <Show when={props.changes.length < props.changed}>
          <p>
            The first {writeFigures(props.changes.length)} of {writeFigures(props.changed)} are
            listed here.
          </p>
        </Show>
      </section>
    </Show>
  );
};
