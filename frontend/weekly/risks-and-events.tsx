/** What is to be expected: risks with who has them, and dates to know. */
import { For, type JSX, Show } from "solid-js";
import type { WeeklyEvent, WeeklyRisk, WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeDayLong, writeDayPlain, writeTime } from "../../contracts/wording.ts";

/** "New this week. Owner: Jo Bloggs"; of an open risk since when, of a closed one that it is listed for the last time. */
const writeRiskState = ({ state, owner, since }: WeeklyRisk): string => {
  const stands = {
    new: "New this week.",
    open: since === null ? "" : `Open since the week of ${writeDayPlain(since)}.`,
    closed: "Closed.",
  }[state];
  return [stands, owner === null ? "" : `Owner: ${owner}.`].filter((one) => one !== "").join(" ");
};

const writeWhen = ({ day, time, where }: WeeklyEvent): string =>
  [writeDayLong(day), time === null ? "" : writeTime(time), where ?? ""]
    .filter((one) => one !== "")
    .join(", ");

export const RisksAndEvents = (props: { update: WeeklyUpdate }): JSX.Element => (
  <div class="update-words">
    <section aria-labelledby="risks">
      <h2 id="risks">Anticipated risks in the coming week</h2>
      <ul>
        <For each={props.update.risks} fallback={<li>None noted.</li>}>
          {(risk) => (
            <li>
              <strong>{risk.risk}</strong>
              <Show when={risk.mitigation}>
                {(mitigation) => <span>Mitigation: {mitigation()}</span>}
              </Show>
              <Show when={writeRiskState(risk)}>
                {(words) => <span class="update-under">{words()}</span>}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
    <section aria-labelledby="events">
      <h2 id="events">Key upcoming events</h2>
      <ul>
        <For each={props.update.events} fallback={<li>None noted.</li>}>
          {(event) => (
            <li>
              <strong>{event.event}</strong>
              <span>{writeWhen(event)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  </div>
);
