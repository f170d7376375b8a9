/** At the side: what exactly the figure is, and how it has gone. */
import { type JSX, Show } from "solid-js";
import { type Instant, dayOf } from "../../contracts/calendar.ts";
import { writeAsAt, writeDayShort, writeDue, writeNumber } from "../../contracts/wording.ts";
import { nameOfRow } from "./entry-groups.ts";
import type { Cell } from "./create-cells.ts";

const size = { width: 260, height: 56, inset: 6 } as const;

/** The earlier figures and today's at even steps. A period without one breaks the line. */
const drawPath = (values: readonly (number | null)[]): string => {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const stepX = (size.width - 2 * size.inset) / Math.max(1, values.length - 1);
  let pen = "M";
  return values
    .map((value, index) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const x = size.inset + index * stepX;
      const y =
        size.height - size.inset - ((value - least) / span) * (size.height - 2 * size.inset);
      const drawn = `${pen}${x.toFixed(1)},${y.toFixed(1)}`;
      pen = "L";
      return drawn;
    })
    .join("");
};

const isNumeric = ({ row }: Cell): boolean => row.kind !== "text" && row.kind !== "yes-no";

const Line = (props: { cell: Cell }): JSX.Element => {
  const values = () => [...props.cell.row.before.map(({ value }) => value), props.cell.value()];
  const first = () => props.cell.row.before.find(({ value }) => value !== null);
  const today = () => props.cell.value();
  return (
    <Show when={values().filter((value) => value !== null).length > 1}>
      <svg class="entry-line" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <path d={drawPath(values())} />
      </svg>
      <p class="entry-line-ends">
        <Show when={first()}>
          {(cell) => (
            <span>
              {writeDayShort(dayOf(cell().asAt))}: {writeNumber(cell().value ?? 0)}
            </span>
          )}
        </Show>
        <Show when={today() !== null}>
          <span>now: {writeNumber(today() ?? 0)}</span>
        </Show>
      </p>
    </Show>
  );
};

export const FocusedFigure = (props: { cell: Cell; now: Instant }): JSX.Element => (
  <section class="card entry-focused" aria-labelledby="focused-figure">
    <h2 id="focused-figure">
      {nameOfRow(props.cell.row)}, {writeAsAt(props.cell.row.cadence, props.cell.row.asAt)}
    </h2>
    <Show when={isNumeric(props.cell)}>
      <Line cell={props.cell} />
    </Show>
    <p>{props.cell.row.definition}</p>
    <Show when={props.cell.content().savedAt}>
      {(savedAt) => <p class="entry-hint">In force since {writeDue(savedAt(), props.now)}</p>}
    </Show>
  </section>
);
