/** The audit as a table; what changed opens under its row. */
import { For, type JSX, Show } from "solid-js";
import type { AuditEntry } from "../../contracts/audit.ts";
import { writeMoment } from "../people/write-moment.ts";
import type { Place } from "./sections.ts";

const Changes = (props: { changes: AuditEntry["changes"] }): JSX.Element => (
  <details class="changes">
    <summary>{props.changes.length === 1 ? "1 change" : `${props.changes.length} changes`}</summary>
    <dl>
      <For each={props.changes}>
        {(change) => (
          <div>
            <dt>{change.of}</dt>
            <dd>
              <span class="visually-hidden">before: </span>
              {change.before ?? "nothing"} <span aria-hidden="true">to</span>
              <span class="visually-hidden">, after: </span>{" "}
              <strong>{change.after ?? "nothing"}</strong>
            </dd>
          </div>
        )}
      </For>
    </dl>
  </details>
);

const Entry = (props: {
  entry: AuditEntry;
  places: readonly Place[];
  showsPlace: boolean;
}): JSX.Element => {
  const place = () =>
    props.places.find(({ key }) => key === props.entry.locality)?.shortName ??
    props.entry.locality ??
    "Everywhere";
  return (
    <tr data-kind={props.entry.kind}>
      <td class="audit-when" data-label="When">
        {writeMoment(props.entry.at)}
      </td>
      <td data-label="Who">
        {props.entry.sender?.name ?? "Nobody signed in"}
        <Show when={props.entry.sender?.role}>
          {(role) => <span class="audit-role">{role()}</span>}
        </Show>
      </td>
      <Show when={props.showsPlace}>
        <td data-label="Place">{place()}</td>
      </Show>
      <td class="audit-what" data-label="What">
        {props.entry.what}
        <Show when={props.entry.changes.length > 0}>
          <Changes changes={props.entry.changes} />
        </Show>
      </td>
      <td class="audit-from" data-label="From">
        {props.entry.from ?? "here"}
      </td>
    </tr>
  );
};

/** @param props.showsPlace whether the entries are of more than one place. */
export const AuditTable = (props: {
  entries: readonly AuditEntry[];
  places: readonly Place[];
  showsPlace: boolean;
}): JSX.Element => (
  <Show
    when={props.entries.length > 0}
    fallback={<p class="card">Nothing of this kind in these days.</p>}
  >
    <table class="audit">
      <caption class="visually-hidden">The audit, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <Show when={props.showsPlace}>
            <th scope="col">Place</th>
          </Show>
          <th scope="col">What</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.entries}>
          {(entry) => <Entry entry={entry} places={props.places} showsPlace={props.showsPlace} />}
        </For>
      </tbody>
    </table>
  </Show>
);
