/**
 * A field that grows with its words. What follows a figure is marked: on a mirror behind the field, word
 * for word as the field breaks them.
 */
import { For, type JSX, Show, createUniqueId } from "solid-js";
import { writePassage } from "../../../contracts/passage.ts";
import { passageCharactersMax } from "../../../contracts/passage.ts";
import type { Edit } from "./create-edit.ts";
import type { Slot } from "./create-slot.ts";
import { Beneath } from "./passage-beneath.tsx";
import { markWords, writeFollowed } from "./mark-words.ts";
import { moveOn } from "./move-on.ts";

/** @param props.placeholder What an empty field says when there is nothing to suggest. */
export const PassageField = (props: {
  edit: Edit;
  slot: Slot;
  label: string;
  placeholder: string;
}): JSX.Element => {
  const about = createUniqueId();
  const stretches = () => markWords(props.slot.text(), props.slot.shown());
  const suggestion = () => writePassage(props.slot.standing().suggestion);
  const isEmpty = () => props.slot.text() === "";
  const take = (): void => props.slot.type(suggestion());
  let field: HTMLTextAreaElement | undefined;
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.altKey) {
      event.preventDefault();
      moveOn(event.currentTarget, event.shiftKey ? -1 : 1);
    } else if (event.key === "ArrowRight" && isEmpty() && suggestion() !== "") {
      event.preventDefault();
      take();
    }
  };
  return (
    <div class="passage" data-state={props.slot.state().is} data-empty={isEmpty() ? "" : undefined}>
      <div class="passage-field">
        <div class="passage-mirror" aria-hidden="true">
          <Show
            when={!isEmpty()}
            fallback={
              <span class="passage-suggestion">
                {suggestion() === "" ? props.placeholder : `Suggested: ${suggestion()}`}
              </span>
            }
          >
            <For each={stretches()}>
              {({ words, follows }) => (follows ? <mark>{words}</mark> : words)}
            </For>
            {/* A last line that is empty has a height too. */}
            {"\u200b"}
          </Show>
        </div>
        <textarea
          ref={field}
          rows="1"
          data-passage={props.slot.slot}
          aria-label={props.label}
          aria-describedby={about}
          maxLength={passageCharactersMax}
          value={props.slot.text()}
          onInput={({ currentTarget }) => props.slot.type(currentTarget.value)}
          onFocus={() => {
            props.slot.enter();
            props.edit.setHere(props.slot.slot);
          }}
          onBlur={() => {
            props.slot.leave();
            props.edit.setHere(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p id={about} class="visually-hidden">
        {isEmpty()
          ? suggestion() === ""
            ? ""
            : `Empty. Suggested: ${suggestion()} Right arrow takes it over.`
          : writeFollowed(stretches())}
      </p>
      <Beneath
        edit={props.edit}
        slot={props.slot}
        take={
          isEmpty() && suggestion() !== ""
            ? () => {
                field?.focus();
                take();
              }
            : undefined
        }
        back={() => field?.focus()}
      />
    </div>
  );
};
