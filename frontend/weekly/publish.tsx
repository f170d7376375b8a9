/** Publishing: a step that cannot be taken back, so it is asked about in the page. */
import { type JSX, Show, createSignal } from "solid-js";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writeDayPlain } from "../../contracts/wording.ts";
import { sentenceOf } from "../api.ts";
import { calls } from "./calls.ts";
import "../ui/button.css";

const writeMissingCount = ({ missing }: WeeklyUpdate): string => {
  if (missing.length === 0) return "Everything that was due is here.";
  return missing.length === 1 ? "1 thing is missing." : `${missing.length} things are missing.`;
};

/** @param props.onPublished Called with the update as it was published. */
export const Publish = (props: {
  update: WeeklyUpdate;
  onPublished: (update: WeeklyUpdate) => void;
}): JSX.Element => {
  let dialog: HTMLDialogElement | undefined;
  const [isPublishing, setPublishing] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const publish = async (): Promise<void> => {
    setPublishing(true);
    setProblem(null);
    try {
      const { locality, monday } = props.update;
      const published = await calls.publish(locality.key, monday);
      dialog?.close();
      props.onPublished(published);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setPublishing(false);
    }
  };
  return (
    <>
      <button type="button" class="button button-main" onClick={() => dialog?.showModal()}>
        Publish…
      </button>
      <dialog ref={dialog} class="update-dialog" aria-labelledby="publish-title">
        <h2 id="publish-title">Publish the update of {writeDayPlain(props.update.monday)}?</h2>
        <p>
          It is kept as it is, for the board. Figures that are corrected later are shown beside the
          published ones. {writeMissingCount(props.update)}
        </p>
        <Show when={problem()}>
          <p class="update-problem" role="alert">
            Not published. {problem()}
          </p>
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
