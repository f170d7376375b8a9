/** Average days by pathway, latest week first, each with a small bar in its pathway's colour. */
import { For, type JSX, Show } from "solid-js";
import type { LengthOfStaySection, StayCell } from "../../contracts/weekly-update.ts";
import { writeDayShort } from "../../contracts/wording.ts";
import { FigureOrNone } from "./chart-tables.tsx";
import type { z } from "zod";

type Stay = z.infer<typeof StayCell>;

const barWidthMax = 56;

const Bar = (props: { cell: Stay; most: number }): JSX.Element => (
  <Show when={props.cell.average !== null}>
    <svg
      class="update-bar"
      data-pathway={props.cell.pathway}
      width={barWidthMax}
      height="10"
      aria-hidden="true"
    >
      <rect width={((props.cell.average ?? 0) / props.most) * barWidthMax} height="10" rx="2" />
    </svg>
  </Show>
);

const Cells = (props: { cells: readonly Stay[]; most: number }): JSX.Element => (
  <For each={props.cells}>
    {(cell) => (
      <td>
        <Bar cell={cell} most={props.most} />
        <FigureOrNone value={cell.average} />
      </td>
    )}
  </For>
);

export const LengthOfStay = (props: { section: LengthOfStaySection }): JSX.Element => {
  const most = () => {
    const cells = [...props.section.weeks.flatMap((week) => week.cells), ...props.section.total];
    return Math.max(1, ...cells.map(({ average }) => average ?? 0));
  };
  return (
    <section aria-labelledby="length-of-stay">
      <h2 id="length-of-stay">{props.section.title}</h2>
      <p class="update-under">Days, weighted by patients</p>
      <table class="update-stay">
        <caption class="visually-hidden">{props.section.title}, in days</caption>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            <For each={props.section.pathways}>{(pathway) => <th scope="col">{pathway}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.section.weeks}>
            {(week) => (
              <tr>
                <th scope="row">{writeDayShort(week.weekCommencing)}</th>
                <Cells cells={week.cells} most={most()} />
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <Cells cells={props.section.total} most={most()} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
};
