/** Asks before something that cannot be taken back. */
import { type JSX, Show, createSignal } from "solid-js";
import { sentenceOf } from "../api.ts";
import { Dialog } from "./dialog.tsx";

/**
 * @param props.onYes what happens on yes; while it is refused the question stays, with why.
 * @param props.onDone called with what came of it, after the question has closed.
 * @param props.yes the word on the button: what it does, never "OK".
 */
export const Confirm = <Reply,>(props: {
  title: string;
  yes: string;
  no?: string;
  onYes: () => Promise<Reply>;
  onDone: (reply: Reply) => void;
  onClose: () => void;
  children: JSX.Element;
}): JSX.Element => {
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const act = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const reply = await props.onYes();
      props.onClose();
      props.onDone(reply);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.children}
      <div role="alert">
        <Show when={problem()}>
          <p class="form-problem">
            <strong>Not done.</strong> {problem()}
          </p>
        </Show>
      </div>
      <div class="form-actions">
        <button
          type="button"
          class="button button-main"
          disabled={isBusy()}
          onClick={() => void act()}
        >
          {props.yes}
        </button>
        <button type="button" class="button" onClick={() => props.onClose()}>
          {props.no ?? "Cancel"}
        </button>
      </div>
    </Dialog>
  );
};
