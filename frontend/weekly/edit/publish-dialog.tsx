/** Publishing cannot be taken back: it is asked about, with what has to be said for it. */
import { useNavigate } from "@solidjs/router";
import { For, type JSX, Show, createSignal } from "solid-js";
import type { Issue } from "../../../contracts/problem.ts";
import { type WeeklyDraft, reasonCharactersMax } from "../../../contracts/weekly-draft.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { writeDayPlain } from "../../../contracts/wording.ts";
import { ApiError, sentenceOf } from "../../api.ts";
import { paths } from "../../ui/paths.ts";
import { calls } from "../calls.ts";
import type { Edit } from "./create-edit.ts";

/** Whether anything that was due is not in it. */
const hasGaps = ({ missing, completeness }: WeeklyUpdate): boolean =>
  missing.length > 0 || (completeness !== null && completeness.come < completeness.expected);

/** All that was said against it, each once. */
const sentencesOf = (error: unknown): string[] => {
  const issues: readonly Issue[] = error instanceof ApiError ? error.issues : [];
  return [...new Set([sentenceOf(error), ...issues.map(({ message }) => message)])];
};

const unsentSentence =
  "Something you wrote has not been saved yet. Look at the fields that say so, then publish.";

const said = (words: string): string | null => (words.trim() === "" ? null : words.trim());

const Question = (props: {
  label: string;
  help: string;
  value: string;
  onInput: (words: string) => void;
}): JSX.Element => (
  <label class="weekly-edit-question">
    <strong>{props.label}</strong>
    <span>{props.help}</span>
    <textarea
      rows="3"
      maxLength={reasonCharactersMax}
      value={props.value}
      onInput={({ currentTarget }) => props.onInput(currentTarget.value)}
    />
  </label>
);

export const PublishDialog = (props: { edit: Edit; draft: WeeklyDraft }): JSX.Element => {
  let dialog: HTMLDialogElement | undefined;
  const navigate = useNavigate();
  const [gaps, setGaps] = createSignal("");
  const [reason, setReason] = createSignal("");
  const [isPublishing, setPublishing] = createSignal(false);
  const [problems, setProblems] = createSignal<readonly string[]>([]);
  const update = () => props.draft.update;
  const publish = async (): Promise<void> => {
    const { locality, monday, send, unsentCount } = props.edit;
    setPublishing(true);
    setProblems([]);
    try {
      await send();
      if (unsentCount() > 0) {
        setProblems([unsentSentence]);
        return;
      }
      await calls.publish(locality, monday, { gaps: said(gaps()), reason: said(reason()) });
      dialog?.close();
      navigate(paths.weekly(locality, monday));
    } catch (error) {
      setProblems(sentencesOf(error));
    } finally {
      setPublishing(false);
    }
  };
  return (
    <>
      <button
        type="button"
        class="button button-main"
        onClick={() => {
          setProblems([]);
          dialog?.showModal();
        }}
      >
        Publish {update().edition > 1 ? `edition ${update().edition}` : "the update"}…
      </button>
      <dialog ref={dialog} class="update-dialog" aria-labelledby="publish-title">
        <h2 id="publish-title">
          Publish {update().edition > 1 ? `edition ${update().edition} of ` : ""}the update of{" "}
          {writeDayPlain(update().monday)}?
        </h2>
        <p>
          It is kept as it is, for the board, and never changes again. Figures that are corrected
          later are shown beside the published ones.
        </p>
        <Show when={hasGaps(update())}>
          <p class="weekly-edit-gaps">
            <strong>It has gaps.</strong> {update().completeness?.sentence}
          </p>
          <Question
            label="What should the board know of the gaps?"
            help="The update is published with what you write here, and lists what is missing."
            value={gaps()}
            onInput={setGaps}
          />
        </Show>
        <Show when={update().edition > 1}>
          <Question
            label="Why is there another edition?"
            help="The earlier edition stays readable, and says that it was superseded."
            value={reason()}
            onInput={setReason}
          />
        </Show>
        <Show when={problems().length > 0}>
          <div class="update-problem" role="alert">
            <p>Not published.</p>
            <ul>
              <For each={problems()}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
          </div>
        </Show>
        <div class="update-dialog-actions">
          <button
            type="button"
            class="button button-main"
            disabled={isPublishing()}
            onClick={() => void publish()}
          >
            {isPublishing() ? "Publishing" : "Publish it"}
          </button>
          <button type="button" class="button" onClick={() => dialog?.close()}>
            Not yet
          </button>
        </div>
      </dialog>
    </>
  );
};
