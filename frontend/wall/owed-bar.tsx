/** What is still owed today, by provider: one line that a morning call can be held from. */
import { For, type JSX, Show } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { writeAge, writeDue, writeList, writeTimeOf } from "../../contracts/wording.ts";
import { TickShape } from "../ui/icons.tsx";
import type { Owed, OwedToday } from "./owed.ts";
import type { LinkAge } from "./wall-view.ts";

const when = (owed: Owed, now: Instant): string =>
  owed.is === "late" ? `${writeAge(owed.lateMs)} late` : `by ${writeDue(owed.dueAt, now)}`;

/** "HCRG 3, RUH 7, Council 2" */
const writeOwed = ({ owed }: OwedToday): string =>
  owed.map(({ provider, figures }) => `${provider} ${figures}`).join(", ") || "nothing owed";

export const OwedBar = (props: { today: OwedToday; age: LinkAge; at: Instant }): JSX.Element => (
  <section class="owed" aria-labelledby="owed-title" data-many={props.today.owed.length > 4}>
    <h2 id="owed-title">Still owed today</h2>
    <Show
      when={props.age.is === "late" ? props.age : undefined}
      fallback={
        <ul>
          <For each={props.today.owed}>
            {(owed) => (
              <li data-owed={owed.is}>
                <span class="owed-count">{owed.figures}</span>
                <span>
                  <b>{owed.provider}</b> {when(owed, props.at)}
                </span>
              </li>
            )}
          </For>
          <Show when={props.today.allIn.length > 0}>
            <li data-owed="none">
              <TickShape />
              <span>
                <b>
                  {props.today.owed.length === 0
                    ? "Everything is in"
                    : writeList(props.today.allIn)}
                </b>
                {props.today.owed.length === 0 ? "" : " all in"}
              </span>
            </li>
          </Show>
        </ul>
      }
    >
      {(age) => (
        <p>
          Not known while the link is lost. At {writeTimeOf(age().since)}: {writeOwed(props.today)}
        </p>
      )}
    </Show>
  </section>
);
