/** "Is it right?": a figure that was asked about. It is saved either way; why it is right is kept with it. */
import { For, type JSX, Show, createSignal } from "solid-js";
import { remarkCharactersMax } from "../../contracts/remark.ts";
import { writeShortWhen } from "./cell-name.ts";
import type { Cell } from "./create-cell.ts";
import { saidOf } from "./create-remarks.ts";
import type { EntryContext } from "./entry-context.ts";

/** One press each; the first says no more than that somebody looked. */
const reasons = ["it was checked", "it was a busy day", "a backlog was cleared"] as const;

/** "267 is higher than all 48 Wednesdays this year. Is it right?": the question is asked once, by the page. */
const withoutQuestion = (sentence: string): string => sentence.replace(/\s*Is it right\?/g, "");

export const QuestionBox = (props: {
  cell: Cell;
  context: EntryContext;
  sentence: string;
}): JSX.Element => {
  const [isOpen, setIsOpen] = createSignal(false);
  const [own, setOwn] = createSignal("");
  const answer = async (words: string): Promise<void> => {
    if (words.trim() === "") return;
    await props.context.remarks.say(props.cell, "explanation", words.trim());
    props.context.goTo(props.cell.key);
  };
  const answered = () =>
    saidOf(props.context.remarks, props.cell).find(
      ({ request, refusal }) => request.is === "explanation" && refusal === null,
    );
  const refused = () =>
    saidOf(props.context.remarks, props.cell).find(({ request }) => request.is === "explanation")
      ?.refusal;
  return (
    <div class="entry-box" data-state="look">
      <p>
        <Show when={!props.cell.isNow}>
          <strong>{writeShortWhen(props.cell.row(), props.cell.ref().asAt)}: </strong>
        </Show>
        <strong>{withoutQuestion(props.sentence)}</strong> Is it right? It is saved and on the wall
        either way.
      </p>
      <Show
        when={answered()}
        fallback={
          <span class="entry-box-actions">
            <Show
              when={isOpen()}
              fallback={
                <button type="button" class="button" onClick={() => setIsOpen(true)}>
                  Yes, it is right
                </button>
              }
            >
              <span class="entry-box-label">Right, because</span>
              <For each={reasons}>
                {(reason) => (
                  <button
                    type="button"
                    class="button entry-chip"
                    onClick={() => void answer(reason)}
                  >
                    {reason}
                  </button>
                )}
              </For>
              <form
                class="entry-own"
                onSubmit={(event) => {
                  event.preventDefault();
                  void answer(own());
                }}
              >
                <input
                  class="entry-input entry-sentence"
                  type="text"
                  autocomplete="off"
                  maxlength={remarkCharactersMax}
                  aria-label={`Why ${props.cell.name()} is right`}
                  placeholder="in your own words"
                  value={own()}
                  onInput={(event) => setOwn(event.currentTarget.value)}
                />
                <button type="submit" class="button entry-chip">
                  Keep
                </button>
              </form>
            </Show>
            <button
              type="button"
              class="button entry-change"
              onClick={() => props.context.goTo(props.cell.key)}
            >
              Change it
            </button>
          </span>
        }
      >
        {(said) => (
          <p>
            Right, because {said().request.words}
            {props.context.remarks.isHeld() ? ": waiting to send." : "."}
          </p>
        )}
      </Show>
      <Show when={refused()}>{(why) => <p class="entry-problem">Not kept: {why()}</p>}</Show>
    </div>
  );
};
