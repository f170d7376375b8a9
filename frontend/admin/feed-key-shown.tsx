/** A new key, told this once, with a command that tries it. */
import { type JSX, Show, createResource } from "solid-js";
import type { NewFeedKey } from "../../contracts/people.ts";
import { calls } from "../entry/calls.ts";
import { Copy } from "../forms/copy.tsx";
import { Dialog } from "../forms/dialog.tsx";
import { writeTrial } from "./feed-key-trial.ts";

export const FeedKeyShown = (props: { made: NewFeedKey; onClose: () => void }): JSX.Element => {
  const [sheet] = createResource(
    () => props.made.key,
    ({ locality, provider }) => calls.sheet(locality, provider).catch(() => null),
  );
  const trial = () => {
    const found = sheet.state === "ready" ? sheet() : null;
    return found === null ? null : writeTrial(props.made, found.rows, location.origin);
  };
  return (
    <Dialog
      title={`The key “${props.made.key.name}”`}
      onClose={props.onClose}
      closesLightly={false}
    >
      <p>
        This is the only time that it is shown. Put it where the machine keeps its secrets; if it is
        lost, make another.
      </p>
      <Copy label="Key" text={props.made.token} />
      <Show when={trial()}>
        {(command) => (
          <>
            <p>
              To try it, run this. It sends again a figure that is there already, so the wall stays
              as it is.
            </p>
            <Copy label="Command" text={command()} rows={7} />
          </>
        )}
      </Show>
      <div class="form-actions">
        <button type="button" class="button button-main" onClick={() => props.onClose()}>
          I have copied it
        </button>
      </div>
    </Dialog>
  );
};
