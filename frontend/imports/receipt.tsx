/** What a file was understood to hold, and what would become of it. */
import { For, type JSX, Show } from "solid-js";
import type { ImportReceipt } from "../../contracts/import.ts";
import { writeNumber } from "../../contracts/wording.ts";
import { AmberShape } from "../ui/icons.tsx";
import { ChangesTable } from "./changes-table.tsx";
import { writeFigures, writeLayout, writeRow } from "./receipt-words.ts";

const Counts = (props: { receipt: ImportReceipt }): JSX.Element => {
  const facts = (): [string, string][] => [
    ["Read as", writeLayout(props.receipt.preview.layout)],
    ["Figures in the file", writeNumber(props.receipt.observations)],
    ["New or different", writeNumber(props.receipt.changed)],
    ["In force already", writeNumber(props.receipt.unchanged)],
    ["Cannot be recorded", writeNumber(props.receipt.refused)],
  ];
  return (
    <dl class="imports-counts">
      <For each={facts()}>
        {([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
};

const Warnings = (props: { warnings: readonly string[] }): JSX.Element => (
  <Show when={props.warnings.length > 0}>
    <section class="card imports-warnings" aria-labelledby="warnings">
      <h2 id="warnings">
        <AmberShape /> Wants a look
      </h2>
      <ul>
        <For each={props.warnings}>{(warning) => <li>{warning}</li>}</For>
      </ul>
    </section>
  </Show>
);

const Unmapped = (props: { unmapped: ImportReceipt["preview"]["unmapped"] }): JSX.Element => (
  <Show when={props.unmapped.length > 0}>
    <section class="card" aria-labelledby="unmapped">
      <h2 id="unmapped">No measure of this place is called this</h2>
      <p>
        These figures are not recorded. Write the measure’s name in the file, and send it again.
      </p>
      <ul class="imports-list">
        <For each={props.unmapped}>
          {({ label, rows, suggestion }) => (
            <li>
              <strong>“{label}”</strong>, {writeNumber(rows)} {rows === 1 ? "row" : "rows"}
              <Show when={suggestion}>{(meant) => <span>. Perhaps: {meant()}</span>}</Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);

const Ignored = (props: { ignored: ImportReceipt["preview"]["ignored"] }): JSX.Element => (
  <Show when={props.ignored.length > 0}>
    <section class="card" aria-labelledby="ignored">
      <h2 id="ignored">Passed over</h2>
      <ul class="imports-list">
        <For each={props.ignored}>
          {(row) => (
            <li>
              {row.why}
              <Show when={!row.why.startsWith("Row ")}>
                {" "}
                <span class="imports-provider">({writeRow(row)})</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
);

export const Receipt = (props: {
  receipt: ImportReceipt;
  providerName: (key: string) => string;
}): JSX.Element => (
  <div class="imports-receipt">
    <Counts receipt={props.receipt} />
    <Warnings warnings={props.receipt.preview.warnings} />
    <Unmapped unmapped={props.receipt.preview.unmapped} />
    <ChangesTable
      changes={props.receipt.changes}
      changed={props.receipt.changed}
      providerName={props.providerName}
    />
    <Ignored ignored={props.receipt.preview.ignored} />
  </div>
);

/** What was recorded, submission by submission, with what was asked about. */
export const Recorded = (props: { receipt: ImportReceipt }): JSX.Element => (
  <Show when={props.receipt.submissions.some(({ warnings }) => warnings.length > 0)}>
    <section class="card imports-warnings" aria-labelledby="recorded-warnings">
      <h2 id="recorded-warnings">
        <AmberShape /> Recorded, and wants a look
      </h2>
      <ul>
        <For each={props.receipt.submissions.flatMap(({ warnings }) => warnings)}>
          {({ message }) => <li>{message}</li>}
        </For>
      </ul>
      <p>{writeFigures(props.receipt.changed)} were new or different in the file.</p>
    </section>
  </Show>
);
