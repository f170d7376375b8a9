/** What stands under a field: who else writes in it, what to look at again, and how what was typed fares. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { writePassage } from "../../../contracts/passage.ts";
import { writeDue } from "../../../contracts/wording.ts";
import { AmberShape, PencilShape } from "../../ui/icons.tsx";
import type { Edit } from "./create-edit.ts";
import { type Slot, passageShown } from "./create-slot.ts";
import { writeFlag } from "./flag-words.ts";

/** "Saved 2:52pm", "Sam Reed wrote this, 2:52pm", "Saving…", "Not sent yet: kept on this computer" */
export const writeState = (edit: Edit, slot: Slot): string => {
  const { sender, writtenAt } = slot.standing();
  switch (slot.state().is) {
    case "untouched":
      return "";
    case "saving":
      return "Saving…";
    case "waiting":
      return edit.isKept()
        ? "Not sent yet: kept on this computer"
        : "Not sent yet: keep this page open";
    case "refused":
    case "conflict":
      return "Not saved";
    case "saved": {
      const at = writtenAt === null ? "" : writeDue(writtenAt, edit.now());
      return sender === null || sender.id === edit.writer
        ? `Saved ${at}`
        : `${sender.name} wrote this, ${at}`;
    }
  }
};

const Conflict = (props: { edit: Edit; slot: Slot; back: () => void }): JSX.Element => {
  const theirs = () => {
    const standing = props.slot.standing();
    if (standing.passage === null) {
      return standing.slot === "summary"
        ? `The suggestion again: ${writePassage(passageShown(standing))}`
        : "Nothing: it was taken out.";
    }
    return writePassage(standing.passage);
  };
  const who = () => props.slot.standing().sender?.name ?? "Somebody else";
  return (
    <div class="passage-conflict" role="alert">
      <p>
        <strong>{who()} changed this while you were typing.</strong> Nothing is lost: choose which
        words stand.
      </p>
      <dl>
        <dt>Yours</dt>
        <dd>{props.slot.text() === "" ? "Nothing: you took it out." : props.slot.text()}</dd>
        <dt>Theirs</dt>
        <dd>{theirs()}</dd>
      </dl>
      <div class="passage-choices">
        <button
          type="button"
          class="button"
          onClick={() => {
            props.slot.keepMine();
            props.back();
          }}
        >
          Keep mine
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void props.slot.takeTheirs().then(props.back)}
        >
          Take theirs
        </button>
      </div>
    </div>
  );
};

const Flags = (props: { slot: Slot }): JSX.Element => {
  const flags = () => props.slot.standing().flags;
  const hasChanged = () => flags().some(({ is }) => is === "changed");
  return (
    <Show when={flags().length > 0}>
      <ul class="passage-flags">
        <For each={flags()}>
          {(flag) => (
            <li>
              {flag.is === "changed" ? <PencilShape /> : <AmberShape />}
              <span>{writeFlag(flag)}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={hasChanged()}>
        <button type="button" class="passage-small" onClick={() => props.slot.confirm()}>
          The words still hold
        </button>
      </Show>
    </Show>
  );
};

const Refusal = (props: { slot: Slot }): JSX.Element => {
  const refused = () => {
    const state = props.slot.state();
    return state.is === "refused" ? state.message : null;
  };
  return (
    <Show when={refused()}>
      {(message) => (
        <p class="passage-problem" role="alert">
          Not saved. {message()}
        </p>
      )}
    </Show>
  );
};

/**
 * @param props.take Takes the suggestion over; undefined where there is none, or something is written.
 * @param props.back Takes focus back to the field.
 */
export const Beneath = (props: {
  edit: Edit;
  slot: Slot;
  take: (() => void) | undefined;
  back: () => void;
}): JSX.Element => {
  const others = () => props.edit.others().filter(({ slot }) => slot === props.slot.slot);
  return (
    <div class="passage-beneath">
      <For each={others()}>
        {({ name }) => (
          <p class="passage-other">
            <PencilShape />
            <span>
              <strong>{name}</strong> is writing here
            </span>
          </p>
        )}
      </For>
      <Switch>
        <Match when={props.slot.state().is === "conflict"}>
          <Conflict edit={props.edit} slot={props.slot} back={props.back} />
        </Match>
        <Match when={props.slot.isBehind()}>
          <p class="passage-note">
            Something newer stands here. It is shown when you leave this field.
          </p>
        </Match>
      </Switch>
      <Flags slot={props.slot} />
      <Refusal slot={props.slot} />
      <Show when={props.take}>
        {(take) => (
          <button
            type="button"
            class="passage-small passage-take"
            tabindex="-1"
            // The field keeps its focus while the button is pressed.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take()()}
          >
            Use the suggestion
          </button>
        )}
      </Show>
      <p class="passage-state">{writeState(props.edit, props.slot)}</p>
    </div>
  );
};
