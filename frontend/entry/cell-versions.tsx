/** All that was reported of a cell, and all that was said of it: who, when and why. */
import { For, type JSX, Show } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import type { CellVersion, Remark, RemarkKind } from "../../contracts/remark.ts";
import { writeDue, writeValue } from "../../contracts/wording.ts";

/** "8", "OPEL 2", "No figure: entered by mistake" */
const writeVersion = (row: EntryRow, version: CellVersion): string => {
  if (version.none !== null) return `No figure: ${version.none}`;
  if (version.text !== null) return version.text;
  return version.value === null ? "" : writeValue(row, version.value);
};

const origins: Record<CellVersion["origin"], string> = {
  entered: "",
  imported: ", from a file",
  published: ", published",
  illustrative: ", illustrative",
};

const writeWho = ({ sender, origin }: CellVersion): string =>
  `${sender === null ? "" : ` by ${sender.name}`}${origins[origin]}`;

export const Versions = (props: {
  row: EntryRow;
  versions: readonly CellVersion[];
  now: Instant;
}): JSX.Element => (
  <ol class="entry-versions">
    <For each={props.versions}>
      {(version, index) => (
        <li data-none={version.none === null ? undefined : ""}>
          <b>{writeVersion(props.row, version)}</b>
          <span>
            {index() === 0 ? "in force, saved " : "saved "}
            {writeDue(version.recordedAt, props.now)}
            {index() === 0 ? "" : ", replaced"}
            {writeWho(version)}
            <Show when={version.reason}>{(why) => <>. Why it changed: {why()}</>}</Show>
            <Show when={version.note}>{(note) => <>. “{note()}”</>}</Show>
          </span>
        </li>
      )}
    </For>
  </ol>
);

const kindWords: Record<RemarkKind, string> = {
  comment: "",
  explanation: "Right, because ",
  "follow-up": "To follow up: ",
  settled: "Settled: ",
};

/** "To follow up: please look into this" */
export const remarkWords = ({ is, words }: Pick<Remark, "is" | "words">): string =>
  `${kindWords[is]}${words}`;

export const RemarkList = (props: { remarks: readonly Remark[]; now: Instant }): JSX.Element => (
  <ol class="entry-remarks">
    <For each={props.remarks}>
      {(remark) => (
        <li data-kind={remark.is}>
          {remarkWords(remark)}
          <span class="entry-hint">
            {remark.sender.name}, {writeDue(remark.at, props.now)}
          </span>
        </li>
      )}
    </For>
  </ol>
);
