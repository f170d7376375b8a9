/** What the rules would have opened in the last 90 days: asked for, and shown beside the rules. */
import { For, type JSX, Show } from "solid-js";
import { dayOf } from "../../contracts/calendar.ts";
import type { NoticeTrial } from "../../contracts/notice.ts";
import { writeDayPlain, writeDayShort } from "../../contracts/wording.ts";

type Tried = NoticeTrial["rules"][number];

const writeCount = ({ openings, judged, untried }: Tried): string => {
  if (untried !== null) return untried;
  if (judged === 0) return "There were no figures to try it on.";
  const of = `of ${judged} ${judged === 1 ? "report" : "reports"}`;
  if (openings.length === 0) return `Would not have opened, ${of}.`;
  return `Would have opened ${openings.length === 1 ? "once" : `${openings.length} times`}, ${of}.`;
};

export const TrialOfRule = (props: { tried: Tried }): JSX.Element => (
  <div class="notice-trial">
    <p>
      <strong>{writeCount(props.tried)}</strong>
    </p>
    <Show when={props.tried.openings.length > 0}>
      <ul>
        <For each={props.tried.openings}>
          {({ because, clearedFor }) => (
            <li>
              {because}{" "}
              <span class="notice-quiet">
                {clearedFor === null
                  ? "Still open."
                  : `Cleared with the report for ${writeDayShort(dayOf(clearedFor))}.`}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </div>
);

export const writeTrial = ({ from, to, rules }: NoticeTrial): string => {
  const opened = rules.reduce((sum, { openings }) => sum + openings.length, 0);
  const notices = opened === 1 ? "1 notice" : `${opened} notices`;
  return `Tried on ${writeDayPlain(dayOf(from))} to ${writeDayPlain(dayOf(to))}: ${notices} would have opened. Nothing was kept, and nobody was told.`;
};
