/** On a phone, which has no room for them beside today: the way to a measure's earlier days. */
import type { JSX } from "solid-js";
import type { EntryContext } from "./entry-context.ts";
import type { GridGroup } from "./lay-grid.ts";
import { comesDaily } from "./entry-groups.ts";

export const EarlierDays = (props: { group: GridGroup; context: EntryContext }): JSX.Element => {
  const isOpen = () => props.context.opened.showsEarlier(props.group.key);
  const what = () => {
    const row = props.group.rows[0]?.row();
    return row === undefined || comesDaily(row) || row.cadence.every === "occasion"
      ? "days"
      : `${row.cadence.every}s`;
  };
  return (
    <button
      type="button"
      class="entry-link entry-earlier"
      aria-expanded={isOpen()}
      onClick={() => props.context.opened.toggleEarlier(props.group.key)}
    >
      {isOpen() ? "Only the latest" : `Earlier ${what()}`}
      <span class="visually-hidden"> of {props.group.title}</span>
    </button>
  );
};
