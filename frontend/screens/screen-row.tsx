/** One screen in the list: a row of a table, and on a phone a card. */
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Screen, ScreensReply } from "../../contracts/screen.ts";
import { writeMoment } from "../people/write-moment.ts";
import { BrokenLinkShape, ClockShape, TickShape } from "../ui/icons.tsx";
import type { FleetStep } from "./fleet-dialog.tsx";
import {
  type Standing,
  standingOf,
  standingWords,
  writeLastSeen,
  writeMatter,
  writeRelease,
  writeShown,
  writeWaiting,
} from "./screen-words.ts";

const shapes: Record<Standing, () => JSX.Element> = {
  expired: BrokenLinkShape,
  behind: ClockShape,
  silent: BrokenLinkShape,
  starting: TickShape,
  hidden: TickShape,
  current: TickShape,
};

const steps: readonly { step: FleetStep; label: string }[] = [
  { step: "identify", label: "Identify" },
  { step: "rename", label: "Rename" },
  { step: "move", label: "Move" },
  { step: "reload", label: "Reload" },
  { step: "revoke", label: "Revoke" },
];

export const ScreenRow = (props: {
  screen: Screen;
  reply: ScreensReply;
  onStep: (step: FleetStep) => void;
}): JSX.Element => {
  const standing = () => standingOf(props.screen, props.reply, props.reply.at);
  return (
    <tr role="row" data-standing={standing()}>
      <th role="rowheader" scope="row">
        {props.screen.name}
        <span class="fleet-quiet">
          Paired by {props.screen.pairedBy}, {writeMoment(props.screen.pairedAt)}
        </span>
      </th>
      <td role="cell">
        <span class="fleet-standing">
          <Dynamic component={shapes[standing()]} />
          {standingWords[standing()]}
        </span>
        <Show when={writeMatter(props.screen, props.reply, props.reply.at)}>
          {(matter) => <span class="fleet-quiet">{matter()}</span>}
        </Show>
        <Show when={writeWaiting(props.screen)}>
          {(waiting) => <span class="fleet-quiet">{waiting()}</span>}
        </Show>
      </td>
      <td role="cell" data-label="Shows">
        {writeShown(props.screen)}
      </td>
      <td role="cell" data-label="Last heard">
        {writeLastSeen(props.screen, props.reply.at)}
      </td>
      <td role="cell" data-label="Version">
        {writeRelease(props.screen, props.reply.release)}
      </td>
      <td role="cell">
        <div class="fleet-steps">
          <For each={steps}>
            {({ step, label }) => (
              <button type="button" class="button button-small" onClick={() => props.onStep(step)}>
                {label}
                <span class="visually-hidden">: {props.screen.name}</span>
              </button>
            )}
          </For>
        </div>
      </td>
    </tr>
  );
};
