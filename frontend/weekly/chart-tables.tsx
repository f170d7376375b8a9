/** The numbers of the charts as tables. What is missing is a word, never a zero (rule F3). */
import { For, type JSX, Show } from "solid-js";
import type { TargetInForce } from "../../contracts/plan.ts";
import type { BreakdownSection, LastYearSection } from "../../contracts/weekly-update.ts";
import { writeDayShort, writeList, writeNumber } from "../../contracts/wording.ts";

export const FigureOrNone = (props: { value: number | null }): JSX.Element => (
  <Show when={props.value !== null} fallback={<span class="update-absent">no figure</span>}>
    {writeNumber(props.value ?? 0)}
  </Show>
);

export const BreakdownTable = (props: { section: BreakdownSection }): JSX.Element => (
  <table>
    <caption class="visually-hidden">{props.section.title}</caption>
    <thead>
      <tr>
        <th scope="col">As at</th>
        <For each={props.section.weeks[0]?.parts ?? []}>
          {(part) => <th scope="col">{part.label}</th>}
        </For>
        <th scope="col">Total</th>
      </tr>
    </thead>
    <tbody>
      <For each={props.section.weeks}>
        {(week) => (
          <tr>
            <th scope="row">{writeDayShort(week.asAt)}</th>
            <For each={week.parts}>
              {(part) => (
                <td>
                  <FigureOrNone value={part.value} />
                </td>
              )}
            </For>
            <td>
              <Show
                when={week.total !== null}
                fallback={
                  <span class="update-absent">no total: {writeList(week.missing)} missing</span>
                }
              >
                {writeNumber(week.total ?? 0)}
              </Show>
            </td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
);

const writeTarget = (target: TargetInForce): string => {
  switch (target.state) {
    case "number":
      return writeNumber(target.value);
    case "band":
      return `${writeNumber(target.floor)} to ${writeNumber(target.ceiling)}`;
    case "tbc":
      return "to be confirmed";
    case "not-rated":
      return "not rated";
    case "none":
      return "none";
  }
};

export const LastYearTable = (props: { section: LastYearSection }): JSX.Element => (
  <table>
    <caption class="visually-hidden">{props.section.title}, this year and last</caption>
    <thead>
      <tr>
        <th scope="col">As at</th>
        <th scope="col">This year</th>
        <th scope="col">Last year</th>
        <th scope="col">Target</th>
      </tr>
    </thead>
    <tbody>
      <For each={props.section.weeks}>
        {(week) => (
          <tr>
            <th scope="row">{writeDayShort(week.asAt)}</th>
            <td>
              <FigureOrNone value={week.value} />
            </td>
            <td>
              <FigureOrNone value={week.lastYear} />
            </td>
            <td>{writeTarget(week.target)}</td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
);
