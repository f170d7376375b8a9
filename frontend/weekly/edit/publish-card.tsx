/** From a draft to the update that never changes again: called ready, and published. */
import { type JSX, Show, createSignal } from "solid-js";
import type { WeeklyDraft } from "../../../contracts/weekly-draft.ts";
import { writeDue } from "../../../contracts/wording.ts";
import { sentenceOf } from "../../api.ts";
import { calls } from "../calls.ts";
import { writeMoment } from "../write-moment.ts";
import type { Edit } from "./create-edit.ts";
import { PublishDialog } from "./publish-dialog.tsx";

const writeState = ({ state, update, ready }: WeeklyDraft, edit: Edit): string => {
  if (ready !== null)
    return `Ready: ${ready.sender.name} called it so, ${writeDue(ready.at, edit.now())}.`;
  if (state === "published") return "Published. Nothing has been written since.";
  return update.edition > 1 ? `Draft of edition ${update.edition}.` : "Draft.";
};

export const PublishCard = (props: { edit: Edit; draft: WeeklyDraft }): JSX.Element => {
  const [problem, setProblem] = createSignal<string | null>(null);
  const [isBusy, setBusy] = createSignal(false);
  const isReady = () => props.draft.ready !== null;
  const call = async (state: "draft" | "ready"): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      // What is still on its way would take it back at once.
      await props.edit.send();
      await calls.setState(props.edit.locality, props.edit.monday, state);
      props.edit.refetch();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="card weekly-edit-side weekly-edit-publish" aria-labelledby="publish">
      <h2 id="publish" class="visually-hidden">
        Publish
      </h2>
      <p class="weekly-edit-state" role="status">
        <strong>{writeState(props.draft, props.edit)}</strong>
        <Show when={props.edit.wasTakenBack() && !isReady()}>
          {" "}
          It was called ready, and is a draft again since it was changed.
        </Show>
      </p>
      <Show when={props.draft.state === "draft" && props.draft.announcedAt}>
        {(at) => <p>It was announced as waiting on {writeMoment(at())}.</p>}
      </Show>
      <Show when={props.draft.announcedAt}>
        {(at) => (
          <p class="weekly-edit-note">
            Announced as waiting by the schedule, {writeDue(at(), props.edit.now())}.
          </p>
        )}
      </Show>
      <Show when={props.draft.waitsFor}>{(sentence) => <p>{sentence()}</p>}</Show>
      <Show when={props.draft.waitsFor === null}>
        <PublishDialog edit={props.edit} draft={props.draft} />
      </Show>
      <button
        type="button"
        class="button"
        classList={{ "button-main": props.draft.waitsFor !== null && !isReady() }}
        disabled={isBusy()}
        onClick={() => void call(isReady() ? "draft" : "ready")}
      >
        {isReady() ? "Take it back as a draft" : "Call it ready"}
      </button>
      <Show when={problem()}>
        {(sentence) => (
          <p class="passage-problem" role="alert">
            {sentence()}
          </p>
        )}
      </Show>
      <p class="weekly-edit-note">As a page, PDF, Word, PowerPoint, CSV and JSON.</p>
    </section>
  );
};
