/** How a figure has gone: the periods on the sheet as a line, the one in hand ringed. */
import { type JSX, Show } from "solid-js";
import { dayOf } from "../../contracts/calendar.ts";
import { writeDayShort, writeNumber } from "../../contracts/wording.ts";
import type { Cell } from "./create-cell.ts";

const size = { width: 260, height: 56, inset: 6 } as const;

type Point = { x: number; y: number };

/** At even steps; null for a period without a figure. */
const placePoints = (values: readonly (number | null)[]): (Point | null)[] => {
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const stepX = (size.width - 2 * size.inset) / Math.max(1, values.length - 1);
  return values.map((value, index) =>
    value === null
      ? null
      : {
          x: size.inset + index * stepX,
          y: size.height - size.inset - ((value - least) / span) * (size.height - 2 * size.inset),
        },
  );
};

/** A period without a figure breaks the line. */
const drawPath = (points: readonly (Point | null)[]): string => {
  let pen = "M";
  return points
    .map((point) => {
      if (point === null) {
        pen = "M";
        return "";
      }
      const drawn = `${pen}${point.x.toFixed(1)},${point.y.toFixed(1)}`;
      pen = "L";
      return drawn;
    })
    .join("");
};

/** @param props.cells The row's cells, oldest first. */
export const CellLine = (props: { cells: readonly Cell[]; inHand: Cell }): JSX.Element => {
  const values = () => props.cells.map((cell) => cell.value());
  const points = () => placePoints(values());
  const first = () => props.cells.find((cell) => cell.value() !== null);
  const ring = () => points()[props.cells.indexOf(props.inHand)];
  return (
    <Show when={values().filter((value) => value !== null).length > 1}>
      <svg class="entry-line" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <path d={drawPath(points())} />
        <Show when={ring()}>{(point) => <circle cx={point().x} cy={point().y} r="4.5" />}</Show>
      </svg>
      <p class="entry-line-ends">
        <Show when={first()}>
          {(cell) => (
            <span>
              {writeDayShort(dayOf(cell().ref().asAt))}: {writeNumber(cell().value() ?? 0)}
            </span>
          )}
        </Show>
        <Show when={props.inHand.value() !== null}>
          <span>
            {props.inHand.isNow ? "now" : "then"}: {writeNumber(props.inHand.value() ?? 0)}
          </span>
        </Show>
      </p>
    </Show>
  );
};
